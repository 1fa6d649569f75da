import type { Box } from '../../types.ts';
import { ocrTextLimits } from './ocr-text-limits.ts';
import type { UprightWord } from './upright-words.ts';

/** A line of words: one cell for prose, several where wide gaps part it. */
export type OcrLine = {
  readonly cells: readonly (readonly UprightWord[])[];
  /** Around all its words, upright. */
  readonly place: Box;
  /** Median height of its words: what its letters are compared by. */
  readonly height: number;
  readonly words: number;
  readonly block: number;
  readonly paragraph: number;
};

/** The lines of words in reading order, cut into cells at wide gaps. */
export function ocrLines(words: readonly UprightWord[]): OcrLine[] {
  const lines: UprightWord[][] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last?.[0] && last[0].line === word.line && last[0].block === word.block) last.push(word);
    else lines.push([word]);
  }
  return lines.flatMap((line) => (line[0] ? [lineOf(cellsOf(line), line[0].block, line[0].paragraph)] : []));
}

/** One line out of cells that stand side by side. */
export function lineOf(cells: readonly (readonly UprightWord[])[], block: number, paragraph: number): OcrLine {
  const words = cells.flat();
  return {
    cells,
    place: around(words.map((word) => word.place)),
    height: heightOf(words),
    words: words.length,
    block,
    paragraph,
  };
}

function cellsOf(line: readonly UprightWord[]): UprightWord[][] {
  const widest = heightOf(line) * ocrTextLimits.cellGap;
  const cells: UprightWord[][] = [];
  for (const word of line) {
    const before = cells.at(-1)?.at(-1);
    if (before && gapBetween(before.place, word.place) <= widest) cells.at(-1)?.push(word);
    else cells.push([word]);
  }
  return cells;
}

/** Empty width between two places, whichever stands to the left: some scripts run leftwards. */
function gapBetween(a: Box, b: Box): number {
  return Math.max(b[0] - a[2], a[0] - b[2], 0);
}

function heightOf(words: readonly UprightWord[]): number {
  const heights = words.map(({ place }) => place[3] - place[1]).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

export function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
