import type { Box, RecognisedPage } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { ocrTextLimits } from './ocr-text-limits.ts';

/** A recognised word with its box as displayed and its place once the page is upright and level. */
export type UprightWord = {
  readonly text: string;
  readonly box: Box;
  /** The box turned so that the text reads to the right, sheared so that lines are level; pixels. */
  readonly place: Box;
  readonly confidence: number;
  readonly block: number;
  readonly paragraph: number;
  readonly line: number;
};

/** The words of a page with text, cleaned, in reading order, with the places layout is judged by. */
export function uprightWords(page: RecognisedPage): UprightWord[] {
  const words: UprightWord[] = [];
  for (const word of page.words) {
    const whole = cleanText(word.text).replace(/\s+/g, '');
    for (const { text, from, to } of withoutLeaders(whole)) {
      const box = partOf(word.box, from, to, page.turned);
      words.push({ ...word, text, box, place: turned(box, page) });
    }
  }
  const slope = slopeOf(words);
  if (slope === 0) return words;
  return words.map((word) => {
    const [x0, y0, x1, y1] = word.place;
    const down = ((x0 + x1) / 2) * slope;
    // The box of a sloping word is as much higher than its letters.
    const rise = Math.min(Math.abs(slope) * (x1 - x0), (y1 - y0) * ocrTextLimits.mostRise) / 2;
    return { ...word, place: [x0, y0 - down + rise, x1, y1 - down - rise] };
  });
}

type Part = { readonly text: string; readonly from: number; readonly to: number };

/** The parts of a word around rows of dots that lead the eye to a page number; shares of its length say where. */
function withoutLeaders(text: string): Part[] {
  const parts: Part[] = [];
  for (const match of text.matchAll(/(?:(?![.·…]{4})[\s\S])+?(?=[.·…]{4}|$)|[.·…]{4,}/g)) {
    const [part] = match;
    if (/^[.·…]{4,}$/.test(part)) continue;
    parts.push({ text: part, from: match.index / text.length, to: (match.index + part.length) / text.length });
  }
  return parts;
}

/** The part of a word's box that shows a share of its letters. */
function partOf([x0, y0, x1, y1]: Box, from: number, to: number, degrees: RecognisedPage['turned']): Box {
  const [width, height] = [x1 - x0, y1 - y0];
  switch (degrees) {
    case 90:
      return [x0, y1 - height * to, x1, y1 - height * from];
    case 180:
      return [x1 - width * to, y0, x1 - width * from, y1];
    case 270:
      return [x0, y0 + height * from, x1, y0 + height * to];
    default:
      return [x0 + width * from, y0, x0 + width * to, y1];
  }
}

function turned([x0, y0, x1, y1]: Box, { turned: degrees, width, height }: RecognisedPage): Box {
  switch (degrees) {
    case 90:
      return [height - y1, x0, height - y0, x1];
    case 180:
      return [width - x1, height - y1, width - x0, height - y0];
    case 270:
      return [y0, width - x1, y1, width - x0];
    default:
      return [x0, y0, x1, y1];
  }
}

/** How far the middle line falls per pixel to the right; 0 without long lines. */
function slopeOf(words: readonly UprightWord[]): number {
  const slopes: number[] = [];
  for (let at = 0; at < words.length; ) {
    const first = words[at];
    if (!first) break;
    let end = at;
    while (words[end + 1]?.line === first.line) end += 1;
    const last = words[end];
    if (last && end - at + 1 >= ocrTextLimits.slopeWords) {
      const across = middle(last.place, 0) - middle(first.place, 0);
      if (across !== 0) slopes.push((middle(last.place, 1) - middle(first.place, 1)) / across);
    }
    at = end + 1;
  }
  return slopes.sort((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}

function middle(box: Box, axis: 0 | 1): number {
  return (box[axis] + box[axis === 0 ? 2 : 3]) / 2;
}
