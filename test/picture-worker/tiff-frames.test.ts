import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pictureFacts } from '../../src/main/picture-worker/open-picture.ts';
import { tiffFrames } from '../../src/main/picture-worker/tiff-frames.ts';

/** A TIFF of directories alone: width, height and orientation of each frame. */
function tiffOf(frames: readonly (readonly [number, number, number])[], lastPointsTo = 0): Uint8Array {
  const size = 2 + 3 * 12 + 4;
  const view = new DataView(new ArrayBuffer(8 + frames.length * size));
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  frames.forEach((values, index) => {
    const at = 8 + index * size;
    view.setUint16(at, 3, true);
    [256, 257, 274].forEach((tag, entry) => {
      const place = at + 2 + entry * 12;
      view.setUint16(place, tag, true);
      view.setUint16(place + 2, 3, true);
      view.setUint32(place + 4, 1, true);
      view.setUint16(place + 8, values[entry] ?? 0, true);
    });
    view.setUint32(at + size - 4, index + 1 < frames.length ? at + size : lastPointsTo, true);
  });
  return new Uint8Array(view.buffer);
}

test('frames are counted and measured without a decoder, turned ones as they are displayed', () => {
  const bytes = tiffOf([
    [100, 50, 1],
    [100, 50, 6],
    [20, 30, 3],
  ]);
  expect(tiffFrames(bytes, 10)).toEqual([
    { width: 100, height: 50 },
    { width: 50, height: 100 },
    { width: 20, height: 30 },
  ]);
  expect(tiffFrames(bytes, 2)).toHaveLength(2);
});

test('loops and directories outside of the file are left to the decoder', () => {
  expect(tiffFrames(tiffOf([[10, 10, 1]], 8), 10)).toBeNull();
  expect(tiffFrames(tiffOf([[10, 10, 1]], 9_999), 10)).toBeNull();
  expect(tiffFrames(new Uint8Array(4), 10)).toBeNull();
});

test('says the same as the decoder', async () => {
  const bytes = await sharp({ create: { width: 33, height: 44, channels: 3, background: '#fff' } })
    .tiff()
    .toBuffer();
  expect((await pictureFacts(new Uint8Array(bytes))).frames).toEqual(tiffFrames(new Uint8Array(bytes), 10));
});
