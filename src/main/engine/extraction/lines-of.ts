import type { Box, Span } from '../types.ts';
import { boxAround } from './box-around.ts';
import type { Line, LineCell, SourceDocument, SourceUnit, SourceWord } from './document.ts';
import { flowLines } from './flow-lines.ts';
import { extractionLimits } from './limits.ts';
import { turnedLines } from './turned-lines.ts';

/** Every line of a document as a person sees it, cut into cells: by the words' boxes where there are any, else by breaks, tabs and wide gaps. */
export function linesOf({ units }: SourceDocument): Line[] {
  return units.flatMap((unit, index) => {
    const seen = unit.words && unit.words.length > 0 ? placedLines(unit, unit.words, index) : [];
    return seen.length > 0 ? seen : plainLines(unit, index);
  });
}

/** The lines as the text itself has them: of a slanted picture its reader may have told rows better than boxes do. */
export function textLinesOf({ units }: SourceDocument): Line[] {
  return units.flatMap(plainLines);
}

function plainLines(unit: SourceUnit, index: number): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const row of unit.text.split('\n')) {
    const start = at;
    at += row.length + 1;
    const cells = cellsIn(row, unit.start + start);
    const [first, last] = [cells[0], cells.at(-1)];
    if (!first || !last) continue;
    const end = last.end;
    lines.push({
      ...{ start: first.start, end, cells, box: null, unit: index, height: 0 },
      text: cells.map(({ text }) => text).join('  '),
    });
  }
  return lines;
}

/** Parts of a text between tabs or two and more blanks, with their places. */
function cellsIn(row: string, start: number): LineCell[] {
  return [...row.matchAll(/\S(?:(?! {2,}|\t)[^\n])*/gu)].flatMap((match): LineCell[] => {
    const text = match[0].trimEnd();
    const from = start + match.index;
    return text === '' ? [] : [{ start: from, end: from + text.length, text, box: null }];
  });
}

type Row = { readonly words: SourceWord[] };

/** In reading order a word stands right of the one before on its line; else beside whichever word of a row near by is nearest to it. */
function placedLines(unit: SourceUnit, all: readonly SourceWord[], index: number): Line[] {
  // Of a scan the blocks are a guess, and so are its paragraphs.
  const turned = turnedLines(unit, all, index);
  const { lines: flow, words } = unit.isOcr ? { lines: [], words: turned.words } : flowLines(unit, turned.words, index);
  const rows: Row[] = [];
  let current: Row | undefined;
  for (const word of words) {
    const last = current?.words.at(-1);
    if (!current || !last || word.box[0] < last.box[0] || !sharesLine(last.box, word.box)) {
      current = rows.slice(-nearRows).find((row) => {
        const beside = nearest(row.words, word);
        return beside !== undefined && sharesLine(beside.box, word.box) && !overlapsAcross(row.words, word);
      });
      if (!current) {
        current = { words: [] };
        rows.push(current);
      }
    }
    current.words.push(word);
  }
  return [...turned.lines, ...flow, ...rows.map((row) => lineOf(unit, row.words, index))]
    .filter(({ text }) => text !== '')
    .sort((a, b) => middle(a.box) - middle(b.box) || (a.box?.[0] ?? 0) - (b.box?.[0] ?? 0));
}

/** Rows before that a word may still belong to: a table may be read column by column. */
const nearRows = 400;
const middle = (box: Box | null) => (box ? (box[1] + box[3]) / 2 : 0);

const gapAcross = (a: Box, b: Box) => Math.max(0, Math.max(a[0], b[0]) - Math.min(a[2], b[2]));

function nearest(words: readonly SourceWord[], word: SourceWord): SourceWord | undefined {
  let best: SourceWord | undefined;
  for (const one of words) if (!best || gapAcross(one.box, word.box) < gapAcross(best.box, word.box)) best = one;
  return best;
}

const overlapsAcross = (words: readonly SourceWord[], word: SourceWord) =>
  words.some(({ box }) => Math.min(box[2], word.box[2]) - Math.max(box[0], word.box[0]) > (box[3] - box[1]) / 2);

function sharesLine(a: Box, b: Box): boolean {
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return shared >= extractionLimits.sameLine * Math.min(a[3] - a[1], b[3] - b[1]);
}

function lineOf(unit: SourceUnit, words: readonly SourceWord[], index: number): Line {
  const box = boxAround(words);
  const heights = words.map((word) => word.box[3] - word.box[1]).sort((a, b) => a - b);
  const height = heights[Math.floor(heights.length / 2)] ?? 0;
  const cells: (LineCell & { words: number })[] = [];
  for (const word of [...words].sort((a, b) => a.box[0] - b.box[0])) {
    const last = cells.at(-1);
    const gap = last?.box ? word.box[0] - last.box[2] : Number.POSITIVE_INFINITY;
    const joins =
      last?.box &&
      ((gap <= height * (unit.isOcr ? extractionLimits.readGap : extractionLimits.cellGap) &&
        follows(unit.text, last.end - unit.start, word.start)) ||
        (unit.isOcr && gap <= height * extractionLimits.cellGap && isCutPrice(unit, last, word)));
    if (joins && last?.box) {
      const end = unit.start + word.end;
      // One blank for each sign, so that offsets into it hold.
      const text = unit.text.slice(last.start - unit.start, word.end).replace(/\s/g, ' ');
      cells[cells.length - 1] = {
        ...last,
        end,
        text,
        box: boxAround([{ box: last.box }, word]),
        words: last.words + 1,
      };
    } else {
      const span: Span = { start: unit.start + word.start, end: unit.start + word.end };
      cells.push({ ...span, text: unit.text.slice(word.start, word.end), box: word.box, words: 1 });
    }
  }
  const shown = cells.map(({ words: _count, ...cell }) => cell);
  return {
    ...{ start: Math.min(...shown.map(({ start }) => start)), end: Math.max(...shown.map(({ end }) => end)) },
    ...{ text: shown.map(({ text }) => text).join('  '), cells: shown, box, unit: index, height },
  };
}

/** "1347." and "87": the cents of a price that recognition took for a cell of their own. */
function isCutPrice({ text, start }: SourceUnit, last: Span & { readonly text: string }, word: SourceWord): boolean {
  const [end, more] = [last.end - start, text.slice(word.start, word.end)];
  const isCut = /\d[.,]$/.test(last.text) ? /^\d\d$/.test(more) : /\d$/.test(last.text) && /^[.,]\d\d$/.test(more);
  return isCut && /^\s{0,3}$/.test(text.slice(end, word.start)) && word.start >= end;
}

/** Nothing but white space stands between them: only then is the text from one to the other what is seen. */
function follows(text: string, end: number, start: number): boolean {
  return start >= end && start - end <= 3 && /^[ \n]*$/.test(text.slice(end, start));
}
