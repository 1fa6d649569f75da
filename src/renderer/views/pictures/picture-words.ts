/** Pure: words recognised on a page, as they lie over a picture of it. Boxes become shares (0 to 1) of the picture's width and height. */
import type { Box, PageWords } from '../../../preload/contract/shapes.ts';

export type PlacedWord = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const middleIsIn = (box: Box, region: Box): boolean => {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  return x >= region[0] && x <= region[2] && y >= region[1] && y <= region[3];
};

/** The words over a picture that is the whole page, or that stands in `region` (points of the page) of it. In reading order. */
export function placeWords(page: PageWords, region: Box | null): PlacedWord[] {
  const [x0, y0, x1, y1] = region ?? [0, 0, page.width, page.height];
  const width = x1 - x0;
  const height = y1 - y0;
  if (width <= 0 || height <= 0) return [];
  return page.words
    .filter(({ box, text }) => text !== '' && (region === null || middleIsIn(box, region)))
    .map(({ start, end, text, box }) => ({
      start,
      end,
      text,
      left: (box[0] - x0) / width,
      top: (box[1] - y0) / height,
      width: (box[2] - box[0]) / width,
      height: (box[3] - box[1]) / height,
    }));
}

/** A word of the pointer's own line is meant even from far beside it: what is above or below counts this many times as far. */
const lineWeight = 20;

/**
 * The word a point means: the one it is on, or the nearest within `reach`; -1 when there is none. The point and `reach` are CSS pixels
 * of a picture drawn `size` large.
 */
export function wordAt(
  words: readonly PlacedWord[],
  point: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  reach: number,
): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, word] of words.entries()) {
    const left = word.left * size.width;
    const top = word.top * size.height;
    const across = Math.max(left - point.x, 0, point.x - left - word.width * size.width);
    const down = Math.max(top - point.y, 0, point.y - top - word.height * size.height);
    if (across > reach || down > reach) continue;
    const distance = across + lineWeight * down;
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  }
  return nearest;
}

/**
 * The text of the words from one to another, as the document has it. `text` is the document's text from the offset `from` on; the
 * space and the line ends between two words are taken over, so that a copied line ends where the scanned one does.
 */
export function textBetween(
  words: readonly PlacedWord[],
  one: number,
  other: number,
  text: string,
  from: number,
): string {
  const chosen = words.slice(Math.min(one, other), Math.max(one, other) + 1);
  let told = '';
  for (const [index, word] of chosen.entries()) {
    const before = chosen[index - 1];
    if (before) {
      const between = before.end <= word.start ? text.slice(before.end - from, word.start - from) : ' ';
      // Something else stands between words of a region that do not follow one another in the text.
      told += /\S/.test(between) ? ' ' : between;
    }
    told += text.slice(word.start - from, word.end - from) || word.text;
  }
  return told;
}
