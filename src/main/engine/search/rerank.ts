import { belowHead } from './below-head.ts';

/** What a cross-encoder says of passages it read beside the query: chunk id → 0-1. */
export type RerankScores = ReadonlyMap<number, number>;

/** Puts what a reranker read in its order, before the hits it did not read. */
export function rerank<Hit extends { readonly key: number; readonly score: number }>(
  hits: readonly Hit[],
  scores: RerankScores,
): readonly Hit[] {
  const read = hits.flatMap((hit) => {
    const score = scores.get(hit.key);
    return score === undefined ? [] : [{ ...hit, score }];
  });
  return belowHead(
    read,
    hits.filter(({ key }) => !scores.has(key)),
  );
}
