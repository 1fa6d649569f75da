import { limits } from '../limits.ts';

/**
 * Moves further hits of a place (a page, a section) behind the best hits of other places, so that a page cut into several
 * chunks does not fill the list: each repetition keeps `limits.search.repeatShare` of its score. Nothing is dropped; with
 * one place only the order stays.
 */
export function spreadPlaces<Hit extends { readonly score: number }>(
  hits: readonly Hit[],
  placeOf: (hit: Hit) => string | number,
): Hit[] {
  const seen = new Map<string | number, number>();
  return hits
    .map((hit) => {
      const place = placeOf(hit);
      const before = seen.get(place) ?? 0;
      seen.set(place, before + 1);
      return { ...hit, score: hit.score * limits.search.repeatShare ** before };
    })
    .sort((a, b) => b.score - a.score);
}
