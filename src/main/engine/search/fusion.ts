import { limits } from '../limits.ts';

/** One ranked list, best first; `score` is cosine for vectors, bm25 (positive, higher is better) for words. */
export type RankedList<Key> = {
  readonly part: 'keyword' | 'vector';
  readonly hits: readonly { readonly key: Key; readonly score: number }[];
};

export type FusedHit<Key> = {
  readonly key: Key;
  readonly score: number;
  /** 1-based, null when that part did not find it. */
  readonly keywordRank: number | null;
  readonly vectorRank: number | null;
};

/**
 * Joins ranked lists into one, best first: reciprocal rank fusion (Cormack, Clarke, Büttcher 2009) with a weight per part.
 * One list alone keeps its order. Ties keep the order of the lists given.
 */
export function fuse<Key>(lists: readonly RankedList<Key>[]): FusedHit<Key>[] {
  const found = new Map<Key, { score: number; keywordRank: number | null; vectorRank: number | null }>();
  for (const { part, hits } of lists) {
    const weight = limits.search.weights[part];
    hits.forEach(({ key }, index) => {
      const entry = found.get(key) ?? { score: 0, keywordRank: null, vectorRank: null };
      entry.score += weight / (limits.search.fusionConstant + index + 1);
      if (part === 'keyword') entry.keywordRank = index + 1;
      else entry.vectorRank = index + 1;
      found.set(key, entry);
    });
  }
  return [...found].map(([key, entry]) => ({ key, ...entry })).sort((a, b) => b.score - a.score);
}
