/** What is written along the side of a page, as repositories mark their papers: a line of its own, and no part of the lines it crosses. Pure. */
import type { Box } from '../types.ts';
import { boxAround } from './box-around.ts';
import type { Line, SourceUnit, SourceWord } from './document.ts';

/** Times its width from which the box of a word is that of a turned one. */
const upright = 1.5;
/** Letters from which a word is wider than high. */
const tellingLetters = 4;

const isTurned = ({ box, start, end }: SourceWord) =>
  end - start >= tellingLetters && box[3] - box[1] > (box[2] - box[0]) * upright;
const sharesColumn = (a: Box, b: Box) => Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > (b[2] - b[0]) / 2;

/** Runs of words with a turned one among them, all in its column; `words`: those that are left. */
export function turnedLines(
  unit: SourceUnit,
  all: readonly SourceWord[],
  index: number,
): { readonly lines: readonly Line[]; readonly words: readonly SourceWord[] } {
  if (unit.isOcr || !all.some(isTurned)) return { lines: [], words: all };
  const taken = new Set<SourceWord>();
  const lines: Line[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const first = all[at] as SourceWord;
    if (!isTurned(first)) continue;
    let to = at;
    while (to + 1 < all.length && sharesColumn(first.box, (all[to + 1] as SourceWord).box)) to += 1;
    const run = all.slice(at, to + 1);
    for (const word of run) taken.add(word);
    lines.push(lineOf(unit, run, index));
    at = to;
  }
  return { lines, words: all.filter((word) => !taken.has(word)) };
}

function lineOf(unit: SourceUnit, words: readonly SourceWord[], index: number): Line {
  const [first, last] = [words[0] as SourceWord, words.at(-1) as SourceWord];
  const box = boxAround(words);
  const span = { start: unit.start + first.start, end: unit.start + last.end };
  // One blank for each sign, so that offsets into it hold.
  const text = unit.text.slice(first.start, last.end).replace(/\s/g, ' ');
  // Its letters are as high as the line is wide.
  return { ...span, text, cells: [{ ...span, text, box }], box, unit: index, height: box[2] - box[0] };
}
