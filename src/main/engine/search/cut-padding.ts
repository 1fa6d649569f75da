import { limits } from '../limits.ts';
import type { FusedHit } from './fusion.ts';

/**
 * Leaves out hits that only fill the list: nearest neighbours without any word of the query are near only because nothing nearer is
 * there. They stay while their cosine is a fair share of the best one's; with `lookup` (a code that was found) none does. Without any
 * keyword hit all stay: then meaning is all there is.
 */
export function cutPadding(
  hits: readonly FusedHit<number>[],
  cosines: ReadonlyMap<number, number>,
  lookup: boolean,
): readonly FusedHit<number>[] {
  if (hits.every(({ keywordRank }) => keywordRank === null)) return hits;
  const best = Math.max(0, ...cosines.values());
  const least = lookup ? Number.POSITIVE_INFINITY : best * limits.search.paddingShare;
  return hits.filter(({ key, keywordRank }) => keywordRank !== null || (cosines.get(key) ?? 0) >= least);
}
