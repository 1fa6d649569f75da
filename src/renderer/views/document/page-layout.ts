/** Pure layout of a column of pages. All lengths are CSS pixels unless they say points. */
import type { Size } from './highlight-geometry.ts';

/** Room around and between pages. */
export const pageGap = 16;

export type PageLayout = {
  /** Top of each page within the column. */
  readonly tops: readonly number[];
  readonly sizes: readonly Size[];
  readonly height: number;
  readonly width: number;
};

/**
 * Lays pages under one another at `scale` CSS pixels per point. A page wider than the first is drawn as wide as the first,
 * so that one fold-out plan does not push every other page aside.
 */
export function layOutPages(points: readonly Size[], scale: number): PageLayout {
  const widest = (points[0]?.width ?? 0) * scale;
  const sizes = points.map(({ width, height }) => {
    const own = Math.min(scale, widest / width);
    return { width: Math.round(width * own), height: Math.round(height * own) };
  });
  const tops: number[] = [];
  let top = pageGap;
  for (const size of sizes) {
    tops.push(top);
    top += size.height + pageGap;
  }
  return { tops, sizes, height: top, width: Math.max(0, ...sizes.map((size) => size.width)) + 2 * pageGap };
}

/** Scale at which the first page fills the room's width. */
export function fitWidth(points: readonly Size[], room: number): number {
  const widest = points[0]?.width ?? 612;
  return Math.max(0.1, (room - 2 * pageGap) / widest);
}

/** Index of the last page that starts at or above `y`. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((layout.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
