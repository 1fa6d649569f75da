import sharp from 'sharp';
import { expect, it } from 'vitest';
import { greySignature } from '../../src/main/picture-worker/grey-signature.ts';
import { pictureLimits } from '../../src/main/picture-worker/limits.ts';

const { signatureEdge: edge } = pictureLimits;

it('is the mean of each part, also where pixels lie in two of them', () => {
  // 48 columns, 32 parts: each part has one and a half of them.
  const width = 48;
  const pixels = new Uint8Array(width * edge);
  for (let y = 0; y < edge; y += 1) for (let x = 0; x < width; x += 1) pixels[y * width + x] = x * 4;
  const signature = greySignature(pixels, width, edge, 1);
  expect([...signature.subarray(0, 4)]).toEqual([1, 7, 13, 19]);
  expect(signature.subarray(edge * (edge - 1))).toEqual(signature.subarray(0, edge));
});

it('weighs colours as they look, and takes no notice of what follows them', () => {
  const pixel = (red: number, green: number, blue: number) =>
    greySignature(new Uint8Array([red, green, blue, 77]), 1, 1, 4)[0];
  expect([pixel(255, 0, 0), pixel(0, 255, 0), pixel(0, 0, 255), pixel(255, 255, 255)]).toEqual([54, 182, 18, 255]);
});

it('agrees with a picture reduced by sharp', async () => {
  const noise = await sharp({
    create: {
      width: 192,
      height: 130,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 90 },
    },
  })
    .blur(9)
    .normalise()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = noise.info;
  const own = greySignature(noise.data, width, height, channels);
  const theirs = await sharp(noise.data, { raw: { width, height, channels } })
    .resize(edge, edge, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const apart = own.map((grey, at) => Math.abs(grey - (theirs[at] ?? 0)));
  expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThan(4);
});
