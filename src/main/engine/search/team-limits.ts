/** Numbers of a search in a team library, each with its unit and reason. */
export const teamSearchLimits = {
  /** Words of a question that are looked for: the rarest. */
  words: 12,
  /** Passages fetched by words, and by vectors: enough for 200 hits of both. */
  candidates: 300,
  /** Share of all passages above which a word says nothing, while rarer ones are there. */
  commonShare: 0.25,
  /** BM25's saturation and length, as usual. */
  bm25: { k1: 1.2, b: 0.75 },
  /** Reciprocal rank fusion's constant; Cormack, Clarke and Büttcher 2009. */
  fusion: 60,
} as const;
