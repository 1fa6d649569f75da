import type { Box } from '../../types.ts';
import { around, lineOf, type OcrLine } from './ocr-lines.ts';
import { ocrTextLimits } from './ocr-text-limits.ts';

type Column = { readonly lines: readonly OcrLine[]; readonly place: Box };

/**
 * Puts the columns of a table on common rows. Layout analysis takes them for blocks of their own and would read them one
 * after the other; columns of prose stay as they are.
 */
export function ocrRows(lines: readonly OcrLine[]): OcrLine[] {
  const tables: Column[][] = [];
  for (const column of columnsOf(withFigures(lines))) {
    const table = tables.find((columns) => joins(columns, column));
    if (table) table.push(column);
    else tables.push([column]);
  }
  return tables.flatMap((columns) => (columns.length === 1 ? (columns[0]?.lines ?? []) : rowsOf(columns)));
}

/**
 * Puts the figures of a column out on the right behind the lines they stand beside, whatever blocks those belong to, and the
 * numbers of clauses out in the left margin before theirs.
 */
function withFigures(lines: readonly OcrLine[]): OcrLine[] {
  let now: readonly OcrLine[] = lines;
  for (const column of columnsOf(lines)) {
    if (!holdsFigures(column)) continue;
    const others = now.filter((line) => line.block !== column.lines[0]?.block);
    now = attached(column, others, 'behind') ?? attached(column, others, 'before') ?? now;
  }
  return [...now];
}

function attached(column: Column, others: readonly OcrLine[], side: 'behind' | 'before'): OcrLine[] | null {
  const apart = (figure: OcrLine, other: OcrLine) =>
    side === 'behind' ? figure.place[0] - other.place[2] : other.place[0] - figure.place[2];
  const beside = new Map<OcrLine, OcrLine>();
  const left: OcrLine[] = [];
  for (const figure of column.lines) {
    const partner = others
      .filter((other) => apart(figure, other) >= 0 && inOneRow(figure, other))
      .sort((a, b) => apart(figure, a) - apart(figure, b))[0];
    if (partner && !beside.has(partner)) beside.set(partner, figure);
    else left.push(figure);
  }
  if (beside.size < column.lines.length * ocrTextLimits.alignedShare) return null;
  const joined = others.map((line) => {
    const figure = beside.get(line);
    if (!figure) return line;
    const [first = [], ...rest] = line.cells;
    const cells = side === 'behind' ? [...line.cells, ...figure.cells] : [[...figure.cells.flat(), ...first], ...rest];
    return lineOf(cells, line.block, line.paragraph);
  });
  return left.reduce(inserted, joined);
}

/** Puts a line behind the last one that ends above it. */
function inserted(lines: readonly OcrLine[], line: OcrLine): OcrLine[] {
  const above = lines.findLastIndex((other) => other.place[3] <= line.place[3]);
  const before = lines[above];
  const own = before ? lineOf(line.cells, before.block, before.paragraph) : line;
  return [...lines.slice(0, above + 1), own, ...lines.slice(above + 1)];
}

/** A column joins a table when it stands beside all of its columns that reach to its height. */
function joins(columns: readonly Column[], column: Column): boolean {
  const level = columns.filter((other) => overlap(other.place, column.place, 1) > 0);
  return level.length > 0 && level.every((other) => isBeside(other, column));
}

function columnsOf(lines: readonly OcrLine[]): Column[] {
  const blocks = new Map<number, OcrLine[]>();
  for (const line of lines) blocks.set(line.block, [...(blocks.get(line.block) ?? []), line]);
  return [...blocks.values()].map((own) => ({ lines: own, place: around(own.map((line) => line.place)) }));
}

function isBeside(a: Column, b: Column): boolean {
  if (overlap(a.place, b.place, 1) < ocrTextLimits.rowOverlap || overlap(a.place, b.place, 0) > 0) return false;
  const [few, many] = a.lines.length <= b.lines.length ? [a, b] : [b, a];
  if (few.lines.length === 1 && many.lines.length > 1) return false;
  const short = (column: Column) => wordsPerLine(column) <= ocrTextLimits.cellWords;
  if (!(short(a) && short(b)) && !holdsFigures(a) && !holdsFigures(b)) return false;
  const aligned = few.lines.filter((line) => many.lines.some((other) => inOneRow(line, other))).length;
  return aligned >= few.lines.length * ocrTextLimits.alignedShare;
}

function rowsOf(columns: readonly Column[]): OcrLine[] {
  const rows: OcrLine[][] = [];
  const lines = columns.flatMap((column) => column.lines);
  for (const line of lines.sort((a, b) => a.place[1] + a.place[3] - (b.place[1] + b.place[3]))) {
    const row = rows.at(-1);
    if (row?.every((other) => inOneRow(line, other) && overlap(line.place, other.place, 0) <= 0)) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => {
    const [first] = row;
    if (!first || row.length === 1) return row;
    const cells = row.sort((a, b) => a.place[0] - b.place[0]).flatMap((line) => line.cells);
    return [lineOf(cells, first.block, first.paragraph)];
  });
}

function inOneRow(a: OcrLine, b: OcrLine): boolean {
  return overlap(a.place, b.place, 1) >= ocrTextLimits.rowOverlap;
}

/** Common length along an axis (0 across, 1 down) as a share of the shorter one; 0 or less when apart. */
function overlap(a: Box, b: Box, axis: 0 | 1): number {
  const end = axis === 0 ? 2 : 3;
  const common = Math.min(a[end], b[end]) - Math.max(a[axis], b[axis]);
  return common / Math.max(1, Math.min(a[end] - a[axis], b[end] - b[axis]));
}

/** Whether most lines are one figure or two. */
function holdsFigures(column: Column): boolean {
  const { figureWords, figureShare } = ocrTextLimits;
  const figures = column.lines.filter(
    (line) =>
      line.words <= figureWords && line.cells.flat().every((word) => /\p{N}/u.test(word.text) || word.text.length < 2),
  );
  return figures.length >= column.lines.length * figureShare;
}

function wordsPerLine({ lines }: Column): number {
  return lines.reduce((sum, line) => sum + line.words, 0) / lines.length;
}
