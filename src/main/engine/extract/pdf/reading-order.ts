import { limits } from '../../limits.ts';
import type { LinePiece } from './line-pieces.ts';

/**
 * Puts the pieces of a page into regions that are read one after the other, each from top to bottom. A gap between two
 * columns of prose splits what lies between the pieces that cross it (titles, wide tables); gaps between short cells do not,
 * those rows are read across. After the idea of recursive XY cuts (Nagy and Seth 1984), with columns told by their prose.
 */
export function readingOrder(pieces: readonly LinePiece[]): LinePiece[][] {
  const gutter = findGutter(pieces);
  if (gutter === null) return pieces.length > 0 ? [[...pieces]] : [];
  const regions: LinePiece[][] = [];
  let left: LinePiece[] = [];
  let right: LinePiece[] = [];
  let across: LinePiece[] = [];
  const flushColumns = () => {
    if (isColumnPair(left, right, gutter)) regions.push(...readingOrder(left), ...readingOrder(right));
    else if (left.length + right.length > 0) regions.push([...left, ...right]);
    left = [];
    right = [];
  };
  const flushAcross = () => {
    if (across.length > 0) regions.push(...readingOrder(across));
    across = [];
  };
  for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b))) {
    if (crosses(piece, gutter)) {
      flushColumns();
      across.push(piece);
    } else {
      flushAcross();
      (piece.place[2] <= gutter + slack ? left : right).push(piece);
    }
  }
  flushColumns();
  flushAcross();
  return regions;
}

const slack = limits.extract.pdf.edgeSlack / 2;

function middle(piece: LinePiece): number {
  return (piece.place[1] + piece.place[3]) / 2;
}

function crosses(piece: LinePiece, gutter: number): boolean {
  return piece.place[0] < gutter - slack && piece.place[2] > gutter + slack;
}

/** The x at which a right column starts, or null when the pieces do not stand in columns. */
function findGutter(pieces: readonly LinePiece[]): number | null {
  let best: { readonly x: number; readonly lines: number } | null = null;
  for (const x of leftEdges(pieces)) {
    const gutter = x - slack;
    const left = pieces.filter((piece) => piece.place[2] <= gutter + slack);
    const right = pieces.filter((piece) => piece.place[0] >= gutter - slack);
    if (!isColumnPair(left, right, gutter)) continue;
    const lines = Math.min(left.length, right.length);
    if (!best || lines > best.lines) best = { x: gutter, lines };
  }
  return best?.x ?? null;
}

/** Left edges that several pieces share, leftmost first. */
function leftEdges(pieces: readonly LinePiece[]): number[] {
  const sorted = pieces.map((piece) => piece.place[0]).sort((a, b) => a - b);
  const edges: number[] = [];
  for (let at = 0; at < sorted.length; ) {
    const start = sorted[at] ?? 0;
    let end = at;
    while (end < sorted.length && (sorted[end] ?? 0) - start <= limits.extract.pdf.edgeSlack) end += 1;
    if (end - at >= limits.extract.pdf.columnLines) edges.push(start);
    at = end;
  }
  return edges.slice(0, limits.extract.pdf.maxEdges);
}

function isColumnPair(left: readonly LinePiece[], right: readonly LinePiece[], gutter: number): boolean {
  const { columnLines, columnWords, columnFill } = limits.extract.pdf;
  if (left.length < columnLines || right.length < columnLines) return false;
  const leftShape = shapeOf(left);
  const rightShape = shapeOf(right);
  if (leftShape.words < columnWords || rightShape.words < columnWords) return false;
  const common = Math.min(leftShape.bottom, rightShape.bottom) - Math.max(leftShape.top, rightShape.top);
  const lower = Math.min(leftShape.bottom - leftShape.top, rightShape.bottom - rightShape.top);
  if (common < lower / 2) return false;
  const leftFill = leftShape.width / Math.max(1, gutter - leftShape.left);
  const rightFill = rightShape.width / Math.max(1, rightShape.right - gutter);
  return Math.max(leftFill, rightFill) >= columnFill && Math.min(leftFill, rightFill) >= columnFill / 2;
}

type Shape = { words: number; width: number; left: number; right: number; top: number; bottom: number };

/** Average words and width of pieces, and the area they take. */
function shapeOf(pieces: readonly LinePiece[]): Shape {
  const shape: Shape = { words: 0, width: 0, left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { words, place } of pieces) {
    // Without spaces, two signs are about a word.
    shape.words += words.reduce((sum, word) => sum + (word.spaced ? 1 : 0.5), 0) / pieces.length;
    shape.width += (place[2] - place[0]) / pieces.length;
    shape.left = Math.min(shape.left, place[0]);
    shape.right = Math.max(shape.right, place[2]);
    shape.top = Math.min(shape.top, place[1]);
    shape.bottom = Math.max(shape.bottom, place[3]);
  }
  return shape;
}
