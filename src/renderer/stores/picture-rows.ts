/** Pure: the gallery's rows as they come in pages; only so many pages are kept. */
import type { PictureSummary } from '../../preload/contract/shapes.ts';
import { pictureLimits } from '../picture-limits.ts';

/** Page number → its rows; the last looked at stand last. */
export type PictureRows = ReadonlyMap<number, readonly PictureSummary[]>;

const { page: pageSize, pagesKept } = pictureLimits;

/** A picture of the list; null while its page is not there. */
export function rowAt(rows: PictureRows, index: number): PictureSummary | null {
  return rows.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
}

/** Pages that hold the rows from `first` up to `end`. */
export function pagesOf(first: number, end: number): number[] {
  if (end <= first) return [];
  const last = Math.floor((end - 1) / pageSize);
  const begin = Math.floor(first / pageSize);
  return Array.from({ length: last - begin + 1 }, (_, index) => begin + index);
}

/** True when nothing of a picture that is shown has changed. Reasons and boxes are other values each time they come. */
function isSame(one: PictureSummary, other: PictureSummary): boolean {
  const keys = Object.keys(one) as (keyof PictureSummary)[];
  return keys.every((key) => {
    const [before, after] = [one[key], other[key]];
    if (before === after) return true;
    return typeof before === 'object' && typeof after === 'object' && JSON.stringify(before) === JSON.stringify(after);
  });
}

/** The pictures that came, each as the value that is known where it says the same: what has not changed is not drawn again. */
export function keepKnown(rows: PictureRows, page: number, pictures: readonly PictureSummary[]): PictureSummary[] {
  const known = rows.get(page) ?? [];
  return pictures.map((picture, index) => {
    const before = known[index];
    return before && isSame(before, picture) ? before : picture;
  });
}

/** The rows with a page that came; those that nobody looked at for longest go. */
export function withPage(rows: PictureRows, page: number, pictures: readonly PictureSummary[]): PictureRows {
  const kept = new Map(rows);
  kept.delete(page);
  kept.set(page, pictures);
  for (const oldest of kept.keys()) {
    if (kept.size <= pagesKept) break;
    kept.delete(oldest);
  }
  return kept;
}
