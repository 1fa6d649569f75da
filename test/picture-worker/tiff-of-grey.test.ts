import sharp from 'sharp';
import { expect, it } from 'vitest';
import { tiffOfGrey } from '../../src/main/picture-worker/tiff-of-grey.ts';

const size = { width: 13, height: 7, channels: 1 } as const;
const pixelsOf = (grey: (at: number) => number) =>
  Uint8Array.from({ length: size.width * size.height }, (_, at) => grey(at));

it.each([
  { kind: 'grey', pixels: pixelsOf((at) => (at * 37) % 256), bits: 8 },
  { kind: 'black and white', pixels: pixelsOf((at) => (at % 3 === 0 ? 255 : 0)), bits: 1 },
])('writes $kind pixels as they are, with their resolution', async ({ pixels, bits }) => {
  const file = tiffOfGrey({ ...size, pixels }, 287.6);
  const rowBytes = Math.ceil((size.width * bits) / 8);
  expect(file.length).toBe(168 + rowBytes * size.height);
  expect(await sharp(file).metadata()).toMatchObject({ format: 'tiff', width: 13, height: 7, density: 288 });
  const read = await sharp(file).toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer();
  expect([...read]).toEqual([...pixels]);
});
