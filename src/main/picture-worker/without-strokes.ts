import { darkRuns } from './find-letters.ts';
import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';

/** Stretches of rows of pixels: where each begins in the raster, and how many pixels it has. */
export type Strokes = readonly (readonly [number, number])[];

/**
 * What is too large to be a letter: rules, frames, the strokes of a pen and the edges of the paper, which recognition takes for letters or for the end
 * of a line. A letter that such a stroke touches belongs to it.
 * @param level grey up to which a pixel is dark
 * @param height of the page's letters in pixels
 */
export function strokesOf(raster: GreyRaster, level: number, height: number): Strokes {
  const runs = darkRuns(raster, level);
  if (runs === null) return [];
  const { count, from, to, row, groupOf } = runs;
  const [left, right] = [new Int32Array(count).fill(raster.width), new Int32Array(count)];
  const [top, bottom] = [new Int32Array(count), new Int32Array(count)];
  for (let run = 0; run < count; run += 1) {
    const group = groupOf(run);
    if (group === run) top[group] = row[run] as number;
    left[group] = Math.min(left[group] as number, from[run] as number);
    right[group] = Math.max(right[group] as number, to[run] as number);
    bottom[group] = row[run] as number;
  }
  const { strokeHeight, strokeWidth } = pictureLimits;
  const strokes: (readonly [number, number])[] = [];
  for (let run = 0; run < count; run += 1) {
    const group = groupOf(run);
    const isTall = (bottom[group] as number) - (top[group] as number) >= height * strokeHeight;
    const isWide = (right[group] as number) - (left[group] as number) >= height * strokeWidth;
    if (!isTall && !isWide) continue;
    strokes.push([
      (row[run] as number) * raster.width + (from[run] as number),
      (to[run] as number) - (from[run] as number) + 1,
    ]);
  }
  return strokes;
}

/** The page with the ground beside them in place of strokes and their soft edges. */
export function withoutStrokes(raster: GreyRaster, strokes: Strokes): GreyRaster {
  if (strokes.length === 0) return raster;
  const { pixels: given, width } = raster;
  const pixels = given.slice();
  for (const [start, length] of strokes) {
    const row = start - (start % width);
    const first = Math.max(row, start - 1);
    const end = Math.min(row + width, start + length + 1);
    // The lightest near by is ground: a faint page is no white one.
    let ground = 0;
    for (let at = Math.max(row, start - reach); at < Math.min(row + width, start + length + reach); at += 1)
      ground = Math.max(ground, given[at] as number);
    for (const shift of [-width, 0, width]) {
      if (first + shift >= 0 && end + shift <= pixels.length) pixels.fill(ground, first + shift, end + shift);
    }
  }
  return { ...raster, pixels };
}

/** Pixels on either side of a stroke among which its ground is looked for: beyond its soft edge. */
const reach = 4;
