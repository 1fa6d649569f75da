import type { Box } from '../engine/types.ts';
import type { Letters } from './find-letters.ts';
import { pictureLimits } from './limits.ts';

type Row = { readonly members: number[]; box: Box; top: number; bottom: number };

/**
 * The rows of letters of an upright, level page from the letters alone, top to bottom: what layout analysis leaves out or takes for a picture, a
 * table's column or noise is a row here all the same, in parts where gaps are wide. Letters join from left to right the row whose last letters they stand beside, so that rows
 * may bend with the paper. Boxes are in the pixels of the letters.
 * @param height of the page's letters in pixels
 */
export function textRows(letters: Letters, height: number): Box[][] {
  const { rowLeast, rowMost, rowShare, rowLetters, rowGap } = pictureLimits;
  const order = Array.from({ length: letters.count }, (_, at) => at)
    .filter((at) => {
      const own = (letters.bottom[at] ?? 0) - (letters.top[at] ?? 0) + 1;
      return own >= height * rowLeast && own <= height * rowMost;
    })
    .sort((a, b) => (letters.left[a] ?? 0) - (letters.left[b] ?? 0));
  const rows: Row[] = [];
  for (const at of order) {
    const [left, top] = [letters.left[at] ?? 0, letters.top[at] ?? 0];
    const [right, bottom] = [letters.right[at] ?? 0, letters.bottom[at] ?? 0];
    let best: Row | null = null;
    let most = 0;
    for (const row of rows) {
      const shared = Math.min(row.bottom, bottom) - Math.max(row.top, top) + 1;
      const share = shared / Math.min(row.bottom - row.top + 1, bottom - top + 1);
      if (share >= rowShare && shared > most) [best, most] = [row, shared];
    }
    if (!best) {
      rows.push({ members: [at], box: [left, top, right + 1, bottom + 1], top, bottom });
      continue;
    }
    best.members.push(at);
    const [x0, y0, x1, y1] = best.box;
    best.box = [Math.min(x0, left), Math.min(y0, top), Math.max(x1, right + 1), Math.max(y1, bottom + 1)];
    // Where the row is now: a mean that forgets, so that it follows a bend and not one tall or low letter.
    best.top += (top - best.top) * pictureLimits.rowFollows;
    best.bottom += (bottom - best.bottom) * pictureLimits.rowFollows;
  }
  return rows
    .filter(({ members }) => members.length >= rowLetters)
    .sort((a, b) => a.box[1] + a.box[3] - (b.box[1] + b.box[3]))
    .map(({ members }) => parts(letters, members, height * rowGap));
}

/** The boxes of a row's letters, from left to right, apart where a gap is wider than `gap`. */
function parts(letters: Letters, members: readonly number[], gap: number): Box[] {
  const boxes: Box[] = [];
  for (const at of members) {
    const [left, top] = [letters.left[at] ?? 0, letters.top[at] ?? 0];
    const [right, bottom] = [(letters.right[at] ?? 0) + 1, (letters.bottom[at] ?? 0) + 1];
    const last = boxes.at(-1);
    if (!last || left - last[2] > gap) boxes.push([left, top, right, bottom]);
    else
      boxes[boxes.length - 1] = [last[0], Math.min(last[1], top), Math.max(last[2], right), Math.max(last[3], bottom)];
  }
  return boxes;
}
