import { limits } from '../../limits.ts';
import type { BlockKind, Box } from '../../types.ts';
import { type LinePiece, unionBox } from './line-pieces.ts';
import type { Row } from './region-rows.ts';

/** Lines that belong together, before they have a place in the text. */
export type PageBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  /** Lines, each a list of cells. */
  readonly lines: readonly (readonly LinePiece[])[];
  readonly place: Box;
};

const listMark = /^(?:[•●○▪■◦‣⁃∙·\uF0B7\uF0A7\uF076-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)])$/iu;

/** Groups the rows of a region into blocks by gaps, indents, size and list marks. */
export function pageParagraphs(rows: readonly Row[], bodySize: number): PageBlock[] {
  const blocks: PageBlock[] = [];
  let run: Row[] = [];
  const right = Math.max(0, ...rows.map((row) => row.place[2]));
  const flush = () => {
    if (run.length > 0) blocks.push(blockOf(run, bodySize));
    run = [];
  };
  for (const row of rows) {
    const last = run.at(-1);
    if (last && !continues(run, last, row, right, bodySize)) flush();
    run.push(row);
  }
  flush();
  return blocks;
}

function continues(run: readonly Row[], last: Row, row: Row, right: number, bodySize: number): boolean {
  if (isTableRow(last) || isTableRow(row)) return false;
  if (isListStart(row)) return false;
  const size = Math.max(last.size, row.size);
  if (Math.abs(last.size - row.size) > size * 0.12 || last.bold !== row.bold) return false;
  const gap = row.place[1] - last.place[3];
  if (gap > limits.extract.pdf.paragraphGap * size || gap < -size * 1.5) return false;
  const inList = isListStart(run[0] ?? row);
  const first = run[0] ?? last;
  // A line that ends early ends its paragraph; the wide edge is the longest line's.
  const short = last.place[2] < right - size * 4 && last.place[2] < first.place[2] - size * 4;
  if (short && !inList && /[.!?:]["')\]]?$/.test(lastText(last))) return false;
  const indent = row.place[0] - last.place[0];
  if (
    !inList &&
    indent > size * 0.9 &&
    indent < size * 5 &&
    run.length > 1 &&
    lastLeft(run) > row.place[0] - size * 5
  ) {
    return false;
  }
  return headingLevel(run, bodySize) === 0 || row.size > bodySize * 1.05 || last.place[2] > right * 0.9;
}

function lastLeft(run: readonly Row[]): number {
  return run.at(-1)?.place[0] ?? 0;
}

function blockOf(run: readonly Row[], bodySize: number): PageBlock {
  const lines = run.map((row) => row.cells);
  const place = run.map((row) => row.place).reduce(unionBox);
  const first = run[0];
  if (first && run.length === 1 && isTableRow(first)) return { kind: 'table-row', level: 0, lines, place };
  const level = headingLevel(run, bodySize);
  // "1. Introduction" in bold or large letters is a heading, a bullet never is.
  const numbered = level > 0 && /\p{N}/u.test(first?.cells[0]?.words[0]?.text ?? '');
  if (first && isListStart(first) && !numbered) return { kind: 'list-item', level: 1, lines, place };
  return level > 0 ? { kind: 'heading', level, lines, place } : { kind: 'paragraph', level: 0, lines, place };
}

function isTableRow(row: Row): boolean {
  return row.cells.length > 1;
}

function isListStart(row: Row): boolean {
  const words = row.cells[0]?.words ?? [];
  return words.length > 1 && listMark.test(words[0]?.text ?? '') && words[1]?.spaced === true;
}

function lastText(row: Row): string {
  return row.cells.at(-1)?.words.at(-1)?.text ?? '';
}

/** 1-4 by size against the body text, bold lines last; 0: no heading. */
function headingLevel(run: readonly Row[], bodySize: number): number {
  const words = run.reduce((sum, row) => sum + row.cells.reduce((own, cell) => own + cell.words.length, 0), 0);
  const size = Math.max(...run.map((row) => row.size));
  const text = run.flatMap((row) => row.cells.flatMap((cell) => cell.words.map((word) => word.text))).join(' ');
  if (words > limits.extract.pdf.headingWords || !/\p{L}{2}/u.test(text)) return 0;
  const level = limits.extract.pdf.headingRatios.findIndex((ratio) => size >= bodySize * ratio);
  if (level >= 0) return level + 1;
  const bold = run.every((row) => row.bold) && words <= limits.extract.pdf.boldHeadingWords;
  return bold && size >= bodySize * 0.95 && !/[.;,]$/.test(text) ? 4 : 0;
}
