import { describe, expect, it } from 'vitest';
import { type DocumentGroup, groupHits, mergeGroups } from '../../../src/renderer/stores/document-groups.ts';
import { aHit } from '../a-hit.ts';

const outline = (groups: readonly DocumentGroup[]) =>
  groups.map(({ documentId, hits }) => `${documentId} ${hits.map(({ start }) => start).join(',')}`);

describe('grouping hits by document', () => {
  it('puts a document where its best hit stands and keeps the order of its hits', () => {
    const groups = groupHits([aHit('b', 1), aHit('a', 7), aHit('b', 9), aHit('b', 3)]);
    expect(outline(groups)).toEqual(['b 1,9,3', 'a 7']);
  });

  it('lists a place once even when the engine names it twice', () => {
    expect(outline(groupHits([aHit('a', 1), aHit('a', 1)]))).toEqual(['a 1']);
  });

  it('shows two passages, or three when only one more would be hidden', () => {
    const shown = (count: number) => groupHits(Array.from({ length: count }, (_, at) => aHit('a', at)))[0]?.shown;
    expect([1, 2, 3, 4, 40].map(shown)).toEqual([1, 2, 3, 2, 2]);
  });

  it('groups nothing into nothing', () => {
    expect(groupHits([])).toEqual([]);
  });
});

describe('a better list over the one on screen', () => {
  const words = groupHits([aHit('a', 1), aHit('b', 1), aHit('c', 1), aHit('c', 2)]);
  const meaning = groupHits([aHit('d', 1), aHit('c', 2), aHit('c', 1), aHit('b', 5), aHit('b', 1)]);

  it('is taken as it is when nobody looks at the old one', () => {
    expect(outline(mergeGroups(words, meaning, 0))).toEqual(['d 1', 'c 2,1', 'b 5,1']);
  });

  it('leaves the held groups and their hits where they are, and puts what is new behind them', () => {
    expect(outline(mergeGroups(words, meaning, 2))).toEqual(['a 1', 'b 1,5', 'd 1', 'c 2,1']);
  });

  it('never lists a document twice and loses none of the better list', () => {
    for (let held = 0; held <= words.length; held += 1) {
      const ids = mergeGroups(words, meaning, held).map(({ documentId }) => documentId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(['b', 'c', 'd']));
    }
  });

  it('takes what is newly known of a hit that stays', () => {
    const [group] = mergeGroups(words, groupHits([aHit('a', 1, { similarity: 0.7 })]), 1);
    expect(group?.hits[0]?.similarity).toBe(0.7);
  });

  it('hides no passage that was on screen when its document gets more of them', () => {
    const three = groupHits([aHit('a', 1), aHit('a', 2), aHit('a', 3)]);
    const six = groupHits([9, 8, 7, 3, 2, 1].map((start) => aHit('a', start)));
    const [group] = mergeGroups(three, six, 1);
    expect(group?.hits.slice(0, group.shown).map(({ start }) => start)).toEqual([1, 2, 3]);
  });
});
