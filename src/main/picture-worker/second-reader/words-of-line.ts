import type { Box } from '../../engine/types.ts';
import type { ReadSign } from './decode-line.ts';
import { secondReaderLimits } from './limits.ts';
import type { LineBox } from './line-box.ts';

/** A line as it was read: its signs, and the steps in which they were seen, spread evenly over the whole of it. */
export type ReadLine = { readonly signs: readonly ReadSign[]; readonly steps: number; readonly box: LineBox };

/** A word of a line, its box upright and in pixels of the page the line lies on; `confidence`: 0-1, the mean of its signs. */
export type LineWord = { readonly text: string; readonly confidence: number; readonly box: Box };

const middleOf = ({ first, last }: ReadSign) => (first + last + 1) / 2;

/**
 * The words of a line with their places: parted at spaces, where signs stand much further apart than they usually do, and at gaps somebody
 * else has seen.
 * @param gaps places across the page, in its pixels
 */
export function wordsOfLine({ signs, steps, box }: ReadLine, gaps: readonly number[] = []): LineWord[] {
  const { gapSteps, seenGapSteps } = secondReaderLimits;
  const across = (sign: ReadSign) => box.middle[0] + (middleOf(sign) / steps - 0.5) * box.width * Math.cos(box.slope);
  const usual = usualStep(signs);
  const groups: ReadSign[][] = [[]];
  for (const [at, sign] of signs.entries()) {
    const before = signs[at - 1];
    const step = before === undefined ? 0 : middleOf(sign) - middleOf(before);
    const isSeen =
      step > usual * seenGapSteps && gaps.some((gap) => before && across(before) < gap && across(sign) > gap);
    if (sign.sign === ' ' || step > usual * gapSteps || isSeen) groups.push([]);
    if (sign.sign !== ' ') groups.at(-1)?.push(sign);
  }
  // A sign alone is taken to be half as wide as the line is high.
  const half = (usual || ((box.height / 2) * steps) / box.width) / 2;
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const from = Math.max(0, middleOf(first) - half) / steps;
    const to = Math.min(steps, middleOf(last) + half) / steps;
    return {
      text: group.map(({ sign }) => sign).join(''),
      confidence: group.reduce((sum, { confidence }) => sum + confidence, 0) / group.length,
      box: uprightBox(box, from, to),
    };
  });
}

/** The median of the steps between signs that follow one another; 0 where there is none. */
function usualStep(signs: readonly ReadSign[]): number {
  const steps = signs.flatMap((sign, at) => {
    const before = signs[at - 1];
    return before && before.sign !== ' ' && sign.sign !== ' ' ? [middleOf(sign) - middleOf(before)] : [];
  });
  return steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0;
}

/** The upright box around a part of a slanted line, shares of its width from its start. */
function uprightBox({ middle: [x, y], width, height, slope }: LineBox, from: number, to: number): Box {
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)];
  const [left, right] = [(from - 0.5) * width, (to - 0.5) * width];
  const [startY, endY] = [y + left * sin, y + right * sin];
  return [x + left * cos, Math.min(startY, endY) - height / 2, x + right * cos, Math.max(startY, endY) + height / 2];
}
