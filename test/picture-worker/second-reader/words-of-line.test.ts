import { expect, test } from 'vitest';
import type { ReadLine } from '../../../src/main/picture-worker/second-reader/words-of-line.ts';
import { wordsOfLine } from '../../../src/main/picture-worker/second-reader/words-of-line.ts';

/** A line of 100 steps, each two pixels of the page: signs at their steps. */
function line(placed: readonly (readonly [sign: string, step: number])[], slope = 0): ReadLine {
  const signs = placed.map(([sign, step]) => ({ sign, confidence: 0.9, first: step, last: step }));
  return { signs, steps: 100, box: { middle: [300, 50], width: 200, height: 20, slope } };
}

const spread = (text: string, from: number, step = 4) => [...text].map((sign, at) => [sign, from + at * step] as const);

test('words end at spaces and stand where their signs were seen', () => {
  const [first, second] = wordsOfLine(line([...spread('SUB', 2), [' ', 14], ...spread('TOTAL', 18)]));
  expect([first?.text, second?.text]).toEqual(['SUB', 'TOTAL']);
  // Steps 2 to 10 and half a letter on either side, from 200 on.
  expect(first?.box.map(Math.round)).toEqual([201, 40, 225, 60]);
  expect(second?.box[0]).toBeCloseTo(233, 0);
});

test('a wide gap parts words where no space was read', () => {
  const words = wordsOfLine(line([...spread('TAX', 2), ...spread('5.00', 40)]));
  expect(words.map(({ text }) => text)).toEqual(['TAX', '5.00']);
});

test('a narrow gap parts them only where somebody else saw it', () => {
  const glued = line([...spread('12/03', 2), ...spread('10:25', 24)]);
  expect(wordsOfLine(glued).map(({ text }) => text)).toEqual(['12/0310:25']);
  // Between the signs at steps 18 and 24, two pixels each.
  expect(wordsOfLine(glued, [244]).map(({ text }) => text)).toEqual(['12/03', '10:25']);
  // Not inside a word, where signs stand as close as they usually do.
  expect(wordsOfLine(glued, [210]).map(({ text }) => text)).toEqual(['12/0310:25']);
});

test('a word of a slanted line has the place it has on the page', () => {
  const placed = [...spread('AB', 2), [' ', 10] as const, ...spread('CD', 90)];
  const [left, right] = wordsOfLine(line(placed, Math.PI / 36));
  expect(left?.box[1]).toBeLessThan(40);
  expect(right?.box[1]).toBeGreaterThan(40);
  expect((left?.box[1] ?? 0) + 14).toBeLessThan(right?.box[1] ?? 0);
});

test('a sign alone is as wide as half its line is high', () => {
  const [word] = wordsOfLine(line([['7', 50]]));
  expect((word?.box[2] ?? 0) - (word?.box[0] ?? 0)).toBeCloseTo(10);
});
