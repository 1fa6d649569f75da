/**
 * What an S/MIME message of type signed-data (RFC 5652) carries: the MIME message inside, which nobody needs a key to read. Null for
 * anything else, encrypted messages above all. Walks DER and BER without recursion.
 */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  // ContentInfo → [0] → SignedData → EncapsulatedContentInfo → [0] → octets, possibly in pieces.
  const info = element(bytes, 0);
  const content = info && info.tag === 0x30 ? next(bytes, element(bytes, info.start)) : null;
  if (!content || !isSigned(bytes, info?.start ?? 0)) return null;
  const signed = element(bytes, content.start);
  const version = signed ? element(bytes, signed.start) : null;
  const inner = next(bytes, next(bytes, version));
  if (inner?.tag !== 0x30) return null;
  const octets = next(bytes, element(bytes, inner.start));
  const value = octets && octets.tag === 0xa0 ? element(bytes, octets.start) : null;
  if (!value) return null;
  if (value.tag === 0x04) return bytes.subarray(value.start, value.end);
  if (value.tag !== 0x24) return null;
  const pieces: Uint8Array[] = [];
  for (let at = value.start; at < value.end; ) {
    const piece = element(bytes, at);
    if (piece?.tag !== 0x04) break;
    pieces.push(bytes.subarray(piece.start, piece.end));
    at = piece.end;
  }
  return joined(pieces);
}

type Element = { readonly tag: number; readonly start: number; readonly end: number; readonly open: boolean };

const signedType = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

function isSigned(bytes: Uint8Array, at: number): boolean {
  return signedType.every((byte, index) => bytes[at + index] === byte);
}

/** The element at an offset; one of unknown length reaches to the end. Null when there is none. */
function element(bytes: Uint8Array, at: number): Element | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return null;
  if (first === 0x80) return { tag, start: at + 2, end: bytes.length, open: true };
  const more = first & 0x80 ? first & 0x7f : 0;
  if (more > 4) return null;
  let length = more === 0 ? first : 0;
  for (let index = 0; index < more; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + more;
  return { tag, start, end: Math.min(bytes.length, start + length), open: false };
}

/** The element behind another one of known length. */
function next(bytes: Uint8Array, before: Element | null): Element | null {
  return before && !before.open ? element(bytes, before.end) : null;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
