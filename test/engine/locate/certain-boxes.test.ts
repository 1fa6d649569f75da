import { expect, test } from 'vitest';
import { certainBoxes } from '../../../src/main/engine/locate/certain-boxes.ts';
import { packWords, type WordBox } from '../../../src/main/engine/word-boxes.ts';

const text = 'Rent is due on the third day. Late rent costs more.';
const first = { start: 0, end: text.indexOf('.') + 1 };

/** The words of a text on one line, six points a letter; `changed` gives some of them something else. */
function words(changed: (word: string, at: WordBox) => WordBox | null = (_, at) => at, of = text): Uint8Array {
  return packWords(
    [...of.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      const end = index + word.length;
      return changed(word, { start: index, end, box: [index * 6, 100, end * 6, 112] }) ?? [];
    }),
  );
}

test('the boxes of a sentence are those of its words', () => {
  const boxes = certainBoxes(text, words(), first);
  expect(boxes?.map(([x0]) => x0)).toEqual([0, 30, 48, 72, 90, 114, 150]);
});

test('a sentence of which a word has no place is not marked', () => {
  const without = (lost: string) => words((word, at) => (word === lost ? null : at));
  expect(certainBoxes(text, without('third'), first)).toBeNull();
  expect(certainBoxes(text, without('more.'), first)).not.toBeNull();
  // As much as may stick to a word: "is" has two letters.
  expect(certainBoxes(text, without('is'), first)).not.toBeNull();
});

test('a sentence in whose place other words stand is not marked', () => {
  const stamped = words((word, at) => (word === 'costs' ? { ...at, box: [60, 90, 120, 124] } : at));
  expect(certainBoxes(text, stamped, first)).toBeNull();
  const below = words((word, at) => (word === 'costs' ? { ...at, box: [60, 112, 120, 124] } : at));
  expect(certainBoxes(text, below, first)).not.toBeNull();
});

test('a watermark across the page leaves the line in its middle marked', () => {
  const page = `${text} DRAFT`;
  const crossed = words((word, at) => (word === 'DRAFT' ? { ...at, box: [0, 0, 210, 212] } : at), page);
  expect(certainBoxes(page, crossed, first)).toHaveLength(7);
});

test('a note on a sentence does not keep it from being marked, but is not marked itself on other words', () => {
  const note = { text: `${text} Ask the landlord`, start: text.length + 1 };
  const box = [30, 95, 150, 115] as const;
  const noted = words((_, at) => (at.start < note.start ? at : { ...at, box }), note.text);
  expect(certainBoxes(note.text, noted, first)).not.toBeNull();
  expect(certainBoxes(note.text, noted, { start: note.start, end: note.text.length })).toBeNull();
});

test('words that all have one box, as of a font without sizes, are not marked', () => {
  const heap = words((_, at) => ({ ...at, box: [0, 0, 600, 800] }));
  expect(certainBoxes(text, heap, first)).toBeNull();
});

test('the same word in the same place, as a field and its print, is no other word', () => {
  const field = `${text} third`;
  const packed = words((word, at) => (word === 'third' ? { ...at, box: [114, 99, 144, 113] } : at), field);
  expect(certainBoxes(field, packed, first)).not.toBeNull();
});

test('a sentence that was hardly recognised is not marked, one with a single doubtful word is', () => {
  const sure = (mean: number) => words((_, at) => ({ ...at, confidence: mean }));
  expect(certainBoxes(text, sure(0.55), first)).toBeNull();
  expect(certainBoxes(text, sure(0.65), first)).not.toBeNull();
  const one = words((word, at) => ({ ...at, confidence: word === 'third' ? 0.1 : 0.95 }));
  expect(certainBoxes(text, one, first)).not.toBeNull();
});

test('a few letters must be surer than a sentence', () => {
  const sure = (mean: number) => words((_, at) => ({ ...at, confidence: mean }));
  const few = { start: 0, end: 'Rent is due'.length };
  expect(certainBoxes(text, sure(0.65), few)).toBeNull();
  expect(certainBoxes(text, sure(0.8), few)).not.toBeNull();
});

test('a page without words is not marked', () => {
  expect(certainBoxes(text, new Uint8Array(), first)).toBeNull();
});
