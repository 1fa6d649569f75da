import { limits } from '../../limits.ts';
import type { Box } from '../../types.ts';
import { type LinePiece, pieceOf, unionBox } from './line-pieces.ts';
import { type PageWord, verticalOverlap } from './page-words.ts';

/** One line of a region: one cell for prose, several for a row of a table. */
export type Row = {
  readonly cells: readonly LinePiece[];
  readonly place: Box;
  readonly size: number;
  readonly bold: boolean;
};

/** Puts the pieces of a region on common lines, top to bottom, and joins neighbours that are no cells of their own. */
export function regionRows(pieces: readonly LinePiece[]): Row[] {
  const lines: Line[] = [];
  for (const piece of [...pieces].sort((a, b) => middle(a.place) - middle(b.place))) {
    const line = lineOf(piece, lines);
    if (line) {
      line.pieces.push(piece);
      line.place = unionBox(line.place, piece.place);
    } else lines.push({ pieces: [piece], place: piece.place });
  }
  return lines.map(({ pieces: own, place }) => rowOf(own, place));
}

type Line = { pieces: LinePiece[]; place: Box };

/** The first of the last few lines on which a piece stands. */
function lineOf({ place }: LinePiece, lines: readonly Line[]): Line | null {
  const { lineOverlap, rowMemory } = limits.extract.pdf;
  for (let at = Math.max(0, lines.length - rowMemory); at < lines.length; at += 1) {
    const line = lines[at];
    const beside = line !== undefined && verticalOverlap(line.place, place) >= lineOverlap;
    if (beside && line.pieces.every((other) => !overlapsSideways(other.place, place))) return line;
  }
  return null;
}

function rowOf(pieces: readonly LinePiece[], place: Box): Row {
  const [only] = pieces;
  if (only && pieces.length === 1) return { cells: pieces, place, size: only.size, bold: only.bold };
  const leftwards = pieces.filter((piece) => piece.leftwards).length > pieces.length / 2;
  const sorted = [...pieces].sort((a, b) => (leftwards ? b.place[2] - a.place[2] : a.place[0] - b.place[0]));
  const cells: LinePiece[] = [];
  for (const piece of sorted) {
    const last = cells.at(-1);
    const clause = sorted.length === 2 && last !== undefined && isClause(last, piece);
    if (last && (clause || !isCell(last, piece, cells.length === 1)))
      cells[cells.length - 1] = pieceOf([...last.words, ...spacedFirst(piece.words)]);
    else cells.push(piece);
  }
  const whole = pieceOf(sorted.flatMap((piece) => piece.words));
  return { cells, place, size: whole.size, bold: whole.bold };
}

/** Signs that belong to the number beside them, however far a column pulls them apart. */
const clinging = /^[$€£¥(]$/u;
const closing = /^[)%.,;:]+$/;
/** Marks of list items; further on in a row a dash is an empty cell. */
const listMark = /^(?:[-–•●▪◦‣·*o]|\(?\p{L}\)|\(?[\divxlc]{1,4}[.)])$/u;

/** The number of a clause of a contract or a section, out in the margin: "4.1", "§ 12", "A.3.1". */
export const clauseMark = /^(?:§{1,2}|(?:\p{Lu}\.|§)?\d{1,3}(?:\.\d{1,3}){1,4}[.)]?)$/u;

/** Two pieces alone on a line, a clause's number and words: in a table, more would stand beside them or figures after it. */
function isClause(number: LinePiece, text: LinePiece): boolean {
  return clauseMark.test(textOf(number.words)) && /^[“"'‘«(]?\p{L}/u.test(textOf(text.words));
}

function isCell(last: LinePiece, next: LinePiece, first: boolean): boolean {
  const lastText = textOf(last.words);
  if (clinging.test(lastText) || closing.test(textOf(next.words)) || (first && listMark.test(lastText))) return false;
  const gap = Math.max(next.place[0] - last.place[2], last.place[0] - next.place[2]);
  return gap > limits.extract.pdf.cellGap * Math.max(last.size, next.size);
}

function textOf(words: readonly PageWord[]): string {
  return words.map((word) => word.text).join('');
}

function spacedFirst(words: readonly PageWord[]): PageWord[] {
  return words.map((word, index) => (index === 0 ? { ...word, spaced: true } : word));
}

function overlapsSideways(a: Box, b: Box): boolean {
  return Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > Math.min(a[2] - a[0], b[2] - b[0]) / 2;
}

function middle(place: Box): number {
  return (place[1] + place[3]) / 2;
}
