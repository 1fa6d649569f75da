import { describe, expect, it } from 'vitest';
import { textExtractor } from '../../../src/main/engine/extract/text/text-extractor.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes, readFixture, wideLimits } from './read-document.ts';

const tools = { name: 'a.txt', password: null, pictures: null };

describe('plain text', () => {
  it.each([
    ['utf-16.txt', 'utf-16le', 'Grüße aus dem Leuchtturm, „größer“ als gedacht – 20 €.'],
    ['windows-1252.txt', 'windows-1252', 'Grüße aus dem Leuchtturm, „größer“ als gedacht – 20 €.'],
    ['shift-jis.txt', 'shift_jis', '灯台は九時から五時まで開いています。'],
    ['utf-8.txt', 'utf-8', '灯台は九時から五時まで開いています。'],
  ])('finds the encoding of %s', async (name, encoding, sentence) => {
    const { text, fields, units } = await readFixture(name);
    expect(fields).toContainEqual({ name: 'encoding', value: encoding, source: 'text:detected' });
    expect(text).toContain(sentence);
    expect(text).not.toContain('\uFFFD');
    units.forEach(checkUnit);
  });

  it('refuses data that only looks like a text by its name', async () => {
    await expect(readFixture('binary.txt')).rejects.toMatchObject({ code: 'format-unsupported' });
  });

  it('reads a text with a few zeros in it, not data with some letters', async () => {
    const log = `${'a line of a log\n'.repeat(50)}cut\0\0\0off\n${'another line\n'.repeat(50)}`;
    expect((await readBytes('a.log', Buffer.from(log))).text).toContain('cutoff');
    const data = Buffer.from('ab\0\0\u0001cd'.repeat(200));
    await expect(readBytes('a.log', data)).rejects.toMatchObject({ code: 'format-unsupported' });
  });

  it('keeps the lines of tables and code', async () => {
    const table = await readFixture('table.csv');
    expect(outline(table.units[0])).toEqual(['table-row: name\tcount', 'table-row: rope\t12', 'table-row: buoy\t3']);
    const code = await readBytes('a.py', Buffer.from('def f():\r\n\treturn 1\r\n\r\n\r\nf()\r\n'));
    expect(code.text).toBe('def f():\n\treturn 1\n\n\nf()\n');
    expect(outline(code.units[0])).toEqual(['code: def f():\n\treturn 1', 'code: f()']);
  });

  it('reads a long file in parts and cuts neither lines nor characters', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `line ${index} 🚢 äöü`).join('\n');
    const bytes = Buffer.from(lines);
    const sizes: number[] = [];
    const source = {
      size: bytes.length,
      read: async (offset: number, length: number) => {
        sizes.push(length);
        // Odd parts cut characters of several bytes.
        return bytes.subarray(offset, offset + Math.min(length, 65_537));
      },
    };
    const texts: string[] = [];
    for await (const item of textExtractor.extract(source, wideLimits, new AbortController().signal, tools)) {
      if (item.type === 'unit') {
        expect(item.unit.text.length).toBeLessThanOrEqual(limits.extract.textUnitCharacters);
        texts.push(item.unit.text);
      }
    }
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.join('')).toBe(lines);
    expect(texts.slice(0, -1).every((text) => text.endsWith('\n'))).toBe(true);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(limits.files.readBytes);
  });

  it('never cuts a surrogate pair, even without lines', async () => {
    const { units } = await readBytes('a.txt', Buffer.from(`a${'🚢'.repeat(limits.extract.textUnitCharacters)}`));
    expect(units.length).toBeGreaterThan(1);
    for (const unit of units) expect(unit.text).not.toContain('\uFFFD');
  });

  it('strips characters nobody sees', async () => {
    const { text } = await readBytes(
      'a.txt',
      Buffer.from('in\u200Bvis\u00ADible \u202Eright\u202C \u{E0041}\u{E0042}tag e\u0301\uFB01n'),
    );
    expect(text).toBe('invisible right tag éfin');
  });

  it('stops at the text limit after what came before it', async () => {
    const text = 'word '.repeat(limits.extract.textUnitCharacters / 2);
    const units: number[] = [];
    const run = async () => {
      const source = {
        size: text.length,
        read: async (at: number, length: number) => Buffer.from(text).subarray(at, at + length),
      };
      const narrow = { ...wideLimits, maxCharacters: limits.extract.textUnitCharacters + 1 };
      for await (const item of textExtractor.extract(source, narrow, new AbortController().signal, tools)) {
        if (item.type === 'unit') units.push(item.unit.index);
      }
    };
    await expect(run()).rejects.toMatchObject({ code: 'text-limit' });
    expect(units).toEqual([0]);
  });
});
