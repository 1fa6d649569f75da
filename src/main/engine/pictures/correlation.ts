import { cropSignature, crops, whole } from './crop-signature.ts';
import { pictureLimits } from './limits.ts';

const { edge } = pictureLimits.signature;

/**
 * How well two pictures agree, -1 to 1, when one is laid over the other in the best way: turned by quarters, one of them cropped. Each
 * is given by its signature.
 */
export function bestCorrelation(one: Uint8Array, other: Uint8Array): number {
  const turns = turned(other);
  const oneWhole = normalised(Float32Array.from(one));
  const parts = [whole, ...crops];
  let best = -1;
  for (const part of parts) {
    const cropped = normalised(cropSignature(one, part));
    for (const turn of turns) best = Math.max(best, product(cropped, normalised(turn)));
  }
  for (const turn of turns) {
    for (const crop of crops) best = Math.max(best, product(oneWhole, normalised(cropSignature(turn, crop))));
  }
  return best;
}

function turned(signature: Uint8Array): Float32Array[] {
  const turns = [Float32Array.from(signature)];
  for (let quarter = 1; quarter < 4; quarter += 1) {
    const before = turns[quarter - 1] as Float32Array;
    const next = new Float32Array(before.length);
    for (let y = 0; y < edge; y += 1) {
      for (let x = 0; x < edge; x += 1) next[y * edge + x] = before[x * edge + (edge - 1 - y)] ?? 0;
    }
    turns.push(next);
  }
  return turns;
}

/** Mean 0, length 1. */
function normalised(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0)) || 1;
  return centred.map((value) => value / length);
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
