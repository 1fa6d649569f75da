import { describe, expect, it } from 'vitest';
import { checkUnit } from './check-unit.ts';
import { outline, readFixture } from './read-document.ts';

describe('Markdown', () => {
  it('reads structure and leaves markup out', async () => {
    const { units, kind, fields } = await readFixture('notes.md');
    expect(kind).toBe('markdown');
    expect(units.flatMap(outline)).toEqual([
      'code: title: Notes of the keeper\nauthor: A. Keeper',
      'heading 1: Log book',
      'paragraph: The first entry of the book is about fog, which lasted three days.',
      'heading 2: Tools',
      'list-item 1: 1. Lamp',
      'list-item 1: 2. Horn',
      'list-item 2: spare reed',
      'list-item 2: grease',
      'table-row: Item\tCount',
      'table-row: Rope\t12',
      'table-row: Buoys\t3',
      'code: light --on',
      'quote: Never leave the lamp alone.',
      'paragraph: Raw markup in between',
    ]);
    expect(fields.slice(-2)).toEqual([
      { name: 'title', value: 'Notes of the keeper', source: 'markdown:front-matter' },
      { name: 'author', value: 'A. Keeper', source: 'markdown:front-matter' },
    ]);
    units.forEach(checkUnit);
  });
});
