/** Pure geometry of marks on a drawn page. Boxes are x0, y0, x1, y1 in points of the page as displayed, origin top left. */
import type { Box } from '../../../preload/contract/shapes.ts';

export type Size = { readonly width: number; readonly height: number };
export type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Scales a box from the stored page size to the size it is drawn at, in CSS pixels. */
export function placeBox(box: Box, stored: Size, drawn: Size): Rect {
  const across = drawn.width / stored.width;
  const down = drawn.height / stored.height;
  const [x0, y0, x1, y1] = box;
  return { left: x0 * across, top: y0 * down, width: (x1 - x0) * across, height: (y1 - y0) * down };
}

/** Share of the lower box's height that two boxes have in common vertically, 0 to 1. */
function sharedHeight(a: Box, b: Box): number {
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const lower = Math.min(a[3] - a[1], b[3] - b[1]);
  return lower > 0 ? Math.max(0, shared) / lower : 0;
}

/** A gap wider than this many line heights separates columns rather than words. */
const widestGap = 1.5;

function continues(line: Box, box: Box): boolean {
  const height = Math.max(line[3] - line[1], box[3] - box[1]);
  const gap = Math.max(box[0] - line[2], line[0] - box[2]);
  return sharedHeight(line, box) >= 0.5 && gap <= widestGap * height;
}

/**
 * Joins word boxes in reading order into one box per line, so that a marked sentence looks like one stroke of a marker.
 * Works for upright text; a word of a vertical line becomes a line of its own.
 */
export function joinLines(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    const line = lines.at(-1);
    if (line && continues(line, box)) {
      lines[lines.length - 1] = [
        Math.min(line[0], box[0]),
        Math.min(line[1], box[1]),
        Math.max(line[2], box[2]),
        Math.max(line[3], box[3]),
      ];
    } else {
      lines.push(box);
    }
  }
  return lines;
}
