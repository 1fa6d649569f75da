import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';

/**
 * A faint or shaded page with its ink black and its ground white: thermal paper and photographs of paper read better so. A page that has both
 * already comes back as it is.
 */
export function stretchedGreys(raster: GreyRaster): GreyRaster {
  const { blackInk, whiteGround, leastContrast } = pictureLimits;
  const { ink, ground } = inkAndGround(raster);
  // Without contrast there is only noise to be made larger.
  if ((ink <= blackInk && ground >= whiteGround) || ground - ink < leastContrast) return raster;
  const mapped = Uint8Array.from({ length: 256 }, (_, grey) =>
    Math.round(Math.min(1, Math.max(0, (grey - ink) / (ground - ink))) * 255),
  );
  return { ...raster, pixels: raster.pixels.map((grey) => mapped[grey] ?? grey) };
}

/** The grey of what is printed, and that of the paper. */
export function inkAndGround({ pixels }: GreyRaster): { readonly ink: number; readonly ground: number } {
  const { inkShare, groundShare } = pictureLimits;
  const counts = new Uint32Array(256);
  for (const grey of pixels) counts[grey] = (counts[grey] ?? 0) + 1;
  return { ink: greyAt(counts, pixels.length * inkShare), ground: greyAt(counts, pixels.length * groundShare) };
}

/** The grey that so many pixels are not lighter than. */
function greyAt(counts: Uint32Array, pixels: number): number {
  let seen = 0;
  for (let grey = 0; grey < 256; grey += 1) {
    seen += counts[grey] ?? 0;
    if (seen >= pixels) return grey;
  }
  return 255;
}
