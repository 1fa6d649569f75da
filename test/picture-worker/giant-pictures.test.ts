/** Pictures that are small as files and giants in memory, looked at by the process of the product: bounded memory, a truthful end. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PictureWorkers } from '../../src/main/engine/ports.ts';
import type { ShownPicture } from '../../src/main/engine/types.ts';
import { processLimits } from '../../src/main/processes/limits.ts';
import { createPictureWorkersPool } from '../../src/main/processes/picture-pool.ts';
import { giantGif, giantPng, giantWebp } from '../helpers/animated-giants.ts';
import { bundledLanguages, pictureHost, quietLog } from '../processes/picture-process.ts';

const { signal } = new AbortController();
const file = (bytes: Uint8Array): ShownPicture => ({ type: 'file', bytes, frame: 0 });
const megabytes = 1024 * 1024;

// A process of its own for each, so that its memory is that of one picture.
let host: ReturnType<typeof pictureHost>;
let pool: PictureWorkers;
beforeEach(() => {
  host = pictureHost();
  pool = createPictureWorkersPool({ host, size: 1, log: quietLog, languages: bundledLanguages });
});
afterEach(() => pool.close());

/** The most memory its process ever had, in bytes; null where the system does not tell. */
function peakBytes(): number | null {
  const [pid] = host.started();
  if (process.platform !== 'linux' || pid === undefined) return null;
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes ? Number(kilobytes) * 1024 : null;
}

function expectPeakUnder(bytes: number): void {
  expect(host.started()).toHaveLength(1);
  const peak = peakBytes();
  if (peak !== null) expect(peak).toBeLessThan(bytes);
}

/** Red, green and blue in the middle of a thumbnail. */
async function middleOf(jpeg: Uint8Array | undefined): Promise<number[]> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

describe('animations of thousands of frames', () => {
  it.each([
    ['GIF', () => giantGif(600, 400, 5_000), [254, 0, 0]],
    ['WebP', () => giantWebp(600, 400, 5_000), null],
    ['PNG', async () => giantPng(600, 400, 5_000), [255, 255, 255]],
  ] as const)('of %s are their first frame, in the memory of one', async (_name, make, colour) => {
    const look = await pool.look(file(await make()), [192], signal);
    expect([look.width, look.height, look.frames, look.damaged]).toEqual([600, 400, 1, false]);
    if (colour) expect(await middleOf(look.thumbnails[0])).toEqual(colour);
    expectPeakUnder(300 * megabytes);
    // What is read for its letters is that frame, too.
    expect((await pool.inspect(await make(), signal)).frames).toEqual([{ width: 600, height: 400 }]);
  });
});

describe('animations on huge canvases', () => {
  it.each([
    ['GIF', () => giantGif(12_000, 12_000, 2_000)],
    ['WebP', () => giantWebp(16_383, 16_383, 2_000)],
  ] as const)('of %s are refused before a frame is decoded', async (_name, make) => {
    const bytes = await make();
    await expect(pool.look(file(bytes), [192], signal)).rejects.toMatchObject({ code: 'picture-too-large' });
    await expect(pool.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], signal)).rejects.toMatchObject({
      code: 'picture-too-large',
    });
    expectPeakUnder(300 * megabytes);
  });

  it('of PNG are read row by row', async () => {
    const look = await pool.look(file(giantPng(12_000, 12_000, 2_000)), [192], signal);
    expect([look.width, look.height, look.frames]).toEqual([12_000, 12_000, 1]);
    expectPeakUnder(400 * megabytes);
  });

  it('that are just small enough stay within the memory of a process', async () => {
    const look = await pool.look(file(await giantWebp(9_900, 9_900, 100)), [192], signal);
    expect([look.width, look.height]).toEqual([9_900, 9_900]);
    expectPeakUnder(processLimits.picture.maxMemoryBytes);
  });
});

describe('scans of a hundred megapixels', () => {
  const paper = () =>
    sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#eee8dd' }, limitInputPixels: false });

  it.each([
    ['a JPEG', () => paper().jpeg({ quality: 60 }).toBuffer(), 400],
    // Its rows come only once all of it was read.
    ['a progressive JPEG', () => paper().jpeg({ quality: 60, progressive: true }).toBuffer(), 900],
    ['a TIFF', () => paper().tiff({ compression: 'lzw' }).toBuffer(), 400],
  ] as const)('are shown: %s', async (_name, make, most) => {
    const look = await pool.look(file(await make()), [192, 512], signal);
    expect([look.width, look.height, look.damaged]).toEqual([10_000, 10_000, false]);
    expect((await middleOf(look.thumbnails[1])).every((value) => value > 200)).toBe(true);
    expectPeakUnder(most * megabytes);
  });

  it('are read for their letters', async () => {
    const bytes = await paper().greyscale().jpeg({ quality: 60 }).toBuffer();
    const page = await pool.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], signal);
    expect([page.width, page.height, page.words]).toEqual([10_000, 10_000, []]);
    expectPeakUnder(processLimits.picture.maxMemoryBytes);
  });
});
