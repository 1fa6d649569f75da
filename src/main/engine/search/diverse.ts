import { limits } from '../limits.ts';
import { dot } from './agreement.ts';

type Hit = { readonly key: number; readonly score: number };

/**
 * The first `count` hits by maximal marginal relevance (Carbonell and Goldstein 1998): a hit that says what is chosen already gives
 * its place to one that adds something, say the second version of a contract to the invoice. Only the head is chosen from, so
 * that what is far down never comes up for being different. Hits without a vector count as unlike all others.
 */
export function diverse<H extends Hit>(
  hits: readonly H[],
  vectorOf: (key: number) => Float32Array | undefined,
  count: number,
): readonly H[] {
  const { head, diversity } = limits.search;
  const best = Math.max(Number.MIN_VALUE, ...hits.slice(0, 1).map(({ score }) => score));
  const left = hits.slice(0, head).map((hit) => ({ hit, vector: vectorOf(hit.key), alike: 0 }));
  const chosen: H[] = [];
  while (chosen.length < count && left.length > 0) {
    const worths = left.map(({ hit, alike }) => (1 - diversity) * (hit.score / best) - diversity * alike);
    const at = worths.indexOf(Math.max(...worths));
    const [taken] = left.splice(at, 1);
    if (!taken) break;
    chosen.push(taken.hit);
    for (const other of left) {
      if (taken.vector && other.vector) other.alike = Math.max(other.alike, dot(taken.vector, other.vector));
    }
  }
  return chosen;
}
