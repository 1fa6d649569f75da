/** Animations that are small as files and huge as pictures: each frame is one pixel, on a canvas of any size. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A GIF of so many frames; the first one is red, each other one a green pixel on it. */
export async function giantGif(width: number, height: number, frames: number): Promise<Buffer> {
  const whole = await sharp({ create: { width, height, channels: 3, background: '#f00' }, limitInputPixels: false })
    .gif({ effort: 1, colours: 2 })
    .toBuffer();
  // Control (a tenth of a second), place and size, a palette of two, LZW codes of three bits: clear, the second colour, end.
  const later = Buffer.from([
    ...[0x21, 0xf9, 4, 0, 10, 0, 0, 0],
    ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80],
    ...[255, 0, 0, 0, 255, 0],
    ...[2, 2, 0x4c, 0x01, 0],
  ]);
  return Buffer.concat([whole.subarray(0, -1), ...Array<Buffer>(frames - 1).fill(later), Buffer.from([0x3b])]);
}

/** A WebP of so many frames; sizes end at 16,383. */
export async function giantWebp(width: number, height: number, frames: number): Promise<Buffer> {
  const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#f00' } })
    .webp({ lossless: true })
    .toBuffer();
  const pixels = dot.subarray(12);
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const wide = Buffer.alloc(10);
  wide[0] = 2;
  wide.writeUIntLE(width - 1, 4, 3);
  wide.writeUIntLE(height - 1, 7, 3);
  // Place 0, 0; size 1 x 1; a tenth of a second.
  const frame = Buffer.alloc(16);
  frame.writeUIntLE(100, 12, 3);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', wide),
    chunk('ANIM', Buffer.alloc(6)),
    ...Array<Buffer>(frames).fill(chunk('ANMF', Buffer.concat([frame, pixels]))),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** An animated PNG of so many frames; its first one is the whole picture, of one bit a pixel, white. */
export function giantPng(width: number, height: number, frames: number): Buffer {
  let sequence = 0;
  const numbers = (...values: readonly (readonly [number, number])[]) =>
    Buffer.concat(
      values.map(([value, bytes]) => {
        const part = Buffer.alloc(bytes);
        part.writeUIntBE(value, 0, bytes);
        return part;
      }),
    );
  const control = (w: number, h: number) =>
    chunkOf('fcTL', numbers([sequence++, 4], [w, 4], [h, 4], [0, 4], [0, 4], [1, 2], [10, 2], [0, 1], [0, 1]));
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.ceil(width / 8), 0xff)]);
  const whole = deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)));
  const dot = deflateSync(Buffer.from([0, 0]));
  const parts = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunkOf('IHDR', numbers([width, 4], [height, 4], [1, 1], [0, 1], [0, 1], [0, 1], [0, 1])),
    chunkOf('acTL', numbers([frames, 4], [0, 4])),
    control(width, height),
    chunkOf('IDAT', whole),
  ];
  for (let at = 1; at < frames; at += 1) {
    parts.push(control(1, 1), chunkOf('fdAT', Buffer.concat([numbers([sequence++, 4]), dot])));
  }
  return Buffer.concat([...parts, chunkOf('IEND', Buffer.alloc(0))]);
}

function chunkOf(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
