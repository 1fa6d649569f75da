import { expect, test } from 'vitest';
import { decodeLine } from '../../../src/main/picture-worker/second-reader/decode-line.ts';

const signs = ['a', 'b', ' '];

type Step = readonly [sign: string | null, confidence: number];

/** How likely each class is at each step: the named one so much, the others share the rest. */
function likely(...steps: readonly Step[]): Float32Array {
  const classes = signs.length + 1;
  return Float32Array.from(
    steps.flatMap(([sign, confidence]) => {
      const best = sign === null ? 0 : signs.indexOf(sign) + 1;
      return Array.from({ length: classes }, (_, at) => (at === best ? confidence : (1 - confidence) / signs.length));
    }),
  );
}

const read = (...steps: readonly Step[]) => decodeLine(likely(...steps), signs.length + 1, signs);

test('the same sign in following steps is one, with its likeliest step', () => {
  const found = read([null, 0.9], ['a', 0.6], ['a', 0.8], [null, 0.9], ['b', 0.7]);
  expect(found.map(({ sign, first, last }) => [sign, first, last])).toEqual([
    ['a', 1, 2],
    ['b', 4, 4],
  ]);
  expect(found[0]?.confidence).toBeCloseTo(0.8);
});

test('a sign twice is told from one by the nothing between', () => {
  expect(read(['a', 0.9], [null, 0.9], ['a', 0.9]).map(({ sign }) => sign)).toEqual(['a', 'a']);
  expect(read(['a', 0.9], ['b', 0.9], ['a', 0.9]).map(({ sign }) => sign)).toEqual(['a', 'b', 'a']);
});

test('spaces are signs, and a line of nothing holds none', () => {
  expect(read(['a', 0.9], [' ', 0.9], ['b', 0.9]).map(({ sign }) => sign)).toEqual(['a', ' ', 'b']);
  expect(read([null, 0.9], [null, 0.9])).toEqual([]);
});
