import type { EmbeddingProfile } from './embedding-profiles.ts';
import { toUnitLength } from './unit-vector.ts';

/** The vector as it is stored: cut to the profile's dimensions where it is longer, and of length 1. Rejects as `toUnitLength`. */
export function finishVector(whole: Float32Array, { dimensions, beforeCut }: EmbeddingProfile): Float32Array {
  if (dimensions === null || dimensions >= whole.length) return toUnitLength(whole);
  const ready = beforeCut === 'layer-norm' ? layerNorm(whole) : whole;
  return toUnitLength(ready.slice(0, dimensions));
}

/** Mean 0, variance 1 over all numbers. */
function layerNorm(vector: Float32Array): Float32Array {
  const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
  const variance = vector.reduce((sum, value) => sum + (value - mean) ** 2, 0) / vector.length;
  const scale = 1 / Math.sqrt(variance + 1e-5);
  return vector.map((value) => (value - mean) * scale);
}
