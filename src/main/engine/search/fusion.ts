/** One ranked list, best first; scores are positive, higher is better: -bm25 for words, cosine for vectors. */
export type RankedList<Key> = {
  readonly part: 'keyword' | 'vector';
  readonly hits: readonly { readonly key: Key; readonly score: number }[];
  /** Scores of hits that only the other list brought, as far as they are known. */
  readonly known?: ReadonlyMap<Key, number>;
};

export type FusedHit<Key> = {
  readonly key: Key;
  readonly score: number;
  /** 1-based, null when that part did not find it. */
  readonly keywordRank: number | null;
  readonly vectorRank: number | null;
};

/**
 * Joins ranked lists into one, best first. A hit scores, in each list, the share it has of that list's best score. So a list counts
 * by how clearly it tells its hits apart, where reciprocal ranks would trust all lists alike (README, decision 1). A hit of one list
 * is given its score in the other too where it is known: falling out of a list at place 201 says nothing about a passage.
 * One list alone keeps its order; ties keep the order of the lists given.
 */
export function fuse<Key>(lists: readonly RankedList<Key>[]): FusedHit<Key>[] {
  const found = new Map<Key, { score: number; keywordRank: number | null; vectorRank: number | null }>();
  for (const { part, hits } of lists) {
    hits.forEach(({ key }, index) => {
      const entry = found.get(key) ?? { score: 0, keywordRank: null, vectorRank: null };
      if (part === 'keyword') entry.keywordRank = index + 1;
      else entry.vectorRank = index + 1;
      found.set(key, entry);
    });
  }
  for (const { hits, known } of lists) {
    const best = hits[0]?.score ?? 0;
    if (best <= 0) continue;
    const scores = new Map(hits.map(({ key, score }) => [key, score]));
    for (const [key, entry] of found) entry.score += Math.max(0, scores.get(key) ?? known?.get(key) ?? 0) / best;
  }
  return [...found].map(([key, entry]) => ({ key, ...entry })).sort((a, b) => b.score - a.score);
}
