import { beforeAll, describe, expect, it } from 'vitest';
import type { PictureTools, Unit } from '../../../src/main/engine/types.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { fakePictureTools } from '../../helpers/fake-picture-tools.ts';
import { makeMixedPdf, mixedPages, scannedSheet } from '../../helpers/mixed-pdf.ts';
import { checkUnit } from './check-unit.ts';
import { type ReadDocument, readBytes } from './read-document.ts';

let mixed: Uint8Array;
let tools: Awaited<ReturnType<typeof fakePictureTools>>;

beforeAll(async () => {
  mixed = await makeMixedPdf();
  tools = await fakePictureTools(mixedPages.flatMap((page) => scannedSheet(page) ?? []));
});

function read(pictures: PictureTools | null, fromUnit = 0): Promise<ReadDocument> {
  return readBytes('mixed.pdf', mixed, { fromUnit }, undefined, { pictures });
}

function wordBox(unit: Unit | undefined, text: string): readonly number[] | undefined {
  return unpackWords(unit?.words ?? new Uint8Array()).find((word) => unit?.text.slice(word.start, word.end) === text)
    ?.box;
}

const plain = (unit: Unit | undefined) => unit?.text.replace(/\s+/g, ' ');

describe('a PDF of text and scans', () => {
  it('has every sentence of every page, and only there', async () => {
    const { units } = await read(tools);
    units.forEach(checkUnit);
    expect(units.map((unit) => unit.index)).toEqual(mixedPages.map((_, index) => index));
    for (const [index, page] of mixedPages.entries()) {
      for (const sentence of page.sentences) {
        expect(units.filter((unit) => plain(unit)?.includes(sentence)).map((unit) => unit.index)).toEqual([index]);
      }
    }
  });

  it('says of each page how it was read', async () => {
    const { units } = await read(tools);
    const how = units.map((unit) => [mixedPages[unit.index]?.kind, unit.source, unit.chain?.includes('ocr')]);
    expect(how).toEqual([
      ['text', 'native', false],
      ['scan', 'ocr', true],
      ['text', 'native', false],
      ['rotated', 'ocr', true],
      ['sideways', 'ocr', true],
      ['garbage-layer', 'ocr', true],
      ['scanned-figure', 'native', true],
    ]);
    for (const unit of units) expect(unit.quality).toBeGreaterThan(0.8);
    expect(units[1]?.ocrConfidence).toBeCloseTo(0.93);
    expect(units[0]?.ocrConfidence).toBeNull();
  });

  it('puts the words where they are seen, in points of the page as displayed', async () => {
    const { units } = await read(tools);
    // The sheet has its first word 40 points from the left; Times at 14 points stands some ten points above its line.
    const near = (box: readonly number[] | undefined, x: number, y: number) => {
      expect(box?.[0]).toBeGreaterThan(x - 2);
      expect(box?.[0]).toBeLessThan(x + 2);
      expect(box?.[1]).toBeGreaterThan(y - 4);
      expect(box?.[1]).toBeLessThan(y + 6);
    };
    near(wordBox(units[1], 'Invoice'), 40, 60);
    expect(units[3]?.size).toEqual({ width: 842, height: 595 });
    near(wordBox(units[3], 'Minutes'), 40, 60);
    // Text that runs upwards starts at the bottom left.
    const sideways = wordBox(units[4], 'Permit') ?? [];
    expect(sideways[3]).toBeGreaterThan(842 - 42);
    expect(sideways[0]).toBeLessThan(70);
    near(wordBox(units[6], 'Depth'), 90 + 40, 300 + 60);
  });

  it('replaces a garbage layer and says so', async () => {
    const { units } = await read(tools);
    const doubt = units[5]?.doubts.find(({ code }) => code === 'text-replaced');
    expect(doubt?.values.quality).toBeLessThan(0.3);
    expect(doubt?.values.recognised).toBeGreaterThan(0.8);
    expect(units[5]?.text).not.toContain('Zhdwkhu');
  });

  it('reads a scanned figure behind the text above it', async () => {
    const { units } = await read(tools);
    expect(plain(units[6])).toMatch(/drawn by the surveyor\..*should know it\. Depth of the channel/);
  });

  it('gives the same pages when it starts in the middle', async () => {
    const whole = await read(tools);
    expect((await read(tools, 3)).units).toEqual(whole.units.slice(3));
  });

  it('without OCR says which pages are without text', async () => {
    for (const pictures of [null, failing('ocr-unavailable')]) {
      const { units } = await read(pictures);
      const silent = units.filter((unit) => unit.source === 'none');
      expect(silent.map((unit) => mixedPages[unit.index]?.kind)).toEqual(['scan', 'rotated', 'sideways']);
      for (const unit of silent) expect(unit.doubts).toContainEqual({ code: 'no-text-found', values: {} });
    }
  });

  it('loses only the page whose OCR dies', async () => {
    let asked = 0;
    const dying: PictureTools = {
      ...tools,
      recognise: (picture) => {
        asked += 1;
        return asked === 1 ? failing('worker-crashed').recognise(picture) : tools.recognise(picture);
      },
    };
    const { items } = await read(dying);
    expect(items.filter((item) => item.type === 'unit-failed')).toMatchObject([
      { index: 1, number: 2, reason: { code: 'worker-crashed' } },
    ]);
    expect(items.filter((item) => item.type === 'unit')).toHaveLength(mixedPages.length - 1);
  });

  it('calls no page without text because reading it went wrong', async () => {
    const { items } = await read(failing('internal'));
    const failed = items.filter((item) => item.type === 'unit-failed').map(({ index }) => index);
    const unread = mixedPages.flatMap(({ kind }, index) =>
      ['scan', 'rotated', 'sideways'].includes(kind) ? [index] : [],
    );
    expect(failed).toEqual(unread);
  });

  it('keeps pages in order and no more pictures under way than may be', async () => {
    let under = 0;
    let most = 0;
    const slow: PictureTools = {
      ...tools,
      parallel: 2,
      recognise: async (picture) => {
        under += 1;
        most = Math.max(most, under);
        // The earlier the page, the longer it takes.
        await new Promise((resolve) => setTimeout(resolve, 40 - 5 * under));
        under -= 1;
        return tools.recognise(picture);
      },
    };
    const { units } = await read(slow);
    expect(units.map((unit) => unit.index)).toEqual(mixedPages.map((_, index) => index));
    expect(most).toBe(2);
  });
});

function failing(code: 'internal' | 'ocr-unavailable' | 'worker-crashed'): PictureTools {
  const fail = async (): Promise<never> => {
    throw new AppError(code, 'No.', {});
  };
  return { parallel: 1, inspect: fail, recognise: fail };
}
