import { zipLimits } from './limits.ts';

/** Cuts what came out at once into pieces small enough to hand to another process. */
export function* boundedPieces(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += zipLimits.handedBytes)
      yield chunk.subarray(at, at + zipLimits.handedBytes);
  }
}
