import { pictureLimits } from './limits.ts';
import { damagedPicture, pictureTooLarge } from './picture-errors.ts';
import type { Raster } from './raster.ts';

/** What a BMP says of itself (Windows 3 header and its successors, and the OS/2 one). */
export type BmpHeader = {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  /** 0 none, 1 RLE8, 2 RLE4, 3 and 6 bit fields. */
  readonly compression: number;
  readonly pixelsPerInch: number | null;
  readonly dataAt: number;
  readonly paletteAt: number;
  readonly paletteEntry: 3 | 4;
  readonly paletteSize: number;
  readonly masks: readonly [number, number, number];
};

const inchesPerMetre = 39.3701;
const plainMasks: Readonly<Record<number, readonly [number, number, number]>> = {
  16: [0x7c00, 0x03e0, 0x001f],
  32: [0xff0000, 0x00ff00, 0x0000ff],
};

/** Throws `file-damaged` or `picture-too-large`. */
export function bmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 26) throw damagedPicture();
  const size = view.getUint32(14, true);
  const old = size === 12;
  if (!old && (size < 40 || bytes.length < 54)) throw damagedPicture();
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const signed = old ? view.getInt16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(old ? 24 : 28, true);
  const height = Math.abs(signed);
  const compression = old ? 0 : view.getUint32(30, true);
  if (width <= 0 || height <= 0 || ![1, 4, 8, 16, 24, 32].includes(bits)) throw damagedPicture();
  if (width * height > pictureLimits.maxBmpPixels) throw pictureTooLarge(width, height);
  const fields = compression === 3 || compression === 6;
  if (fields && bytes.length < 66) throw damagedPicture();
  const masks = fields
    ? ([view.getUint32(54, true), view.getUint32(58, true), view.getUint32(62, true)] as const)
    : (plainMasks[bits] ?? ([0, 0, 0] as const));
  const perMetre = old ? 0 : view.getInt32(38, true);
  const used = old ? 0 : view.getUint32(46, true);
  return {
    width,
    height,
    topDown: signed < 0,
    bits,
    compression,
    pixelsPerInch: perMetre > 0 ? perMetre / inchesPerMetre : null,
    dataAt: view.getUint32(10, true),
    paletteAt: 14 + size + (fields && size === 40 ? 12 : 0),
    paletteEntry: old ? 3 : 4,
    paletteSize: bits > 8 ? 0 : Math.min(used || 1 << bits, 1 << bits),
    masks,
  };
}

/** A BMP as red, green and blue; missing rows of a cut file stay white. Throws as `bmpHeader` does. */
export function decodeBmp(bytes: Uint8Array): Raster & { readonly damaged: boolean } {
  const header = bmpHeader(bytes);
  const { width, height, bits } = header;
  if (header.compression > 3 && header.compression !== 6) throw damagedPicture();
  const pixels = new Uint8Array(width * height * 3).fill(255);
  const rowOf = (row: number) => (header.topDown ? row : height - 1 - row) * width * 3;
  if (header.compression === 1 || header.compression === 2) {
    unpackRuns(bytes, header, (x, y, index) => put(pixels, rowOf(y) + x * 3, paletteColour(bytes, header, index)));
    return { pixels, width, height, channels: 3, damaged: false };
  }
  const stride = Math.ceil((width * bits) / 32) * 4;
  const rows = Math.min(height, Math.max(0, Math.floor((bytes.length - header.dataAt) / stride)));
  if (rows === 0) throw damagedPicture();
  const colour = colourReader(bytes, header);
  for (let row = 0; row < rows; row += 1) {
    const from = header.dataAt + row * stride;
    const to = rowOf(row);
    for (let x = 0; x < width; x += 1) put(pixels, to + x * 3, colour(from, x));
  }
  return { pixels, width, height, channels: 3, damaged: rows < height };
}

/** Gives the colour of pixel `x` of the row at byte `from`, as 0xRRGGBB. */
function colourReader(bytes: Uint8Array, header: BmpHeader): (from: number, x: number) => number {
  const { bits, masks } = header;
  const at = (index: number) => bytes[index] ?? 0;
  if (bits === 24) return (from, x) => at(from + x * 3) | (at(from + x * 3 + 1) << 8) | (at(from + x * 3 + 2) << 16);
  if (bits > 8) {
    const step = bits / 8;
    const parts = masks.map(fieldReader);
    const [red, green, blue] = parts;
    return (from, x) => {
      const start = from + x * step;
      const value =
        step === 2
          ? at(start) | (at(start + 1) << 8)
          : (at(start) | (at(start + 1) << 8) | (at(start + 2) << 16) | (at(start + 3) << 24)) >>> 0;
      return ((red?.(value) ?? 0) << 16) | ((green?.(value) ?? 0) << 8) | (blue?.(value) ?? 0);
    };
  }
  const each = 8 / bits;
  const mask = (1 << bits) - 1;
  return (from, x) => {
    const byte = at(from + Math.floor(x / each));
    return paletteColour(bytes, header, (byte >> (8 - bits * ((x % each) + 1))) & mask);
  };
}

/** Scales the bits of a mask to 0-255. */
function fieldReader(mask: number): (value: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (value) => Math.round((((value & mask) >>> shift) * 255) / most);
}

function paletteColour(bytes: Uint8Array, header: BmpHeader, index: number): number {
  if (index >= header.paletteSize) return 0;
  const at = header.paletteAt + index * header.paletteEntry;
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

function put(pixels: Uint8Array, at: number, colour: number): void {
  pixels[at] = colour >> 16;
  pixels[at + 1] = (colour >> 8) & 255;
  pixels[at + 2] = colour & 255;
}

/** RLE8 and RLE4 as Microsoft describes them; runs that leave the picture are dropped. */
function unpackRuns(bytes: Uint8Array, header: BmpHeader, set: (x: number, y: number, index: number) => void): void {
  const half = header.compression === 2;
  let [at, x, y] = [header.dataAt, 0, 0];
  const place = (index: number) => {
    if (x < header.width && y < header.height) set(x, y, index);
    x += 1;
  };
  const nibble = (byte: number, odd: boolean) => (odd ? byte & 15 : byte >> 4);
  while (at + 1 < bytes.length && y < header.height) {
    const count = bytes[at] ?? 0;
    const value = bytes[at + 1] ?? 0;
    at += 2;
    if (count > 0) {
      for (let n = 0; n < count; n += 1) place(half ? nibble(value, n % 2 === 1) : value);
    } else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 1) return;
    else if (value === 2) {
      x += bytes[at] ?? 0;
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      const length = half ? Math.ceil(value / 2) : value;
      for (let n = 0; n < value; n += 1) {
        const byte = bytes[at + (half ? n >> 1 : n)] ?? 0;
        place(half ? nibble(byte, n % 2 === 1) : byte);
      }
      at += length + (length % 2);
    }
  }
}
