import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { checkUnit } from './check-unit.ts';
import { documents, outline, readBytes, readFixture } from './read-document.ts';

const ferry =
  'The ferry leaves the north pier every morning at half past six and reaches the island before eight. In winter it sails only on Tuesdays, Thursdays and Saturdays, weather permitting.';

describe('PDF text', () => {
  it('keeps headings, paragraphs, list items and table rows apart', async () => {
    const { units, kind } = await readFixture('plain.pdf');
    expect(kind).toBe('pdf');
    expect(outline(units[0])).toEqual([
      'heading 1: Harbour handbook',
      `paragraph: ${ferry}`,
      'heading 2: Before sailing',
      'list-item 1: • Check the mooring lines.',
      'list-item 1: • Sound the horn twice.',
      'heading 2: Fares',
      'table-row: Season\tAdult\tChild',
      'table-row: Summer\t12.50\t6.00',
      'table-row: Winter\t9.80\t4.50',
    ]);
    expect(units.map((unit) => [unit.index, unit.number, unit.source])).toEqual([
      [0, 1, 'native'],
      [1, 2, 'native'],
    ]);
    units.forEach(checkUnit);
  });

  it('names its metadata and page count before the first page', async () => {
    const { items } = await readFixture('plain.pdf');
    expect(items[0]).toEqual({
      type: 'metadata',
      fields: [
        { name: 'title', value: 'Harbour handbook', source: 'pdf:Info.Title' },
        { name: 'author', value: 'A. Keeper', source: 'pdf:Info.Author' },
        { name: 'page-count', value: '2', source: 'pdf:pages' },
      ],
      units: 2,
    });
  });

  it.each(['plain.pdf', 'rotated.pdf', 'cropped.pdf', 'two-column.pdf', 'hyphenated.pdf', 'running-lines.pdf'])(
    'gives %s sound units',
    async (name) => {
      const { units } = await readFixture(name);
      expect(units.length).toBeGreaterThan(0);
      units.forEach(checkUnit);
    },
  );

  it('reads two columns one after the other, however the file writes them', async () => {
    const { units } = await readFixture('two-column.pdf');
    for (const unit of units) {
      const texts = outline(unit).slice(2);
      expect(texts).toHaveLength(3);
      expect(texts[0]).toMatch(/^paragraph: Salt marshes .* twenty years show .* roots of the marsh strong\.$/);
      expect(texts[1]).toMatch(/^paragraph: Dunes behave .* holds it there, provided .* two years after planting\.$/);
      expect(texts[2]).toMatch(/^paragraph: Both are cheaper than concrete/);
    }
  });

  it('joins words split at line ends, keeps compounds and spells ligatures out', async () => {
    const { units, text } = await readFixture('hyphenated.pdf');
    expect(text).toBe(
      'The committee discussed the infrastructure of the harbour and a well-known problem with its well-known gates. The first office was flooded.',
    );
    const words = unpackWords(units[0]?.words ?? new Uint8Array()).map((word) => text.slice(word.start, word.end));
    expect(words).toContain('infra');
    expect(words).toContain('structure');
    expect(words.join('')).toBe(text.replaceAll(' ', ''));
  });

  it('marks lines that repeat on every page as headers and footers and leaves them in', async () => {
    const { units } = await readFixture('running-lines.pdf');
    expect(units).toHaveLength(4);
    for (const unit of units) {
      const blocks = outline(unit);
      expect(blocks[0]).toBe('header: Harbour handbook 2025');
      expect(blocks.at(-1)).toBe(`footer: Page ${unit.number} of 4`);
      expect(blocks.slice(1, -1).every((block) => block.startsWith('paragraph'))).toBe(true);
    }
  });

  it('keeps a page without text as an empty unit', async () => {
    const { units } = await readFixture('empty-page.pdf');
    expect(units.map((unit) => [unit.text, unit.source])).toEqual([
      ['before the empty page', 'native'],
      ['', 'none'],
      ['after it', 'native'],
    ]);
    expect(units[1]?.size).toEqual({ width: 595, height: 842 });
  });
});

describe('PDF doubts', () => {
  it('flags text that a person can not see', async () => {
    const { units } = await readFixture('hidden-text.pdf');
    const [doubt] = units[0]?.doubts ?? [];
    expect(doubt?.code).toBe('hidden-text');
    for (const way of ['outside', 'unpainted', 'white', 'small']) expect(doubt?.values[way]).toBeGreaterThan(40);
    expect(units[1]?.doubts).toEqual([]);
  });

  it('leaves text outside the cropped page out', async () => {
    const { text, units } = await readFixture('cropped.pdf');
    expect(text).not.toContain('PRINT MARK');
    expect(units[0]?.doubts[0]?.values.outside).toBe(36);
  });

  it('has no doubts about plain pages', async () => {
    for (const name of ['plain.pdf', 'rotated.pdf', 'two-column.pdf']) {
      const { units } = await readFixture(name);
      expect(units.flatMap((unit) => unit.doubts)).toEqual([]);
    }
  });
});

describe('PDF failures', () => {
  it.each([
    ['encrypted.pdf', 'password-needed'],
    ['damaged.pdf', 'file-damaged'],
  ])('refuses %s with %s', async (name, code) => {
    await expect(readFixture(name)).rejects.toMatchObject({ code });
  });

  it('saves what is there of a file that was cut off, and says so', async () => {
    const { units } = await readFixture('truncated.pdf');
    expect(outline(units[0])).toContain('heading 1: Harbour handbook');
    for (const unit of units) {
      expect(unit.chain).toContain('best-effort');
      expect(unit.doubts).toContainEqual({ code: 'file-damaged', values: {} });
    }
  });

  it('reports one broken page and reads on', async () => {
    const { items } = await readFixture('broken-page.pdf');
    expect(items.map((item) => item.type)).toEqual(['metadata', 'unit', 'unit-failed', 'unit']);
    expect(items[2]).toMatchObject({ index: 1, number: 2, reason: { code: 'unit-failed', values: { page: 2 } } });
  });

  it('refuses a file above the size limit without reading it', async () => {
    let reads = 0;
    const { pdfExtractor } = await import('../../../src/main/engine/extract/pdf/pdf-extractor.ts');
    const source = {
      size: limits.files.maxPdfBytes + 1,
      read: async () => {
        reads += 1;
        return new Uint8Array();
      },
    };
    const run = async () => {
      for await (const _ of pdfExtractor.extract(
        source,
        { maxCharacters: 1, maxExpansion: 1, fromUnit: 0 },
        new AbortController().signal,
        { name: 'a.pdf', password: null, pictures: null },
      ));
    };
    await expect(run()).rejects.toMatchObject({ code: 'file-too-large' });
    expect(reads).toBe(0);
  });

  it('stops at the text limit after the pages before it', async () => {
    const bytes = readFileSync(path.join(documents, 'plain.pdf'));
    const whole = await readBytes('plain.pdf', bytes);
    const most = (whole.units[0]?.text.length ?? 0) + 1;
    await expect(readBytes('plain.pdf', bytes, { maxCharacters: most })).rejects.toMatchObject({ code: 'text-limit' });
  });

  it('gives the same pages when it starts in the middle', async () => {
    const whole = await readFixture('running-lines.pdf');
    const rest = await readFixture('running-lines.pdf', { fromUnit: 2 });
    expect(rest.units).toEqual(whole.units.slice(2));
  });

  it('stops when it is told to', async () => {
    const bytes = readFileSync(path.join(documents, 'running-lines.pdf'));
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(readBytes('a.pdf', bytes, {}, controller.signal)).rejects.toThrow('enough');
  });

  it('reads on after a hundred other files in one process', async () => {
    for (let round = 0; round < 100; round += 1) {
      await expect(readFixture('damaged.pdf')).rejects.toMatchObject({ code: 'file-damaged' });
    }
    expect((await readFixture('plain.pdf')).units).toHaveLength(2);
  });
});
