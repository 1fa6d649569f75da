import { describe, expect, it } from 'vitest';
import { fuse } from '../../../src/main/engine/search/fusion.ts';
import { spreadPlaces } from '../../../src/main/engine/search/spread-places.ts';

const hits = (...scores: readonly (readonly [string, number])[]) => scores.map(([key, score]) => ({ key, score }));

describe('fuse', () => {
  it('puts first what both parts find', () => {
    const fused = fuse([
      { part: 'keyword', hits: hits(['a', 9], ['both', 8]) },
      { part: 'vector', hits: hits(['b', 0.7], ['both', 0.6]) },
    ]);
    expect(fused[0]).toMatchObject({ key: 'both', keywordRank: 2, vectorRank: 2 });
    expect(fused.map(({ key }) => key).sort()).toEqual(['a', 'b', 'both']);
  });

  it('keeps the order of a single list', () => {
    const only = hits(['a', 3], ['b', 2], ['c', 2], ['d', 1]);
    expect(
      fuse([
        { part: 'keyword', hits: only },
        { part: 'vector', hits: [] },
      ]).map(({ key }) => key),
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets vectors that are all alike change nothing', () => {
    const words = hits(['a', 9], ['b', 6], ['c', 3]);
    const flat = hits(['c', 0.62], ['x', 0.618], ['b', 0.615], ['a', 0.61]);
    const fused = fuse([
      { part: 'keyword', hits: words },
      { part: 'vector', hits: flat },
    ]);
    expect(fused.slice(0, 3).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('counts what the other list knows of a hit it does not hold', () => {
    const lists = (known?: ReadonlyMap<string, number>) =>
      fuse([
        { part: 'keyword', hits: hits(['a', 9], ['b', 9]) },
        { part: 'vector', hits: hits(['c', 0.8]), ...(known ? { known } : {}) },
      ]);
    expect(lists(new Map([['b', 0.7]]))[0]).toMatchObject({ key: 'b', vectorRank: null });
    expect(lists()[0]?.key).toBe('a');
  });

  it('takes scores of nothing or less as nothing', () => {
    const fused = fuse([{ part: 'vector', hits: hits(['a', 0], ['b', -0.2]) }]);
    expect(fused.map(({ score }) => score)).toEqual([0, 0]);
  });
});

describe('spreadPlaces', () => {
  const list = [
    { key: 1, score: 2, place: 'p1' },
    { key: 2, score: 1.9, place: 'p1' },
    { key: 3, score: 1.8, place: 'p1' },
    { key: 4, score: 1.5, place: 'p2' },
  ];
  it('shows other places before more of the same', () => {
    expect(spreadPlaces(list, (hit) => hit.place).map(({ key }) => key)).toEqual([1, 4, 2, 3]);
  });
  it('keeps the order within one place and drops nothing', () => {
    expect(spreadPlaces(list, () => 'one').map(({ key }) => key)).toEqual([1, 2, 3, 4]);
  });
});
