import { expect, test } from 'vitest';
import { rerank } from '../../../src/main/engine/search/rerank.ts';

const hits = [2, 1.5, 1.2, 0.4].map((score, index) => ({ key: index + 1, score }));
const keys = (scores: readonly (readonly [number, number])[]) => rerank(hits, new Map(scores)).map(({ key }) => key);

test('what was read stands first in the order of its scores, the rest behind it as it was', () => {
  expect(keys([])).toEqual([1, 2, 3, 4]);
  expect(
    keys([
      [3, 0.9],
      [1, 0.2],
    ]),
  ).toEqual([3, 1, 2, 4]);
  expect(keys(hits.map(({ key }) => [key, 0.5]))).toEqual([1, 2, 3, 4]);
});

test('scores fall along the list, so that whoever sorts by them keeps it', () => {
  for (const floor of [0, 0.001, 0.7]) {
    const list = rerank(
      hits,
      new Map([
        [4, 0.8],
        [1, floor],
      ]),
    );
    const scores = list.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every(Number.isFinite)).toBe(true);
  }
});
