import { limits } from '../limits.ts';

/** One ranked list, best first; scores are positive, higher is better: -bm25 for words, cosine for vectors. */
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
 * Joins ranked lists into one, best first. A hit scores, in each list, the share it has of that list's best score, times the
 * part's weight. So a list counts by how clearly it tells its hits apart: vectors of a language the model never learned
 * are all alike and change nothing, where reciprocal ranks would let them scramble the words' order (README, decision 1).
 * One list alone keeps its order; ties keep the order of the lists given.
 */
export function fuse<Key>(lists: readonly RankedList<Key>[]): FusedHit<Key>[] {
  const found = new Map<Key, { score: number; keywordRank: number | null; vectorRank: number | null }>();
  for (const { part, hits } of lists) {
    const weight = limits.search.weights[part];
    const best = hits[0]?.score ?? 0;
    hits.forEach(({ key, score }, index) => {
      const entry = found.get(key) ?? { score: 0, keywordRank: null, vectorRank: null };
      entry.score += best > 0 ? (weight * Math.max(0, score)) / best : 0;
      if (part === 'keyword') entry.keywordRank = index + 1;
      else entry.vectorRank = index + 1;
      found.set(key, entry);
    });
  }
  return [...found].map(([key, entry]) => ({ key, ...entry })).sort((a, b) => b.score - a.score);
}
