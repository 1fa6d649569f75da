import { limits } from '../../limits.ts';
import type { BlockKind, Box } from '../../types.ts';
import { type LinePiece, unionBox } from './line-pieces.ts';
import { clauseMark, type Row } from './region-rows.ts';

/** Lines that belong together, before they have a place in the text. */
export type PageBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  /** Lines, each a list of cells. */
  readonly lines: readonly (readonly LinePiece[])[];
  readonly place: Box;
};

const listMark = /^(?:[•●○▪■◦‣⁃∙·\uF0B7\uF0A7\uF076-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)])$/iu;

/** What is usual in a region: its right edge and the space between its lines. */
type Manner = { readonly right: number; readonly gap: number; readonly bodySize: number };

/** Groups the rows of a region into blocks by gaps, indents, size and list marks. */
export function pageParagraphs(rows: readonly Row[], bodySize: number): PageBlock[] {
  const blocks: PageBlock[] = [];
  let run: Row[] = [];
  const manner = { right: Math.max(0, ...rows.map((row) => row.place[2])), gap: usualGap(rows), bodySize };
  const flush = () => {
    if (run.length > 0) blocks.push(blockOf(run, bodySize));
    run = [];
  };
  for (const row of rows) {
    const last = run.at(-1);
    if (last && !continues(run, last, row, manner)) flush();
    run.push(row);
  }
  flush();
  return blocks;
}

function usualGap(rows: readonly Row[]): number {
  const gaps = rows.slice(1).map((row, index) => row.place[1] - (rows[index]?.place[3] ?? 0));
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

function continues(run: readonly Row[], last: Row, row: Row, manner: Manner): boolean {
  if (isTableRow(last) || isTableRow(row) || isListStart(row)) return false;
  const { sizeSlack, overlap, shortLine, indent, fullLine } = limits.extract.pdf;
  const size = Math.max(last.size, row.size);
  if (Math.abs(last.size - row.size) > size * sizeSlack || last.bold !== row.bold) return false;
  if (row.place[1] - last.place[3] < -size * overlap || isApart(last, row, size, manner)) return false;
  const first = run[0] ?? last;
  if (isListStart(first)) return true;
  // A line that ends early ends its paragraph; the wide edge is the longest line's.
  const short = last.place[2] < Math.min(manner.right, first.place[2]) - size * shortLine;
  if (short && /[.!?:]["')\]]?$/.test(lastText(last))) return false;
  const inward = row.place[0] - last.place[0];
  if (run.length > 1 && inward > size * indent.least && inward < size * indent.most) return false;
  if (row.size > manner.bodySize * (1 + sizeSlack / 2) || last.place[2] > manner.right * fullLine) return true;
  return headingLevel(run, manner.bodySize) === 0;
}

/** Whether more than line spacing lies between two lines; in text with double spacing a full line goes on across it. */
function isApart(last: Row, row: Row, size: number, manner: Manner): boolean {
  const { paragraphGap, spacingSlack, widestSpacing, shortLine } = limits.extract.pdf;
  const gap = row.place[1] - last.place[3];
  if (gap <= paragraphGap * size) return false;
  const full = last.place[2] >= manner.right - shortLine * size;
  return !full || gap > Math.min(manner.gap * spacingSlack, widestSpacing * size);
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
  const [mark, text] = words;
  if (!mark || !text?.spaced) return false;
  if (listMark.test(mark.text)) return true;
  // A number that begins a line of prose has an ordinary space behind it, a clause's own stands out in the margin.
  const gap = text.place[0] - mark.place[2];
  return clauseMark.test(mark.text) && gap > limits.extract.pdf.clauseGap * row.size;
}

function lastText(row: Row): string {
  return row.cells.at(-1)?.words.at(-1)?.text ?? '';
}

/** 1-4 by size against the body text, bold lines last; 0: no heading. */
function headingLevel(run: readonly Row[], bodySize: number): number {
  const { headingWords, headingRatios, boldHeadingWords } = limits.extract.pdf;
  let words = 0;
  let size = -Infinity;
  let bold = true;
  for (const row of run) {
    for (const cell of row.cells) words += cell.words.length;
    if (words > headingWords) return 0;
    size = Math.max(size, row.size);
    bold &&= row.bold;
  }
  const level = headingRatios.findIndex((ratio) => size >= bodySize * ratio) + 1;
  if (level === 0 && (!bold || words > boldHeadingWords || size < bodySize * 0.95)) return 0;
  // Looked at last, because most lines are no heading by their size.
  const text = run.flatMap((row) => row.cells.flatMap((cell) => cell.words.map((word) => word.text))).join(' ');
  if (!/\p{L}{2}/u.test(text)) return 0;
  return level > 0 ? level : /[.;,]$/.test(text) ? 0 : 4;
}
