import type { GreyRaster } from '../raster.ts';
import { secondReaderLimits } from './limits.ts';
import type { Planes } from './planes.ts';

/** Mean and spread of red, green and blue in ImageNet, which the network was first taught with. */
const usual = [
  [0.485, 0.229],
  [0.456, 0.224],
  [0.406, 0.225],
] as const;

/** A page as the network that finds lines takes it: white added on the right and below up to the sizes it can halve. */
export function pagePixels({ pixels, width, height }: GreyRaster): Planes {
  const { detectionStep: step } = secondReaderLimits;
  const [across, down] = [Math.ceil(width / step) * step, Math.ceil(height / step) * step];
  const values = new Float32Array(across * down * usual.length);
  for (const [plane, [mean, spread]] of usual.entries()) {
    const start = plane * across * down;
    values.fill((1 - mean) / spread, start, start + across * down);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        values[start + y * across + x] = ((pixels[y * width + x] as number) / 255 - mean) / spread;
      }
    }
  }
  return { values, width: across, height: down };
}
