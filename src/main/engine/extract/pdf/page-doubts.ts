import { limits } from '../../limits.ts';
import type { Reason } from '../../types.ts';
import { blank, pickedCharacters, placed } from './character-table.ts';
import { pdfLimits } from './limits.ts';
import type { PageCover } from './page-covers.ts';
import type { RawPage } from './pdf-document.ts';

/** A page without what can't be seen on it, and what a person should know about it. */
export type SeenPage = { readonly page: RawPage; readonly doubts: readonly Reason[] };

/**
 * Drops letters outside the displayed page, and counts what else a person would not see: painted with nothing (unless a
 * scanned image lies under it), white on bare paper, or smaller than can be read. Those stay in the text, with a doubt.
 */
export function pageDoubts(page: RawPage): SeenPage {
  const { characters, covers, width, height } = page;
  const { count, text, starts, boxes, marks, styleOf, styles } = characters;
  const outside = new Set<number>();
  // Beyond that nobody looks, and nothing is said.
  let looks = pdfLimits.page.coverLooks / Math.max(1, covers.length);
  const isBare = (x: number, y: number, imageOnly: boolean) => {
    looks -= 1;
    return looks >= 0 && !isCovered(x, y, covers, imageOnly);
  };
  const hidden = { unpainted: 0, white: 0, small: 0 };
  let letters = 0;
  let unmapped = 0;
  for (let at = 0; at < count; at += 1) {
    const mark = marks[at] ?? 0;
    if ((mark & placed) === 0) continue;
    letters += 1;
    const start = starts[at] ?? 0;
    if (start === starts[at + 1] || text.charCodeAt(start) === 0xfffd) unmapped += 1;
    const x = ((boxes[at * 4] ?? 0) + (boxes[at * 4 + 2] ?? 0)) / 2;
    const y = ((boxes[at * 4 + 1] ?? 0) + (boxes[at * 4 + 3] ?? 0)) / 2;
    if (!isWithin(x, y, width, height)) {
      outside.add(at);
      continue;
    }
    const style = styles[styleOf[at] ?? 0];
    if (!style || (mark & blank) !== 0) continue;
    if (style.unpainted) {
      if (isBare(x, y, true)) hidden.unpainted += 1;
    } else if (style.white && isBare(x, y, false)) hidden.white += 1;
    else if (style.size < limits.extract.pdf.smallestSize) hidden.small += 1;
  }
  const doubts: Reason[] = [];
  const unseen = outside.size + hidden.unpainted + hidden.white + hidden.small;
  if (unseen >= limits.extract.pdf.hiddenCharacters)
    doubts.push({ code: 'hidden-text', values: { characters: unseen, outside: outside.size, ...hidden } });
  if (page.cutOff) doubts.push({ code: 'text-limit', values: { characters: count } });
  if (unmapped > letters * limits.extract.pdf.unmappedShare) {
    doubts.push({ code: 'text-unmapped', values: { characters: unmapped, of: letters } });
  }
  if (outside.size === 0) return { page, doubts };
  const inside = Array.from({ length: count }, (_, at) => at).filter((at) => !outside.has(at));
  return { page: { ...page, characters: pickedCharacters(characters, inside) }, doubts };
}

/** Whether a point lies within the displayed page. */
export function isWithin(x: number, y: number, width: number, height: number): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function isCovered(x: number, y: number, covers: readonly PageCover[], imageOnly: boolean): boolean {
  return covers.some(
    ({ box, image }) => (image || !imageOnly) && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3],
  );
}
