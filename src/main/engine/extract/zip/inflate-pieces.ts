import { Inflate } from 'fflate';
import { boundedPieces } from './bounded-pieces.ts';

/**
 * Inflates a raw deflate stream piece by piece; each piece gives the bytes that came out of it. Throws fflate's own errors for
 * what is no deflate stream, and a plain error when the stream ends early, unless it is known to be `cut`.
 */
export async function* inflatePieces(pieces: AsyncIterable<Uint8Array>, cut = false): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => {
    if (chunk.length > 0) out.push(chunk);
  });
  let before: Uint8Array | null = null;
  for await (const piece of pieces) {
    if (before) inflate.push(before, false);
    before = piece;
    yield* boundedPieces(out);
    out = [];
  }
  inflate.push(before ?? new Uint8Array(0), !cut);
  yield* boundedPieces(out);
}
