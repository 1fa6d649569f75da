/**
 * Slips of many kinds of tills with known truth: rounding before and after the total, sums before tax, tables of tax, cash and change, counts of
 * items, other dates and other companies on the same paper. Rules are worked on with the half called development; the other gives scores alone.
 */
import { seededRandom } from '../../helpers/seeded-random.ts';
import { pick } from '../telecom/draw-items.ts';
import { malaysianSlips } from './malaysian-slips.ts';
import { otherSlips } from './other-slips.ts';
import { paintedSlip } from './painted-slip.ts';
import { drawing, type Written } from './slip-drawing.ts';
import type { SlipPart } from './slip-words.ts';

export type StyledSlip = Written & { readonly name: string; readonly face: readonly [string, string] };

const writers = { ...malaysianSlips, ...otherSlips };
export type SlipStyle = keyof typeof writers;
export const slipStyles = Object.keys(writers) as SlipStyle[];
const faces = [
  ['Courier', 'Courier-Bold'],
  ['Courier', 'Courier-Bold'],
  ['Helvetica', 'Helvetica-Bold'],
  ['Times-Roman', 'Times-Bold'],
] as const;

/** Always the same for a seed and a part. */
export function styledSlip(style: SlipStyle, seed: number, part: SlipPart): StyledSlip {
  const random = seededRandom(seed * 977 + slipStyles.indexOf(style) * 31 + (part === 'kept' ? 500_009 : 0));
  for (let step = 0; step < 5; step += 1) random();
  const { lines, truth } = writers[style](drawing(random, part));
  return { name: `${style}-${part}-${seed}`, truth, lines, face: pick(faces, random) };
}

/** A picture of it, PNG. */
export const paintedStyle = ({ lines, face }: StyledSlip): Promise<Buffer> => paintedSlip(lines, face);
