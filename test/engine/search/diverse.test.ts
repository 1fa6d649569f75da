import { expect, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { diverse } from '../../../src/main/engine/search/diverse.ts';

const vectors = new Map([
  [1, Float32Array.of(1, 0, 0)],
  [2, Float32Array.of(1, 0, 0)],
  [3, Float32Array.of(0, 1, 0)],
  [4, Float32Array.of(0, 0, 1)],
]);
const vectorOf = (key: number) => vectors.get(key);
const keys = (hits: readonly { key: number }[]) => hits.map(({ key }) => key);

test('a copy gives its place to what adds something, the order of others stays', () => {
  const hits = [
    { key: 1, score: 2 },
    { key: 2, score: 1.95 },
    { key: 3, score: 1.8 },
    { key: 4, score: 1.7 },
  ];
  expect(keys(diverse(hits, vectorOf, 3))).toEqual([1, 3, 4]);
  expect(keys(diverse(hits, vectorOf, 9))).toEqual([1, 3, 4, 2]);
  // Without vectors nothing can be told apart.
  expect(keys(diverse(hits, () => undefined, 3))).toEqual([1, 2, 3]);
  expect(diverse([], vectorOf, 3)).toEqual([]);
});

test('what is much worse does not come up for being different', () => {
  const hits = [
    { key: 1, score: 2 },
    { key: 2, score: 1.9 },
    { key: 3, score: 0.4 },
  ];
  expect(keys(diverse(hits, vectorOf, 2))).toEqual([1, 2]);
  const many = Array.from({ length: limits.search.head + 1 }, (_, at) => ({
    key: at === limits.search.head ? 4 : 1,
    score: 1,
  }));
  expect(keys(diverse(many, vectorOf, limits.search.head))).not.toContain(4);
});
