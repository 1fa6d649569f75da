/** Two readings of one page become one: the surer of each word, what only one of them found, and the layout of the first. */
import { expect, test } from 'vitest';
import { mergedWords, type PlacedWord } from '../../src/main/picture-worker/merged-words.ts';
import { missedLetters } from '../../src/main/picture-worker/missed-letters.ts';

/** A word of 10 pixels a letter in row `row` (20 pixels each), in the block and line given. */
const word = (text: string, x: number, row: number, confidence: number, line = row, block = 0): PlacedWord => {
  const box = [x, row * 20, x + text.length * 10, row * 20 + 14] as const;
  return { text, box, flat: box, confidence, block, paragraph: block, line };
};
const said = (words: readonly PlacedWord[]) => words.map(({ text, line }) => `${line} ${text}`);

test('of one place the surer reading is taken, the first where they are alike', () => {
  const first = [word('Tota1', 0, 0, 0.6), word('343.95', 100, 0, 0.9)];
  const second = [word('Total', 0, 0, 0.95), word('848.95', 100, 0, 0.91)];
  expect(said(mergedWords(first, second))).toEqual(['0 Total', '0 343.95']);
});

test('words that one reading ran together or broke apart are not told twice', () => {
  expect(
    said(mergedWords([word('TotalRM', 0, 0, 0.55)], [word('Total', 0, 0, 0.95), word('RM', 50, 0, 0.95)])),
  ).toEqual(['0 Total', '0 RM']);
  expect(
    said(mergedWords([word('Total', 0, 0, 0.95), word('RM', 50, 0, 0.95)], [word('TotalRM', 0, 0, 0.55)])),
  ).toEqual(['0 Total', '0 RM']);
});

test('what was missed stands on the line it belongs to, in its place, or on a line of its own', () => {
  const first = [word('Total', 0, 1, 0.9), word('9.00', 200, 1, 0.9), word('Cash', 0, 3, 0.9)];
  const second = [word('RM', 100, 1, 0.9, 7), word('Tax', 0, 2, 0.9, 8), word('1.00', 200, 2, 0.9, 8)];
  const merged = mergedWords(first, second);
  expect(merged.map(({ text }) => text)).toEqual(['Total', 'RM', '9.00', 'Tax', '1.00', 'Cash']);
  const lineOf = (text: string) => merged.find((one) => one.text === text)?.line;
  expect(lineOf('RM')).toBe(lineOf('Total'));
  expect(lineOf('Tax')).toBe(lineOf('1.00'));
  expect(new Set([lineOf('Total'), lineOf('Tax'), lineOf('Cash')]).size).toBe(3);
});

test('a scrap that only the second reading saw, and doubts, is left out', () => {
  expect(said(mergedWords([word('Total', 0, 0, 0.9)], [word('~~', 200, 0, 0.9), word('xq', 300, 0, 0.4)]))).toEqual([
    '0 Total',
  ]);
  expect(said(mergedWords([], [word('Total', 0, 0, 0.9)]))).toEqual(['0 Total']);
});

test('letters in no word are counted, dots and lines are not', () => {
  const places = Array.from({ length: 40 }, (_, at) => [at * 12, 0, at * 12 + 8, 12] as const);
  const dots = Array.from({ length: 40 }, (_, at) => [at * 12, 40, at * 12 + 1, 41] as const);
  const all = [...places, ...dots];
  const pick = (index: 0 | 1 | 2 | 3) => Int32Array.from(all, (place) => place[index]);
  const letters = { count: all.length, left: pick(0), top: pick(1), right: pick(2), bottom: pick(3) };
  expect(missedLetters(letters, 13, [[0, 0, 500, 14]])).toBe(0);
  expect(missedLetters(letters, 13, [[0, 0, 238, 14]])).toBe(0.5);
  expect(missedLetters(letters, 13, [])).toBe(1);
});
