/** Numbers of the help, each with its unit and reason. */
export const helpLimits = {
  /** Hits shown: as many as are looked at without scrolling. */
  hits: 10,
  /** Cosine from which a part is found by its meaning alone; of unrelated sentences the bundled model gives less. */
  leastLikeness: 0.35,
  /** Letters of the last word from which words that begin with it count, because it may still be typed. */
  prefixLetters: 3,
  /** Share of its weight that a word has where it is only begun. */
  begunShare: 0.5,
  /** BM25's saturation and length, as everywhere here. */
  bm25: { k1: 1.2, b: 0.75 },
} as const;
