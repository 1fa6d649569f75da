import { limits } from '../../limits.ts';
import type { Box } from '../../types.ts';
import { isLeftward } from './leftward.ts';
import type { Direction } from './page-frame.ts';
import { type PageWord, verticalOverlap } from './page-words.ts';

/** Words that follow each other closely on one line: a whole line, one column's part of it, or a table cell. */
export type LinePiece = {
  readonly words: readonly PageWord[];
  /** In the frame turned so that the piece reads to the right. */
  readonly place: Box;
  readonly direction: Direction;
  /** Font size most of its letters have, in points. */
  readonly size: number;
  readonly bold: boolean;
  /** Reads right to left. */
  readonly leftwards: boolean;
};

/** Cuts the words of a page into pieces of lines, in their order. */
export function linePieces(words: readonly PageWord[]): LinePiece[] {
  const pieces: LinePiece[] = [];
  let run: PageWord[] = [];
  for (const word of words) {
    const last = run.at(-1);
    if (last && !follows(last, word)) {
      pieces.push(pieceOf(run));
      run = [];
    }
    run.push(word);
  }
  if (run.length > 0) pieces.push(pieceOf(run));
  return pieces;
}

function follows(last: PageWord, next: PageWord): boolean {
  if (last.direction !== next.direction) return false;
  const size = Math.max(last.style.size, next.style.size);
  const gap = Math.max(next.place[0] - last.place[2], last.place[0] - next.place[2]);
  return (
    gap <= limits.extract.pdf.cellGap * size &&
    verticalOverlap(last.place, next.place) >= limits.extract.pdf.lineOverlap
  );
}

export function pieceOf(words: readonly PageWord[]): LinePiece {
  let letters = 0;
  let boldLetters = 0;
  let leftwardLetters = 0;
  let even = true;
  const first = words[0];
  const place: [number, number, number, number] = first ? [...first.place] : [0, 0, 0, 0];
  for (const word of words) {
    const { text, style, place: box } = word;
    letters += text.length;
    if (style.size !== first?.style.size) even = false;
    if (style.bold) boldLetters += text.length;
    if (isLeftward(text)) leftwardLetters += text.length;
    place[0] = Math.min(place[0], box[0]);
    place[1] = Math.min(place[1], box[1]);
    place[2] = Math.max(place[2], box[2]);
    place[3] = Math.max(place[3], box[3]);
  }
  return {
    words,
    place,
    direction: first?.direction ?? 0,
    size: even ? (first?.style.size ?? 0) : usualSize(words),
    bold: boldLetters > letters * limits.extract.pdf.boldShare,
    leftwards: leftwardLetters > letters / 2,
  };
}

/** The font size of most letters. */
function usualSize(words: readonly PageWord[]): number {
  const sizes = new Map<number, number>();
  for (const { text, style } of words) sizes.set(style.size, (sizes.get(style.size) ?? 0) + text.length);
  return [...sizes].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, -1])[0];
}

export function unionBox(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
