import { limits } from '../limits.ts';
import { belowHead } from './below-head.ts';

type Hit = { readonly key: number; readonly score: number };

/**
 * Score regularisation (Diaz 2005): passages that mean much the same should score much the same. Each of the first hits keeps part of
 * its score and takes the rest from its nearest neighbours among them, weighted by likeness; passages of its own place don't count, since
 * overlap is no second witness. Only stored vectors are needed, no further search.
 */
export function agree<H extends Hit>(
  hits: readonly H[],
  vectorOf: (key: number) => Float32Array | undefined,
  placeOf: (hit: H) => string | number,
): readonly H[] {
  const { agreement, head } = limits.search;
  const first = hits.slice(0, head);
  const vectors = first.map(({ key }) => vectorOf(key));
  const places = first.map(placeOf);
  const scored = first.map((hit, index) => {
    const own = vectors[index];
    if (!own) return hit;
    const near = first
      .map((other, at) => {
        const theirs = vectors[at];
        const counts = at !== index && theirs !== undefined && places[at] !== places[index];
        return { score: other.score, likeness: counts ? Math.max(0, dot(own, theirs)) : 0 };
      })
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, agreement.neighbours);
    const total = near.reduce((sum, { likeness }) => sum + likeness, 0);
    const theirs = total > 0 ? near.reduce((sum, { score, likeness }) => sum + score * likeness, 0) / total : 0;
    return { ...hit, score: (1 - agreement.share) * hit.score + agreement.share * theirs };
  });
  return belowHead(scored, hits.slice(head));
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
