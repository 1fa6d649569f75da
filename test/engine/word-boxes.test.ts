/** Word boxes as they are stored: with and without the sureness of recognition, and those of libraries written before it was kept. */
import { expect, test } from 'vitest';
import { packWords, unpackWords } from '../../src/main/engine/word-boxes.ts';

const plain = { start: 3, end: 9, box: [1, 2, 30.5, 12] as const };

test('words without a sureness are written as they always were', () => {
  const bytes = packWords([plain]);
  expect([bytes[0], bytes.length]).toEqual([1, 23]);
  expect(unpackWords(bytes)).toEqual([plain]);
});

test('the sureness of each word comes back to half a percent', () => {
  const words = [0, 0.333, 0.87, 1].map((confidence, at) => ({
    ...plain,
    start: at * 10,
    end: at * 10 + 4,
    confidence,
  }));
  const back = unpackWords(packWords(words));
  expect(back.map(({ start, end }) => [start, end])).toEqual(words.map(({ start, end }) => [start, end]));
  for (const [at, { confidence }] of words.entries()) expect(back[at]?.confidence).toBeCloseTo(confidence, 2);
});

test('a page whose own words stand beside recognised ones keeps both', () => {
  const [own, read] = unpackWords(packWords([plain, { ...plain, start: 20, end: 24, confidence: 0.5 }]));
  expect(own?.confidence).toBe(1);
  expect(read?.confidence).toBeCloseTo(0.5, 2);
});

test('what is cut or of another version is refused', () => {
  const bytes = packWords([{ ...plain, confidence: 0.5 }]);
  expect(() => unpackWords(bytes.subarray(0, 20))).toThrow(/cut blob/);
  expect(() => unpackWords(Uint8Array.from([9, ...bytes.subarray(1)]))).toThrow(/unknown version 9/);
  expect(unpackWords(new Uint8Array())).toEqual([]);
});
