import type { GreyRaster } from '../raster.ts';
import { secondReaderLimits } from './limits.ts';
import type { LineBox } from './line-box.ts';
import type { Planes } from './planes.ts';

/** A line as the network that reads it takes it: level, of the height it was taught, from -1 (black) to 1, and the part of the page that is. */
export type LinePixels = { readonly planes: Planes; readonly box: LineBox };

/** Cuts a line out of a page (bilinear). A short one is widened to the right with nothing, one longer than can be read is pressed together. */
export function linePixels(page: GreyRaster, line: LineBox): LinePixels {
  const { lineHeight, leastWidth, mostWidth } = secondReaderLimits;
  const scale = lineHeight / line.height;
  const width = Math.round(Math.max(leastWidth, Math.min(mostWidth, line.width * scale)));
  const plane = width * lineHeight;
  const values = new Float32Array(plane * 3);
  const [stepX, stepY] = [Math.max(line.width / width, 1 / scale), 1 / scale];
  const [cos, sin] = [Math.cos(line.slope), Math.sin(line.slope)];
  const [middleX, middleY] = line.middle;
  for (let y = 0, at = 0; y < lineHeight; y += 1) {
    const down = (y + 0.5) * stepY - line.height / 2;
    for (let x = 0; x < width; x += 1, at += 1) {
      const along = (x + 0.5) * stepX - line.width / 2;
      if (along > line.width / 2) continue;
      values[at] = greyAt(page, middleX + along * cos - down * sin, middleY + along * sin + down * cos) / 127.5 - 1;
    }
  }
  values.copyWithin(plane, 0, plane);
  values.copyWithin(plane * 2, 0, plane);
  const across = width * stepX;
  const added = (across - line.width) / 2;
  const middle = [middleX + added * cos, middleY + added * sin] as const;
  return { planes: { values, width, height: lineHeight }, box: { ...line, width: across, middle } };
}

/** The grey at a point between the middles of pixels; outside the page that of its edge. */
function greyAt({ pixels, width, height }: GreyRaster, x: number, y: number): number {
  const [u, v] = [Math.max(0, Math.min(width - 1, x - 0.5)), Math.max(0, Math.min(height - 1, y - 0.5))];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [beside, below] = [u - left, v - top];
  const row = (at: number) =>
    (pixels[at * width + left] as number) * (1 - beside) + (pixels[at * width + right] as number) * beside;
  return row(top) * (1 - below) + row(bottom) * below;
}
