import type { PictureFrame } from '../engine/types.ts';

const widthTag = 256;
const heightTag = 257;
const orientationTag = 274;
const short = 3;
/** Orientations that lie on their side. */
const sideways = 5;

/**
 * Pixels of each frame of a TIFF as displayed, at most `most`, by walking its directories (TIFF 6.0, section 2): asking the decoder
 * for each frame opens the whole file anew each time. Null for BigTIFF and whatever can't be followed.
 */
export function tiffFrames(bytes: Uint8Array, most: number): PictureFrame[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) return null;
  const little = bytes[0] === 0x49;
  if (view.getUint16(2, little) !== 42) return null;
  const frames: PictureFrame[] = [];
  const seen = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0 && frames.length < most; ) {
    if (seen.has(at) || at + 2 > bytes.length) return null;
    seen.add(at);
    const entries = view.getUint16(at, little);
    const end = at + 2 + entries * 12;
    if (end + 4 > bytes.length) return null;
    const frame = frameOf(view, little, at + 2, end);
    if (!frame) return null;
    frames.push(frame);
    at = view.getUint32(end, little);
  }
  return frames.length > 0 ? frames : null;
}

function frameOf(view: DataView, little: boolean, from: number, end: number): PictureFrame | null {
  let width = 0;
  let height = 0;
  let orientation = 1;
  for (let at = from; at < end; at += 12) {
    const tag = view.getUint16(at, little);
    const value =
      view.getUint16(at + 2, little) === short ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
    if (tag === widthTag) width = value;
    else if (tag === heightTag) height = value;
    else if (tag === orientationTag) orientation = value;
  }
  if (width < 1 || height < 1) return null;
  return orientation >= sideways ? { width: height, height: width } : { width, height };
}
