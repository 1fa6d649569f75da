import { expect, test } from 'vitest';
import { type LocatableUnit, locateSpan } from '../../../src/main/engine/locate/locate-span.ts';
import { packWords } from '../../../src/main/engine/word-boxes.ts';

/** A page of a text, its words on one line; hardly recognised where `confidence` is low. */
function page(number: number, text: string, start: number, confidence?: number): LocatableUnit {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const end = index + word.length;
    const place = { start: index, end, box: [index * 6, 100, end * 6, 112] as const };
    return confidence === undefined ? place : { ...place, confidence };
  });
  const shown = { text, words: packWords(words), width: 600, height: 800 };
  return { ...shown, start, end: start + text.length, number, place: null, label: null, blocks: [] };
}

function places(units: readonly LocatableUnit[], start: number, end: number) {
  const locator = locateSpan({ kind: 'pdf', span: { start, end }, units, headingPath: () => [], lineAt: () => 1 });
  return locator.type === 'page' ? locator.places.map(({ page, boxes }) => [page, boxes.length]) : locator;
}

const [one, two] = ['The rent is', 'due on the third.'];

test('a sentence over two pages is marked on both', () => {
  expect(places([page(4, one, 0), page(5, two, 13)], 4, 29)).toEqual([
    [4, 2],
    [5, 4],
  ]);
});

test('a sentence over two pages is marked on neither when one of them is uncertain', () => {
  expect(places([page(4, one, 0), page(5, two, 13, 0.3)], 4, 29)).toEqual([
    [4, 0],
    [5, 0],
  ]);
});

test('a page that ends where the passage begins does not matter', () => {
  expect(places([page(4, one, 0, 0.3), page(5, two, 11)], 11, 27)).toEqual([
    [4, 0],
    [5, 4],
  ]);
});
