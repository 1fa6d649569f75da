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

/** Index of a picture among the rows that are there; -1 when it is not among them. */
export function indexOfPicture(rows: PictureRows, id: string): number {
  for (const [page, pictures] of rows) {
    const at = pictures.findIndex((picture) => picture.id === id);
    if (at >= 0) return page * pageSize + at;
  }
  return -1;
}
