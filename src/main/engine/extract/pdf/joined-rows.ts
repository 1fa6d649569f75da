import { limits } from '../../limits.ts';
import { pdfLimits } from './limits.ts';
import { type LinePiece, pieceOf, unionBox } from './line-pieces.ts';
import type { Row } from './region-rows.ts';
import { isFigure } from './ruled-rows.ts';

/**
 * Rows of tables whose cells take several lines, made one: a line goes on in the cells above it when it stands clearly closer to
 * them than rows stand to each other. Two lines of figures are always two rows.
 */
export function joinedRows(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  rows.forEach((row, at) => {
    const last = joined.at(-1);
    const before = joined.at(-2);
    const whole = last && continued(last, row, before, rows[at + 1]);
    if (whole) joined[joined.length - 1] = whole;
    else joined.push(row);
  });
  return joined;
}

/** Both rows as one, or null when they are two. */
function continued(last: Row, row: Row, before: Row | undefined, after: Row | undefined): Row | null {
  const { most, opening, plain } = pdfLimits.rowGap;
  const size = Math.max(last.size, row.size);
  if (last.cells.length < 2 || Math.abs(last.size - row.size) > size * limits.extract.pdf.sizeSlack) return null;
  if (last.cells.some(({ leftwards }) => leftwards)) return null;
  const gap = row.place[1] - last.place[3];
  if (gap > most * size) return null;
  const targets = row.cells.map((cell) => columnOf(cell, last.cells));
  if (targets.includes(-1) || new Set(targets).size < targets.length) return null;
  if (targets.some((target, at) => isFigure(last.cells[target]) && isFigure(row.cells[at]))) return null;
  const rowsApart = (clear: number) =>
    [before && last.place[1] - before.place[3], after && after.place[1] - row.place[3]]
      .filter((other) => other !== undefined)
      .every((other) => other > gap + clear * size);
  // A line with something in the first column may well be a row of its own.
  if (!rowsApart(targets.includes(0) ? opening : plain) || (!before && !after)) return null;
  const cells = last.cells.map((cell, column) => {
    const more = row.cells[targets.indexOf(column)];
    if (!more) return cell;
    return pieceOf([...cell.words, ...more.words.map((word, at) => (at === 0 ? { ...word, spaced: true } : word))]);
  });
  return { ...last, cells, place: unionBox(last.place, row.place) };
}

/** The only cell a piece stands under; -1 for none or several. */
function columnOf(piece: LinePiece, cells: readonly LinePiece[]): number {
  const above = cells.flatMap((cell, column) =>
    Math.min(cell.place[2], piece.place[2]) > Math.max(cell.place[0], piece.place[0]) ? [column] : [],
  );
  return above.length === 1 ? (above[0] ?? -1) : -1;
}
