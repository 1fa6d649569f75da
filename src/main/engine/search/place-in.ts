import type { CandidateRow } from '../types.ts';

/** The page or section of a hit, alike for all passages of it; a hit whose row is unknown is a place of its own. */
export function placeIn(rows: ReadonlyMap<number, CandidateRow>): (hit: { readonly key: number }) => string | number {
  return ({ key }) => {
    const row = rows.get(key);
    return row ? `${row.contentId}:${row.unit}` : key;
  };
}
