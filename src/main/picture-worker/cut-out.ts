import type { Box } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';

/** A part of a raster by itself, and where in it that began. */
export type CutOut = { readonly raster: GreyRaster; readonly left: number; readonly top: number };

/** The pixels in a box, as far as there are any; null where too few to be read. */
export function cutOut({ pixels, width, height }: GreyRaster, [x0, y0, x1, y1]: Box): CutOut | null {
  const left = Math.max(0, Math.floor(x0));
  const top = Math.max(0, Math.floor(y0));
  const right = Math.min(width, Math.ceil(x1));
  const bottom = Math.min(height, Math.ceil(y1));
  const { minReadEdge } = pictureLimits;
  if (right - left < minReadEdge || bottom - top < minReadEdge) return null;
  const cut = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    cut.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { raster: { pixels: cut, width: right - left, height: bottom - top, channels: 1 }, left, top };
}
