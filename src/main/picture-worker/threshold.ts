import type { GreyRaster } from './raster.ts';

export type Threshold = {
  /** Grey up to which a pixel is dark. */
  readonly level: number;
  /** Share of dark pixels, 0-1. */
  readonly dark: number;
};

/** Otsu's threshold (1979): the grey that parts dark from light with the least spread within each. */
export function otsuThreshold({ pixels }: GreyRaster): Threshold {
  const counts = new Uint32Array(256);
  const total = pixels.length;
  // An indexed loop: an iterator takes ten times as long over ten million pixels.
  for (let at = 0; at < total; at += 1) {
    const grey = pixels[at] as number;
    counts[grey] = (counts[grey] as number) + 1;
  }
  let sum = 0;
  counts.forEach((count, grey) => {
    sum += count * grey;
  });
  let best = { level: 127, spread: -1, dark: 0 };
  let below = 0;
  let sumBelow = 0;
  for (let level = 0; level < 255; level += 1) {
    below += counts[level] ?? 0;
    sumBelow += (counts[level] ?? 0) * level;
    if (below === 0 || below === total) continue;
    const apart = sumBelow / below - (sum - sumBelow) / (total - below);
    const spread = below * (total - below) * apart * apart;
    if (spread > best.spread) best = { level, spread, dark: below / total };
  }
  return { level: best.level, dark: best.dark };
}
