import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { ShownPicture } from '../../src/main/engine/types.ts';
import { createPictureWorkersPool } from '../../src/main/processes/picture-pool.ts';
import { bundledLanguages, pictureHost, quietLog } from '../processes/picture-process.ts';

const { signal } = new AbortController();
const pool = createPictureWorkersPool({ host: pictureHost(), size: 1, log: quietLog, languages: bundledLanguages });
afterAll(() => pool.close());

const file = (bytes: Uint8Array): ShownPicture => ({ type: 'file', bytes, frame: 0 });
const drawing = (text: string): ShownPicture => ({ type: 'drawing', bytes: new TextEncoder().encode(text) });
const svg = (inner: string, attributes = 'width="200" height="100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`;

/** Red, green, blue of a place in a JPEG, as shares of its size. */
async function colourAt(jpeg: Uint8Array | undefined, x: number, y: number): Promise<number[]> {
  if (!jpeg) throw new Error('no thumbnail');
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
  return [...data.subarray(at, at + 3)];
}
const near = (colour: readonly number[], to: readonly number[]) =>
  colour.every((value, at) => Math.abs(value - (to[at] ?? 0)) < 60);

const red = [220, 20, 20];
const green = [20, 200, 20];
const blue = [20, 20, 220];
const yellow = [220, 220, 20];

describe('orientation marks', () => {
  const [width, height] = [80, 40];
  /** As a person sees it: red and green above, blue and yellow below. */
  const shown = (x: number, y: number) =>
    y < height / 2 ? (x < width / 2 ? red : green) : x < width / 2 ? blue : yellow;
  /** Where the stored row r and column c are seen, by the EXIF specification: which side the first row and column are. */
  const places: readonly ((r: number, c: number) => readonly [x: number, y: number])[] = [
    (r, c) => [c, r],
    (r, c) => [width - 1 - c, r],
    (r, c) => [width - 1 - c, height - 1 - r],
    (r, c) => [c, height - 1 - r],
    (r, c) => [r, c],
    (r, c) => [width - 1 - r, c],
    (r, c) => [width - 1 - r, height - 1 - c],
    (r, c) => [r, height - 1 - c],
  ];

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is shown upright', async (orientation) => {
    const place = places[orientation - 1] as (typeof places)[number];
    const [rows, columns] = orientation < 5 ? [height, width] : [width, height];
    const pixels = Buffer.alloc(rows * columns * 3);
    for (let r = 0; r < rows; r += 1) {
      for (let c = 0; c < columns; c += 1) pixels.set(shown(...place(r, c)), (r * columns + c) * 3);
    }
    const stored = sharp(pixels, { raw: { width: columns, height: rows, channels: 3 } });
    const jpeg = await stored.jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer();
    const look = await pool.look(file(jpeg), [64], signal);
    expect([look.width, look.height]).toEqual([width, height]);
    const corners = await Promise.all(
      (
        [
          [0.2, 0.2],
          [0.8, 0.2],
          [0.2, 0.8],
          [0.8, 0.8],
        ] as const
      ).map(([x, y]) => colourAt(look.thumbnails[0], x, y)),
    );
    expect(corners.map((corner, at) => near(corner, [red, green, blue, yellow][at] ?? []))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

const photograph = path.resolve(import.meta.dirname, '../../../shared/corpora/parsing/tika/IMG_1034.heic');

it.skipIf(!existsSync(photograph))('a photograph of a telephone is shown, with what it says of itself', async () => {
  const look = await pool.look(file(new Uint8Array(readFileSync(photograph))), [192, 512], signal);
  expect([look.format, look.width, look.height, look.damaged]).toEqual(['heic', 4032, 3024, false]);
  const { channels } = await sharp(look.thumbnails[1]).stats();
  for (const { stdev } of channels) expect(stdev).toBeGreaterThan(20);
  const said = (name: string) => look.fields.find((field) => field.name === name)?.value;
  expect([said('camera'), said('taken')]).toEqual(['Apple iPhone 8', '2018-02-05T15:11:44']);
  expect(said('location')).toMatch(/^23\.\d+, 113\.\d+$/);
});

describe('a look', () => {
  it('keeps colours: of a CMYK JPEG, of a wide colour profile, on transparency white', async () => {
    const base = sharp({ create: { width: 40, height: 40, channels: 3, background: '#dc1414' } });
    const cmyk = await base.clone().toColourspace('cmyk').jpeg().toBuffer();
    expect(near(await colourAt((await pool.look(file(cmyk), [32], signal)).thumbnails[0], 0.5, 0.5), red)).toBe(true);
    const wide = await base.clone().withIccProfile('p3').png().toBuffer();
    expect(near(await colourAt((await pool.look(file(wide), [32], signal)).thumbnails[0], 0.5, 0.5), red)).toBe(true);
    const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect(await colourAt((await pool.look(file(clear), [32], signal)).thumbnails[0], 0.5, 0.5)).toEqual([
      255, 255, 255,
    ]);
  });

  it('is of the first frame of an animation and of the sheets of a TIFF', async () => {
    const frames = await Promise.all(
      ['#dc1414', '#14c814', '#1414dc'].map((background) =>
        sharp({ create: { width: 30, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const look = await pool.look(file(gif), [32], signal);
    expect([look.format, look.width, look.height, look.frames]).toEqual(['gif', 30, 30, 1]);
    expect(near(await colourAt(look.thumbnails[0], 0.5, 0.5), red)).toBe(true);
  });

  it('never enlarges, and makes of each size one JPEG', async () => {
    const png = await sharp({ create: { width: 300, height: 150, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const { thumbnails } = await pool.look(file(png), [100, 1000], signal);
    const sizes = await Promise.all(thumbnails.map(async (jpeg) => (await sharp(jpeg).metadata()).width));
    expect(sizes).toEqual([100, 300]);
  });

  it('shows what there is of a picture that is cut off, and says so', async () => {
    const noise = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    const look = await pool.look(file(noise.subarray(0, noise.length / 2)), [64], signal);
    expect([look.damaged, look.width, look.thumbnails.length]).toEqual([true, 400, 1]);
  });

  it('refuses bombs before a pixel is decoded, and the next picture still comes', async () => {
    await expect(pool.look(file(pngOf(60_000, 60_000)), [64], signal)).rejects.toMatchObject({
      code: 'picture-too-large',
    });
    await expect(pool.look(file(Buffer.from('no picture at all')), [64], signal)).rejects.toMatchObject({
      code: 'format-unsupported',
    });
    const fine = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    expect((await pool.look(file(fine), [64], signal)).width).toBe(8);
  });

  it('reads a scan of a hundred megapixels in bounded memory', async () => {
    // One bit a pixel, all white: small as a file, 100 megapixels as a picture.
    const look = await pool.look(file(pngOf(10_000, 10_000, true)), [192], signal);
    expect([look.width, look.height, look.damaged]).toEqual([10_000, 10_000, false]);
  });
});

describe('drawings', () => {
  it('are painted', async () => {
    const look = await pool.look(drawing(svg('<rect width="100" height="100" fill="#dc1414"/>')), [200], signal);
    expect(look.format).toBe('svg');
    expect(near(await colourAt(look.thumbnails[0], 0.2, 0.5), red)).toBe(true);
    expect(await colourAt(look.thumbnails[0], 0.8, 0.5)).toEqual([255, 255, 255]);
  });

  it.each([
    ['a script', '<script>while (true);</script>'],
    ['a script on an element', '<rect width="10" height="10" onload="while(true);"/>'],
    [
      'a page inside',
      '<foreignObject width="100%" height="100%"><body xmlns="http://www.w3.org/1999/xhtml"><img src="http://127.0.0.1:9/a"/></body></foreignObject>',
    ],
    ['a picture elsewhere', '<image href="http://127.0.0.1:9/a.png" width="200" height="100"/>'],
    ['a file of this machine', '<image xlink:href="file:///etc/hostname" width="200" height="100"/>'],
    ['a style sheet elsewhere', '<style>@import url(http://127.0.0.1:9/a.css); rect { fill: red }</style>'],
    ['a fill elsewhere', '<rect width="200" height="100" fill="url(http://127.0.0.1:9/a.svg#b)" stroke="none"/>'],
    ['another drawing', '<use href="http://127.0.0.1:9/a.svg#b"/>'],
  ])('with %s are painted without it', async (_what, inner) => {
    const marked = svg(`${inner}<rect x="150" y="50" width="50" height="50" fill="#1414dc"/>`);
    const look = await pool.look(drawing(marked), [200], signal);
    expect(near(await colourAt(look.thumbnails[0], 0.9, 0.8), blue)).toBe(true);
  });

  it('with entities that grow without end are painted without them, or refused', async () => {
    const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "boom">${entities}]>${svg('<text>&a12;</text><rect x="150" y="50" width="50" height="50" fill="#1414dc"/>')}`;
    const look = await pool.look(drawing(bomb), [200], signal);
    expect(near(await colourAt(look.thumbnails[0], 0.9, 0.8), blue)).toBe(true);
  });

  it('that call themselves again and again end', async () => {
    const levels = Array.from(
      { length: 24 },
      (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`,
    ).join('');
    const bomb = drawing(svg(`<defs><rect id="g0" width="9" height="9"/>${levels}</defs><use href="#g24"/>`));
    const ended = await pool.look(bomb, [200], signal).then(
      () => 'painted',
      (error: { code: string }) => error.code,
    );
    expect(['painted', 'file-damaged', 'worker-timeout', 'worker-memory', 'worker-crashed']).toContain(ended);
    const fine = drawing(svg('<rect width="200" height="100" fill="#1414dc"/>'));
    expect(near(await colourAt((await pool.look(fine, [200], signal)).thumbnails[0], 0.5, 0.5), blue)).toBe(true);
  });

  it('of any size stay within bounds, and what is no drawing is refused', async () => {
    const wide = await pool.look(
      drawing(svg('<rect width="100%" height="100%"/>', 'width="9000000" height="10"')),
      [200],
      signal,
    );
    expect(Math.max(wide.width, wide.height)).toBeLessThanOrEqual(1_600);
    const unsized = svg('<rect width="10" height="10"/>', 'viewBox="0 0 10 10"');
    expect((await pool.look(drawing(unsized), [200], signal)).width).toBeGreaterThan(0);
    await expect(pool.look(drawing('<html><body/></html>'), [200], signal)).rejects.toMatchObject({
      code: 'file-damaged',
    });
    await expect(pool.look(drawing('<svg><g></svg>'), [200], signal)).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

/** A PNG of one bit a pixel; without `whole` its pixels end after the first row. */
function pngOf(width: number, height: number, whole = false): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.ceil(width / 8), 0xff)]);
  const rows = whole ? Buffer.concat(Array.from({ length: height }, () => row)) : row;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
