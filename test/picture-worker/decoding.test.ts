import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeBmp } from '../../src/main/picture-worker/decode-bmp.ts';
import { heifSize } from '../../src/main/picture-worker/decode-heif.ts';
import { greyPixels } from '../../src/main/picture-worker/grey-pixels.ts';
import { openFrame, pictureFacts } from '../../src/main/picture-worker/open-picture.ts';
import { renderPicture } from '../../src/main/picture-worker/render-picture.ts';

const shape = { create: { width: 30, height: 20, channels: 3 as const, background: '#c03' } };

describe('facts of a picture', () => {
  it.each(['png', 'jpeg', 'tiff', 'webp', 'gif', 'avif'] as const)('%s', async (format) => {
    const bytes = await sharp(shape).toFormat(format).toBuffer();
    expect(await pictureFacts(bytes)).toMatchObject({ format, frames: [{ width: 30, height: 20 }] });
  });

  it('gives the size as displayed and the resolution', async () => {
    const bytes = await sharp(shape).withMetadata({ orientation: 6, density: 300 }).jpeg().toBuffer();
    expect(await pictureFacts(bytes)).toEqual({
      format: 'jpeg',
      frames: [{ width: 20, height: 30 }],
      pixelsPerInch: 300,
    });
  });

  it('lists the pages of a TIFF, but one frame of an animation', async () => {
    const frames = await Promise.all(
      ['#c03', '#03c', '#3c0'].map((background) =>
        sharp({ create: { ...shape.create, background } })
          .png()
          .toBuffer(),
      ),
    );
    const joined = () => sharp(frames, { join: { animated: true } });
    expect((await pictureFacts(await joined().tiff().toBuffer())).frames).toHaveLength(3);
    expect((await pictureFacts(await joined().gif().toBuffer())).frames).toHaveLength(1);
  });

  it('reads CMYK, bilevel and 16-bit pictures as 8-bit grey', async () => {
    const pictures = [
      await sharp(shape).toColourspace('cmyk').jpeg().toBuffer(),
      await sharp(shape).threshold().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4' }).toBuffer(),
      await sharp(shape).toColourspace('rgb16').png().toBuffer(),
    ];
    for (const bytes of pictures) {
      const { raster, damaged } = await greyPixels(await openFrame(bytes, 0));
      expect(raster).toMatchObject({ width: 30, height: 20, channels: 1 });
      expect(raster.pixels).toHaveLength(600);
      expect(damaged).toBe(false);
    }
  });

  it('lays see-through pixels on white', async () => {
    const clear = sharp({ create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { raster } = await greyPixels(await openFrame(await clear.png().toBuffer(), 0));
    expect([...raster.pixels]).toEqual(Array.from({ length: 16 }, () => 255));
  });
});

describe('pictures that claim too much', () => {
  it('refuses a PNG of 60,000 x 60,000 pixels by its header', async () => {
    await expect(openFrame(hugePng(60_000), 0)).rejects.toMatchObject({ code: 'picture-too-large' });
    await expect(renderPicture({ type: 'file', bytes: hugePng(60_000), frame: 0 }, 100)).rejects.toMatchObject({
      code: 'picture-too-large',
    });
  });

  it('reduces what is larger than what is read', async () => {
    const bytes = await sharp({ create: { width: 12_000, height: 6_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const frame = await openFrame(bytes, 0);
    const { raster } = await greyPixels(frame);
    expect(frame).toMatchObject({ width: 12_000, height: 6_000 });
    expect(raster.width * raster.height).toBeLessThan(36_100_000);
    expect(raster.width / raster.height).toBeCloseTo(2, 2);
  });

  it('reads on behind an error and says so', async () => {
    const noise = sharp({
      create: { ...shape.create, width: 300, height: 300, noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    });
    const whole = await noise.png().toBuffer();
    const { raster, damaged } = await greyPixels(await openFrame(whole.subarray(0, whole.length / 2), 0));
    expect(damaged).toBe(true);
    expect(raster).toMatchObject({ width: 300, height: 300 });
  });
});

describe('BMP', () => {
  it('reads rows from below, padded to four bytes', () => {
    const { pixels } = decodeBmp(
      bitmap({
        bits: 24,
        rows: [
          [0, 0, 255, 0, 255, 0, 0, 0],
          [255, 0, 0, 255, 255, 255, 0, 0],
        ],
      }),
    );
    expect([...pixels]).toEqual([0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255, 0]);
  });

  it('reads palettes, RLE and 16 bits', () => {
    const palette = [0, 0, 0, 0, 255, 255, 255, 0];
    const bilevel = decodeBmp(
      bitmap({
        bits: 1,
        palette,
        rows: [
          [0b10000000, 0, 0, 0],
          [0b01000000, 0, 0, 0],
        ],
      }),
    );
    expect([...bilevel.pixels]).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0]);
    const run = decodeBmp(bitmap({ bits: 8, palette, compression: 1, rows: [[2, 1, 0, 0, 1, 0, 1, 1, 0, 1]] }));
    expect([...run.pixels]).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255]);
    const packed = decodeBmp(
      bitmap({
        bits: 16,
        rows: [
          [0x00, 0x7c, 0xe0, 0x03],
          [0x1f, 0x00, 0xff, 0x7f],
        ],
      }),
    );
    expect([...packed.pixels]).toEqual([0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255, 0]);
  });

  it('bounds what a header claims', () => {
    const bytes = bitmap({ bits: 24, rows: [[0, 0, 0, 0, 0, 0, 0, 0]] });
    new DataView(bytes.buffer).setInt32(18, 50_000, true);
    new DataView(bytes.buffer).setInt32(22, 50_000, true);
    expect(() => decodeBmp(bytes)).toThrow('too many pixels');
    expect(() => decodeBmp(bytes.subarray(0, 20))).toThrow('damaged');
  });
});

describe('HEIC', () => {
  it('tells its size by its container and says when the picture inside cannot be decoded', async () => {
    // Nothing here can write HEVC: the same container with the other codec, under the brand of HEIC.
    const bytes = await sharp(shape).avif().toBuffer();
    expect(await heifSize(bytes)).toEqual({ width: 30, height: 20 });
    const brand = Buffer.from(bytes.toString('latin1').replaceAll('avif', 'heic'), 'latin1');
    expect(await pictureFacts(brand)).toEqual({
      format: 'heic',
      frames: [{ width: 30, height: 20 }],
      pixelsPerInch: null,
    });
    await expect(openFrame(brand, 0)).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(pictureFacts(brand.subarray(0, 60))).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

it('renders a picture as displayed, no larger than asked', async () => {
  const bytes = await sharp({ create: { ...shape.create, width: 300, height: 200 } })
    .withMetadata({ orientation: 6 })
    .tiff()
    .toBuffer();
  const png = await renderPicture({ type: 'file', bytes, frame: 0 }, 90);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 60, height: 90 });
});

/** A valid header and hardly any data. */
function hugePng(edge: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A BMP of 2 x 2 pixels. */
function bitmap(parts: {
  readonly bits: number;
  readonly rows: readonly (readonly number[])[];
  readonly palette?: readonly number[];
  readonly compression?: number;
}): Uint8Array {
  const palette = parts.palette ?? [];
  const head = new DataView(new ArrayBuffer(54));
  head.setUint16(0, 0x4d42, true);
  head.setUint32(10, 54 + palette.length, true);
  head.setUint32(14, 40, true);
  head.setInt32(18, 2, true);
  head.setInt32(22, 2, true);
  head.setUint16(26, 1, true);
  head.setUint16(28, parts.bits, true);
  head.setUint32(30, parts.compression ?? 0, true);
  head.setUint32(46, palette.length / 4, true);
  return Uint8Array.from([...new Uint8Array(head.buffer), ...palette, ...parts.rows.flat()]);
}
