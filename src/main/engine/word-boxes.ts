/**
 * Word boxes of one page in one blob: version byte, then per word start u32, length u16, x0 y0 x1 y1 f32, little endian.
 * A word split at a line end has two entries, each with the part of the canonical text its box shows.
 */
import type { Box } from '../../preload/contract/shapes.ts';

export type WordBox = { readonly start: number; readonly end: number; readonly box: Box };

const version = 1;
const headerBytes = 1;
const wordBytes = 4 + 2 + 4 * 4;
const longestWord = 0xffff;

/** Packs words sorted by start; offsets are UTF-16 units into the unit's text, boxes points from the page's top left. */
export function packWords(words: readonly WordBox[]): Uint8Array {
  const bytes = new Uint8Array(headerBytes + words.length * wordBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = version;
  words.forEach((word, index) => {
    const at = headerBytes + index * wordBytes;
    view.setUint32(at, word.start, true);
    view.setUint16(at + 4, Math.min(word.end - word.start, longestWord), true);
    view.setFloat32(at + 6, word.box[0], true);
    view.setFloat32(at + 10, word.box[1], true);
    view.setFloat32(at + 14, word.box[2], true);
    view.setFloat32(at + 18, word.box[3], true);
  });
  return bytes;
}

/** Reads what `packWords` wrote; throws on another version or a cut blob. */
export function unpackWords(bytes: Uint8Array): WordBox[] {
  if (bytes.length === 0) return [];
  if (bytes[0] !== version || (bytes.length - headerBytes) % wordBytes !== 0) {
    throw new Error(`word boxes: unknown version ${bytes[0]} or cut blob of ${bytes.length} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words: WordBox[] = [];
  for (let at = headerBytes; at < bytes.length; at += wordBytes) {
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
    });
  }
  return words;
}
