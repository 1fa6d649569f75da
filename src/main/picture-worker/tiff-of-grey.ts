import type { GreyRaster } from './raster.ts';

/** Bytes before the pixels: header, twelve tags, and the resolution, rounded up. */
const headBytes = 168;
const resolutionAt = 158;
const [short, long, rational] = [3, 4, 5];

/**
 * Grey pixels as an uncompressed TIFF (revision 6.0) that says its resolution. Pixels that are all black or white become one bit
 * each: Tesseract then looks for no threshold.
 */
export function tiffOfGrey(raster: GreyRaster, pixelsPerInch: number): Buffer {
  const { width, height } = raster;
  const bilevel = isBilevel(raster);
  const pixels = bilevel ? packed(raster) : raster.pixels;
  const tags = [
    [256, long, width],
    [257, long, height],
    [258, short, bilevel ? 1 : 8],
    // Not compressed; 0 is black.
    [259, short, 1],
    [262, short, 1],
    // One strip with all rows, of one sample per pixel.
    [273, long, headBytes],
    [277, short, 1],
    [278, long, height],
    [279, long, pixels.length],
    // The same across and down, per inch.
    [282, rational, resolutionAt],
    [283, rational, resolutionAt],
    [296, short, 2],
  ] as const;
  const head = Buffer.alloc(headBytes);
  head.write('II*');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(tags.length, 8);
  for (const [index, [tag, type, value]] of tags.entries()) {
    const at = 10 + 12 * index;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(value, at + 8);
  }
  head.writeUInt32LE(Math.round(pixelsPerInch), resolutionAt);
  head.writeUInt32LE(1, resolutionAt + 4);
  return Buffer.concat([head, pixels]);
}

function isBilevel({ pixels }: GreyRaster): boolean {
  for (let at = 0; at < pixels.length; at += 1) {
    const grey = pixels[at];
    if (grey !== 0 && grey !== 255) return false;
  }
  return true;
}

/** Eight pixels a byte, the first in its highest bit; each row begins a byte. */
function packed({ pixels, width, height }: GreyRaster): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (pixels[y * width + x] === 0) continue;
      const at = y * rowBytes + (x >> 3);
      bits[at] = (bits[at] as number) | (128 >> (x & 7));
    }
  }
  return bits;
}
