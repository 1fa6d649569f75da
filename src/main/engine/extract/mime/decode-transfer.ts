import { mimeLimits } from './limits.ts';

/**
 * The bytes of a part with its transfer encoding undone, in pieces of bounded size. Damage never stops it: signs that do not
 * belong are skipped, a cut group gives what it holds.
 */
export function* decodeTransfer(bytes: Uint8Array, encoding: string): Generator<Uint8Array> {
  if (encoding === 'base64' || encoding === 'b') yield* base64Pieces(bytes);
  else if (encoding === 'quoted-printable' || encoding === 'q') yield* quotedPieces(bytes);
  else if (/^(?:x-)?uu(?:e|encode)$/.test(encoding)) yield* uuPieces(bytes);
  else {
    for (let at = 0; at < bytes.length; at += mimeLimits.pieceBytes)
      yield bytes.subarray(at, at + mimeLimits.pieceBytes);
  }
}

/** All of it at once, at most `most` bytes. */
export function decodedBytes(bytes: Uint8Array, encoding: string, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (const piece of decodeTransfer(bytes, encoding)) {
    // The generator reuses nothing: pieces stay what they are.
    pieces.push(piece);
    total += piece.length;
    if (total >= most) break;
  }
  if (pieces.length === 1 && pieces[0]) return pieces[0].subarray(0, most);
  const all = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all.subarray(0, most);
}

const unknown = 255;
const base64Values = new Uint8Array(256).fill(unknown);
'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.split('').forEach((sign, value) => {
  base64Values[sign.charCodeAt(0)] = value;
});
// The alphabet for addresses, which some writers use by mistake.
base64Values['-'.charCodeAt(0)] = 62;
base64Values['_'.charCodeAt(0)] = 63;

function* base64Pieces(bytes: Uint8Array): Generator<Uint8Array> {
  let out = new Uint8Array(mimeLimits.pieceBytes + 3);
  let length = 0;
  let group = 0;
  let signs = 0;
  for (const byte of bytes) {
    const value = base64Values[byte] ?? unknown;
    if (byte === 61 && signs > 0) {
      // Padding ends a group; what follows may be another run of base64.
      if (signs >= 2) out[length++] = (group >> (signs === 2 ? 4 : 10)) & 255;
      if (signs === 3) out[length++] = (group >> 2) & 255;
      group = 0;
      signs = 0;
    } else if (value !== unknown) {
      group = ((group << 6) | value) & 0xffffff;
      signs += 1;
      if (signs === 4) {
        out[length++] = group >> 16;
        out[length++] = (group >> 8) & 255;
        out[length++] = group & 255;
        signs = 0;
      }
    }
    if (length >= mimeLimits.pieceBytes) {
      yield out.subarray(0, length);
      out = new Uint8Array(mimeLimits.pieceBytes + 3);
      length = 0;
    }
  }
  if (signs >= 2) out[length++] = (group >> (signs === 2 ? 4 : 10)) & 255;
  if (signs === 3) out[length++] = (group >> 2) & 255;
  if (length > 0) yield out.subarray(0, length);
}

function hexValue(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

function* quotedPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const out = new Uint8Array(Math.min(mimeLimits.pieceBytes, bytes.length - at));
    let length = 0;
    while (at < bytes.length && length < out.length) {
      const byte = bytes[at] as number;
      if (byte !== 61) {
        out[length++] = byte;
        at += 1;
        continue;
      }
      const high = hexValue(bytes[at + 1]);
      const low = hexValue(bytes[at + 2]);
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        at += 3;
        continue;
      }
      let next = at + 1;
      while (bytes[next] === 32 || bytes[next] === 9) next += 1;
      if (bytes[next] === 13) next += 1;
      if (bytes[next] === 10) at = next + 1;
      else if (next >= bytes.length) at = bytes.length;
      else {
        out[length++] = byte;
        at += 1;
      }
    }
    yield out.subarray(0, length);
  }
}

/** UUencode: lines between `begin` and `end`; the first sign of a line tells its bytes. */
function* uuPieces(bytes: Uint8Array): Generator<Uint8Array> {
  let started = false;
  for (let at = 0; at < bytes.length; ) {
    const next = bytes.indexOf(10, at);
    const end = next < 0 ? bytes.length : next;
    const line = bytes.subarray(at, end);
    at = end + 1;
    if (!started) {
      started = line[0] === 98 && new TextDecoder('windows-1252').decode(line.subarray(0, 6)) === 'begin ';
      continue;
    }
    const count = ((line[0] ?? 32) - 32) & 63;
    if (count === 0) return;
    const out = new Uint8Array(count);
    const value = (place: number) => ((line[place] ?? 32) - 32) & 63;
    for (let byte = 0, place = 1; byte < count; byte += 3, place += 4) {
      const group = (value(place) << 18) | (value(place + 1) << 12) | (value(place + 2) << 6) | value(place + 3);
      out[byte] = group >> 16;
      if (byte + 1 < count) out[byte + 1] = (group >> 8) & 255;
      if (byte + 2 < count) out[byte + 2] = group & 255;
    }
    yield out;
  }
}
