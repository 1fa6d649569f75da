/**
 * Word boxes of one page in one blob: version byte, then per word start u32, length u16, x0 y0 x1 y1 f32, little endian; in version 2, where
 * words were recognised, a byte more: how surely, in parts of 255.
 * A word split at a line end has two entries, each with the part of the canonical text its box shows.
 */
import type { Box } from '../../preload/contract/shapes.ts';

export type WordBox = {
  readonly start: number;
  readonly end: number;
  readonly box: Box;
  /** 0-1: how surely it was recognised; left out where it was not, or where that is not known. */
  readonly confidence?: number;
};

const headerBytes = 1;
const wordBytes = 4 + 2 + 4 * 4;
const bytesOf: Readonly<Record<number, number>> = { 1: wordBytes, 2: wordBytes + 1 };
const surest = 255;
const longestWord = 0xffff;

/** Packs words sorted by start; offsets are UTF-16 units into the unit's text, boxes points from the page's top left. */
export function packWords(words: readonly WordBox[]): Uint8Array {
  const version = words.some(({ confidence }) => confidence !== undefined) ? 2 : 1;
  const size = bytesOf[version] as number;
  const bytes = new Uint8Array(headerBytes + words.length * size);
  const view = new DataView(bytes.buffer);
  bytes[0] = version;
  words.forEach((word, index) => {
    const at = headerBytes + index * size;
    view.setUint32(at, word.start, true);
    view.setUint16(at + 4, Math.min(word.end - word.start, longestWord), true);
    view.setFloat32(at + 6, word.box[0], true);
    view.setFloat32(at + 10, word.box[1], true);
    view.setFloat32(at + 14, word.box[2], true);
    view.setFloat32(at + 18, word.box[3], true);
    if (version === 2) bytes[at + wordBytes] = Math.round(surest * Math.max(0, Math.min(1, word.confidence ?? 1)));
  });
  return bytes;
}

/** Reads what `packWords` wrote; throws on another version or a cut blob. */
export function unpackWords(bytes: Uint8Array): WordBox[] {
  if (bytes.length === 0) return [];
  const size = bytesOf[bytes[0] as number];
  if (size === undefined || (bytes.length - headerBytes) % size !== 0) {
    throw new Error(`word boxes: unknown version ${bytes[0]} or cut blob of ${bytes.length} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words: WordBox[] = [];
  for (let at = headerBytes; at < bytes.length; at += size) {
    const start = view.getUint32(at, true);
    words.push({
      start,
      end: start + view.getUint16(at + 4, true),
      box: [
        view.getFloat32(at + 6, true),
        view.getFloat32(at + 10, true),
        view.getFloat32(at + 14, true),
        view.getFloat32(at + 18, true),
      ],
      ...(size > wordBytes ? { confidence: (bytes[at + wordBytes] as number) / surest } : {}),
    });
  }
  return words;
}
