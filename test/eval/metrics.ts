/** nDCG@k with binary relevance: gain 1/log2(rank + 1), ideal = all relevant documents first. `ranked` holds distinct ids. */
export function normalisedGain(ranked: readonly string[], relevant: ReadonlySet<string>, k: number): number {
  let gain = 0;
  ranked.slice(0, k).forEach((id, index) => {
    if (relevant.has(id)) gain += 1 / Math.log2(index + 2);
  });
  let ideal = 0;
  for (let index = 0; index < Math.min(k, relevant.size); index += 1) ideal += 1 / Math.log2(index + 2);
  return ideal === 0 ? 0 : gain / ideal;
}

/** Share of the relevant ids among the first k. */
export function recall(ranked: readonly string[], relevant: ReadonlySet<string>, k: number): number {
  if (relevant.size === 0) return 0;
  return ranked.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Keeps the first of each. */
export function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
