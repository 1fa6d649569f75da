import type { Unit } from '../../types.ts';
import { insertText } from './insert-text.ts';
import type { PageNote } from './page-notes.ts';

/** The unit with what was written on the page at its end: one paragraph each, all words in the box of their note. */
export function withNotes(unit: Unit, notes: readonly PageNote[]): Unit {
  let noted = unit;
  for (const { text: raw, box } of notes) {
    const text = raw.replace(/\s+/g, ' ').trim();
    const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      box,
    }));
    const block = { kind: 'paragraph', level: 0, start: 0, end: text.length } as const;
    noted = insertText(noted, { text, blocks: [block], words }, noted.blocks.length);
  }
  return noted.text !== '' && noted.source === 'none' ? { ...noted, source: 'native' } : noted;
}
