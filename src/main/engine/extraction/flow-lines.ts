/** Sentences that were broken into lines only for want of room: one line each, as in a format that has no pages. Pure. */
import type { Box } from '../types.ts';
import { boxAround } from './box-around.ts';
import type { Line, SourceUnit, SourceWord } from './document.ts';
import { extractionLimits } from './limits.ts';

type PhysicalLine = { readonly words: SourceWord[]; readonly left: number; readonly right: number };

const flowing = new Set(['paragraph', 'list-item', 'heading']);

/**
 * Paragraphs of a page whose lines go on in the next because its first word found no room: `words` are those that are left, for the page's
 * other lines. A list of labels and values, or an address, breaks where there is room and stays as it is.
 */
export function flowLines(
  unit: SourceUnit,
  all: readonly SourceWord[],
  index: number,
): { readonly lines: readonly Line[]; readonly words: readonly SourceWord[] } {
  const blocks = unit.blocks.filter(({ kind }) => flowing.has(kind));
  const byBlock = blocks.map((block) =>
    physicalLines(all.filter(({ start }) => start >= block.start && start < block.end)),
  );
  const edges = byBlock.filter((lines) => lines.length > 1).flat();
  const taken = new Set<SourceWord>();
  const lines = byBlock.flatMap((own): Line[] => {
    const words = own.flatMap((line) => line.words);
    if (
      own.length < 2 ||
      !isContinuous(unit.text, words) ||
      !own.slice(1).every((line, at) => wraps(own[at], line, edges))
    )
      return [];
    for (const word of words) taken.add(word);
    return [lineOf(unit, words, index)];
  });
  return { lines, words: taken.size === 0 ? all : all.filter((word) => !taken.has(word)) };
}

/**
 * Of each block of running text the places where its lines end although the next word would have had room: there its writer broke it, as under
 * a heading of the size of the text. Offsets into the unit's text, ascending.
 */
export function writtenBreaks(unit: SourceUnit): ReadonlyMap<SourceUnit['blocks'][number], readonly number[]> {
  const all = unit.isOcr ? [] : (unit.words ?? []);
  const blocks = all.length === 0 ? [] : unit.blocks.filter(({ kind }) => flowing.has(kind));
  const byBlock = blocks.map((block) => ({
    block,
    lines: physicalLines(all.filter(({ start }) => start >= block.start && start < block.end)),
  }));
  const boxes = byBlock.map(({ lines }) => boxAround(lines.flatMap(({ words }) => words)));
  const edges = byBlock.flatMap(({ lines }) => lines);
  return new Map(
    byBlock.map(({ block, lines }, index) => {
      // A column has no more room than to the one beside it, however wide the title over both of them is.
      const beside = besideOf(boxes, index);
      const own = edges.filter(({ right }) => right <= beside);
      return [
        block,
        lines.slice(1).flatMap((line, at) => (wraps(lines[at], line, own) ? [] : [line.words[0]?.start ?? block.end])),
      ];
    }),
  );
}

/** Where the nearest block right of one begins that shares its height, in the unit's coordinates. */
function besideOf(boxes: readonly Box[], index: number): number {
  const own = boxes[index];
  const right = boxes.filter((box) => own && box[0] >= own[2] && sharesHeight(box, own));
  return Math.min(Number.POSITIVE_INFINITY, ...right.map(([left]) => left));
}

/** Words in reading order, a new line wherever one stands left of the one before or lower. */
function physicalLines(words: readonly SourceWord[]): PhysicalLine[] {
  const lines: { words: SourceWord[]; left: number; right: number }[] = [];
  for (const word of words) {
    const current = lines.at(-1);
    const last = current?.words.at(-1);
    if (current && last && word.box[0] >= last.box[0] && sharesHeight(word.box, last.box)) {
      current.words.push(word);
      current.right = Math.max(current.right, word.box[2]);
    } else lines.push({ words: [word], left: word.box[0], right: word.box[2] });
  }
  return lines;
}

/** At the head of the next column a line stands to the right, but beside nothing of the one before. */
const sharesHeight = (a: Box, b: Box) => a[1] < b[3] && a[3] > b[1];

/** The first word of `next` would not have fitted behind `line`, in a column as wide as its widest line. */
function wraps(line: PhysicalLine | undefined, next: PhysicalLine, edges: readonly PhysicalLine[]): boolean {
  const first = next.words[0];
  if (!line || !first) return false;
  const height = first.box[3] - first.box[1];
  const sameColumn = edges.filter(({ left }) => Math.abs(left - line.left) <= height * extractionLimits.flowIndent);
  const edge = Math.max(line.right, ...sameColumn.map(({ right }) => right));
  return line.right + (first.box[2] - first.box[0]) + height * extractionLimits.flowBlank > edge;
}

/** Nothing stands between the words but blanks: no tabs, no cells. */
function isContinuous(text: string, words: readonly SourceWord[]): boolean {
  return words.every((word, at) => {
    const before = words[at - 1];
    return (
      before === undefined || (word.start >= before.end && /^[ \n]{0,3}$/.test(text.slice(before.end, word.start)))
    );
  });
}

function lineOf(unit: SourceUnit, words: readonly SourceWord[], index: number): Line {
  const [first, last] = [words[0] as SourceWord, words.at(-1) as SourceWord];
  const box = boxAround(words);
  const heights = words.map((word) => word.box[3] - word.box[1]).sort((a, b) => a - b);
  const span = { start: unit.start + first.start, end: unit.start + last.end };
  // One blank for each sign, so that offsets into it hold.
  const text = unit.text.slice(first.start, last.end).replace(/\s/g, ' ');
  const height = heights[Math.floor(heights.length / 2)] ?? 0;
  return { ...span, text, cells: [{ ...span, text, box }], box, unit: index, height };
}
