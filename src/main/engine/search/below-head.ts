/**
 * A list whose first hits were scored anew: they are sorted, and the others follow them in their order, with scores below the lowest of
 * the head. A step that looks at few hits must not move those it never saw.
 */
export function belowHead<Hit extends { readonly score: number }>(
  head: readonly Hit[],
  rest: readonly Hit[],
): readonly Hit[] {
  const sorted = [...head].sort((a, b) => b.score - a.score);
  const lowest = sorted.at(-1)?.score ?? 0;
  const moved = rest.map((hit, index) => ({ ...hit, score: lowest * (1 - (index + 1) / (rest.length + 1)) }));
  return [...sorted, ...moved];
}
