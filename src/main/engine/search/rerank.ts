/** What a cross-encoder says of passages it read beside the query: chunk id → 0-1. */
export type RerankScores = ReadonlyMap<number, number>;

/**
 * Puts what a reranker read in its order, best first, before the hits it did not read; these keep theirs, with scores below. Ties keep
 * the order given.
 */
export function rerank<Hit extends { readonly key: number; readonly score: number }>(
  hits: readonly Hit[],
  scores: RerankScores,
): readonly Hit[] {
  const read = hits.flatMap((hit) => {
    const score = scores.get(hit.key);
    return score === undefined ? [] : [{ ...hit, score }];
  });
  read.sort((a, b) => b.score - a.score);
  const rest = hits.filter(({ key }) => !scores.has(key));
  const floor = read.at(-1)?.score ?? 1;
  const best = Math.max(...rest.map(({ score }) => score), Number.MIN_VALUE);
  const share = read.length > 0 ? Math.min(1, floor / best) : 1;
  return [...read, ...rest.map((hit) => ({ ...hit, score: hit.score * share }))];
}
