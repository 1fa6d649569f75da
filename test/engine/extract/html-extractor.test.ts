import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes, readFixture } from './read-document.ts';

describe('HTML', () => {
  it('keeps the main content with its headings, lists and tables and drops decoration, scripts and hidden text', async () => {
    const { units, kind, fields, text } = await readFixture('article.html');
    expect(kind).toBe('html');
    const blocks = units.flatMap(outline);
    expect(blocks[0]).toBe('heading 1: Seals return to the bay');
    expect(blocks).toContain('heading 2: What the wardens saw');
    expect(blocks).toContain('list-item 1: Keep three hundred metres away.');
    expect(blocks).toContain('list-item 2: 1. Even small ones.');
    expect(blocks).toContain('caption: Pups counted');
    expect(blocks).toContain('table-row: 2025\t11');
    expect(blocks.find((block) => block.startsWith('quote'))).toContain('until we heard them at night');
    for (const unwanted of ['never text', 'hidden instructions', 'Buy two tickets', 'Shop', 'Imprint']) {
      expect(text).not.toContain(unwanted);
    }
    expect(fields).toContainEqual({ name: 'title', value: 'Seals return to the bay', source: 'html:title' });
    units.forEach(checkUnit);
  });

  it('reads the whole body when there is no article in it', async () => {
    const page =
      '<title>Stock</title><table><tr><th>Part</th><th>Left</th></tr><tr><td>Rope</td><td>12</td></tr></table><p>Counted in May.';
    const { units } = await readBytes('stock.html', Buffer.from(page));
    expect(units.flatMap(outline)).toEqual([
      'table-row: Part\tLeft',
      'table-row: Rope\t12',
      'paragraph: Counted in May.',
    ]);
  });

  it.each([
    ['windows-1251', '<meta charset="windows-1251">', [0xcc, 0xee, 0xf0, 0xe5], 'Море'],
    ['shift_jis', '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', [0x8a, 0x43], '海'],
  ])('believes the declared encoding %s', async (name, tag, letters, expected) => {
    const page = Buffer.concat([
      Buffer.from(`<html><head>${tag}</head><body><p>`),
      Buffer.from(letters),
      Buffer.from('</p>'),
    ]);
    const { text, fields } = await readBytes('a.html', page);
    expect(text).toBe(expected);
    expect(fields).toContainEqual({ name: 'encoding', value: name, source: 'text:detected' });
  });

  it('survives markup nested deeper than any stack', async () => {
    const { text } = await readBytes(
      'deep.html',
      Buffer.from(`<html><body><p>before</p>${'<div>'.repeat(50_000)}deep`),
    );
    expect(text).toContain('before');
  });
});
