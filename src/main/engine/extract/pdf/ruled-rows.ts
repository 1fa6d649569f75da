import type { Box } from '../../types.ts';
import { pdfLimits } from './limits.ts';
import { type LinePiece, pieceOf, unionBox } from './line-pieces.ts';
import type { Row } from './region-rows.ts';

/**
 * Rows of a table that is ruled between all of its rows: lines of text between two rules are one row, each cell with all of its
 * lines. Only where what begins in the first column begins one row, and no column has two lines of figures between two rules.
 * @param rules horizontal lines and edges of painted boxes, in the frame of the rows
 */
export function ruledRows(rows: readonly Row[], rules: readonly Box[]): readonly Row[] {
  if (rules.length < pdfLimits.ruled.leastBands) return rows;
  const bands = bandsOf(rows, rules);
  if (!isRuledThroughout(bands)) return rows;
  return bands.flatMap(({ rows: own, closed }) => (closed && joined(own)) || own);
}

/** Lines of text with no rule between them; closed when one stands above and one below. */
type Band = { readonly rows: Row[]; readonly closed: boolean };

function bandsOf(rows: readonly Row[], rules: readonly Box[]): Band[] {
  const ordered = rules
    .map((rule) => ({ rule, y: (rule[1] + rule[3]) / 2 }))
    .filter(({ y }) => !Number.isNaN(y))
    .sort((a, b) => a.y - b.y);
  const heights = Float64Array.from(ordered, ({ y }) => y);
  const bands: { rows: Row[]; closed: boolean; opened: boolean }[] = [];
  const isBetween = (above: number, below: number, place: Box) => {
    for (let at = firstFrom(heights, above); at < ordered.length && (heights[at] ?? 0) <= below; at += 1) {
      const rule = ordered[at]?.rule;
      if (!rule) continue;
      const common = Math.min(rule[2], place[2]) - Math.max(rule[0], place[0]);
      if (common >= (place[2] - place[0]) * pdfLimits.ruled.spanShare) return true;
    }
    return false;
  };
  const middle = (row: Row) => (row.place[1] + row.place[3]) / 2;
  rows.forEach((row, at) => {
    const last = rows[at - 1];
    const next = rows[at + 1];
    const reach = row.size * pdfLimits.ruled.reach;
    const opens = isBetween(last ? middle(last) : row.place[1] - reach, middle(row), row.place);
    const closes = isBetween(middle(row), next ? middle(next) : row.place[3] + reach, row.place);
    const band = bands.at(-1);
    if (!band || opens) bands.push({ rows: [row], opened: opens, closed: opens && closes });
    else {
      band.rows.push(row);
      band.closed = band.opened && closes;
    }
  });
  return bands;
}

/** The first place of a sorted list whose number is not below `least`. */
function firstFrom(sorted: Float64Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((sorted[half] ?? 0) < least) low = half + 1;
    else high = half;
  }
  return low;
}

/** A rule below the head and one at the end do not make rows of what stands between. */
function isRuledThroughout(bands: readonly Band[]): boolean {
  const { leastBands, usualLines } = pdfLimits.ruled;
  const closed = bands.filter((band) => band.closed);
  const lines = closed.map((band) => band.rows.length).sort((a, b) => a - b);
  return closed.length >= leastBands && (lines[Math.floor(lines.length / 2)] ?? 0) <= usualLines;
}

/** The rows of one band as one, or null when they are several. */
function joined(rows: readonly Row[]): Row[] | null {
  const [first] = rows;
  if (!first || rows.length < 2 || rows.length > pdfLimits.ruled.mostLines) return null;
  const pieces = rows.flatMap((row) => row.cells);
  if (pieces.some(({ leftwards }) => leftwards)) return null;
  const columns = columnsOf(pieces);
  if (columns.length < 2) return null;
  const again = rows.slice(1).some((row) => row.cells.some((cell) => columns[0]?.includes(cell)));
  if (again || columns.some((column) => column.filter(isFigure).length > 1)) return null;
  const cells = columns.map((column) =>
    pieceOf(column.flatMap((piece) => piece.words.map((word, at) => (at === 0 ? { ...word, spaced: true } : word)))),
  );
  return [{ ...first, cells, place: rows.map(({ place }) => place).reduce(unionBox) }];
}

/** Pieces that stand above each other, column by column from the left, each from the top. */
function columnsOf(pieces: readonly LinePiece[]): LinePiece[][] {
  const columns: LinePiece[][] = [];
  let right = -Infinity;
  for (const piece of [...pieces].sort((a, b) => a.place[0] - b.place[0])) {
    if (piece.place[0] < right) columns.at(-1)?.push(piece);
    else columns.push([piece]);
    right = Math.max(right, piece.place[2]);
  }
  for (const column of columns) column.sort((a, b) => a.place[1] - b.place[1]);
  return columns;
}

export function isFigure(piece: LinePiece | undefined): boolean {
  return piece?.words.every(({ text }) => /^[\d.,%$€£¥()+*–—-]+$/.test(text)) ?? false;
}
