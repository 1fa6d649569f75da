import type { Box } from '../engine/types.ts';
import type { Letters } from './find-letters.ts';
import { pictureLimits } from './limits.ts';

/**
 * Share of the letters on a page that lie in no word that was read, 0-1: what layout analysis left out.
 * @param height of the page's letters in pixels; smaller and larger groups are dots, lines and pictures
 * @param words boxes in the pixels the letters were found in
 */
export function missedLetters(letters: Letters, height: number, words: readonly Box[]): number {
  const { likeLetter } = pictureLimits;
  const cell = Math.max(1, Math.round(height * 2));
  const byCell = new Map<string, Box[]>();
  for (const box of words) {
    for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[3] / cell); y += 1) {
      for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[2] / cell); x += 1) {
        const key = `${x} ${y}`;
        const known = byCell.get(key);
        if (known) known.push(box);
        else byCell.set(key, [box]);
      }
    }
  }
  let [all, missed] = [0, 0];
  for (let at = 0; at < letters.count; at += 1) {
    const [left, top] = [letters.left[at] ?? 0, letters.top[at] ?? 0];
    const [right, bottom] = [letters.right[at] ?? 0, letters.bottom[at] ?? 0];
    const own = Math.max(right - left, bottom - top) + 1;
    if (own < height * likeLetter || own > height / likeLetter) continue;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const near = byCell.get(`${Math.floor(x / cell)} ${Math.floor(y / cell)}`) ?? [];
    all += 1;
    if (!near.some((box) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])) missed += 1;
  }
  return all < pictureLimits.fewLetters ? 0 : missed / all;
}
