import { msgLimits } from './limits.ts';

/** What the window is filled with at first ([MS-OXRTFCP] 2.1.2.1). */
const primer =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const windowBytes = 4096;

/** Unpacks a compressed RTF body ([MS-OXRTFCP]); gives what could be unpacked of a damaged one. */
export function unpackRtf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 16) return new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = Math.min(view.getUint32(4, true), msgLimits.maxRtfBytes);
  const magic = view.getUint32(8, true);
  if (magic === 0x414c454d) return bytes.subarray(16, 16 + size);
  if (magic !== 0x75465a4c) return new Uint8Array();
  const window = new Uint8Array(windowBytes);
  new TextEncoder().encodeInto(primer, window);
  let place = primer.length;
  // A reference gives 17 bytes at most out of two.
  const out = new Uint8Array(Math.min(size, bytes.length * 9));
  let length = 0;
  const put = (byte: number) => {
    if (length < out.length) out[length++] = byte;
    window[place] = byte;
    place = (place + 1) % windowBytes;
  };
  for (let at = 16; at < bytes.length && length < out.length; ) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      // A reference to the place being written ends the stream.
      if (from === place) return out.subarray(0, length);
      for (let count = 0; count < (reference & 15) + 2; count += 1) put(window[(from + count) % windowBytes] ?? 0);
    }
  }
  return out.subarray(0, length);
}
