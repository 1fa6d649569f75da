import type { Line, LineCell } from './document.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';

/** What stands around a value, as words: what may be its label. */
export type ValueContext = {
  /** In its cell and line before it, nearest last. */
  readonly before: readonly string[];
  /** In the cell right before it, or in its own cell before it. */
  readonly beside: readonly string[];
  /** In its own cell and sentence before it. */
  readonly sentence: readonly string[];
  /** In the line over it, at its place. */
  readonly above: readonly string[];
};

/** The context of what stands in `cell` of `lines[at]` from offset `start` on. */
export function contextOf(lines: readonly Line[], at: number, cell: LineCell, start: number): ValueContext {
  const line = lines[at];
  if (!line) return { before: [], beside: [], sentence: [], above: [] };
  const index = line.cells.indexOf(cell);
  // A page may be one line: what is farther off is no label of it.
  const to = Math.max(0, start - cell.start);
  const own = cell.text.slice(Math.max(0, to - extractionLimits.labelReach), to);
  const left = line.cells.slice(0, index).map(({ text }) => text);
  const ownWords = labelPart(own);
  const besideWords = ownWords.length > 0 ? ownWords : labelPart(left.at(-1) ?? '');
  const before = foldWords(`${left.join(' ')} ${own}`.slice(-extractionLimits.labelReach)).filter((word) =>
    /\p{L}/u.test(word),
  );
  const sentence = labelPart(own.split(sentenceEnd).at(-1) ?? '');
  return { before, beside: besideWords, sentence, above: foldWords(textOver(line, cell, cellAbove(lines, at, cell))) };
}

const sentenceEnd = /(?<=\p{L}{2}[.!?])\s+(?=\p{Lu})/u;

/** Of a heading that stands over several cells at once, as recognition joins them, the words nearest to this one. */
function textOver({ cells }: Line, cell: LineCell, over: LineCell | null): string {
  const { box, text } = over ?? {};
  if (!over || !box || !text) return text ?? '';
  const under = cells.filter((one) => one.box && overlaps(one.box, box));
  // Over a label and its value it is neither's heading.
  if (under.length < 2 || under.some((one) => /\p{L}{2}/u.test(one.text.replace(/^RM/u, '')))) return text;
  const middleOf = ([x0, , x1]: NonNullable<LineCell['box']>) => (x0 + x1) / 2;
  const width = (box[2] - box[0]) / text.length;
  const nearest = (at: number) =>
    under.reduce((best, one) => {
      const far = (other: LineCell) => Math.abs(middleOf(other.box as NonNullable<LineCell['box']>) - at);
      return far(one) < far(best) ? one : best;
    });
  const words = [...text.matchAll(/\S+/gu)].filter(
    ({ index, 0: word }) => nearest(box[0] + (index + word.length / 2) * width) === cell,
  );
  return words.map(([word]) => word).join(' ');
}

/** Of "Tel: 123 Fax" the part after the last value: what names the next one. */
function labelPart(text: string): string[] {
  const parts = text.split(/[:;|]\s|\d{3,}/);
  const last = (parts.at(-1) ?? '').trim() === '' ? (parts.at(-2) ?? '') : (parts.at(-1) ?? '');
  return foldWords(last).filter((word) => /\p{L}/u.test(word));
}

/** The nearest cell over this one: with boxes by place, else the cell at the same position of the row before. */
export function cellAbove(lines: readonly Line[], at: number, cell: LineCell): LineCell | null {
  const line = lines[at];
  for (let index = at - 1; index >= Math.max(0, at - 3); index -= 1) {
    const other = lines[index];
    if (!line || !other || other.unit !== line.unit) return null;
    if (cell.box && other.box && line.box) {
      if (line.box[1] - other.box[3] > line.height * extractionLimits.below) return null;
      const over = other.cells.find((one) => one.box && overlaps(one.box, cell.box as LineCell['box'] & object));
      if (over) return over;
    } else if (other.cells.length === line.cells.length && line.cells.length > 1) {
      return other.cells[line.cells.indexOf(cell)] ?? null;
    } else return line.cells.length === 1 && other.cells.length === 1 ? (other.cells[0] ?? null) : null;
  }
  return null;
}

/** The nearest cell under this one. */
export function cellBelow(
  lines: readonly Line[],
  at: number,
  cell: LineCell,
): { readonly cell: LineCell; readonly at: number } | null {
  const line = lines[at];
  for (let index = at + 1; index <= Math.min(lines.length - 1, at + 2); index += 1) {
    const other = lines[index];
    if (!line || !other || other.unit !== line.unit) return null;
    if (cell.box && other.box && line.box) {
      if (other.box[1] - line.box[3] > line.height * extractionLimits.below) return null;
      const under = other.cells.find((one) => one.box && overlaps(one.box, cell.box as LineCell['box'] & object));
      if (under) return { cell: under, at: index };
    } else if (other.cells.length === line.cells.length) {
      const under = other.cells[line.cells.indexOf(cell)];
      return under ? { cell: under, at: index } : null;
    } else return null;
  }
  return null;
}

const overlaps = (a: NonNullable<LineCell['box']>, b: NonNullable<LineCell['box']>) =>
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 0;
