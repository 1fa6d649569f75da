import { AppError } from '../../preload/contract/errors.ts';

/** Scales `vector` in place to length 1. A vector of zeros or with NaN means the model is broken: `model-failed`. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (!Number.isFinite(length) || length === 0) {
    throw new AppError('model-failed', 'The embedding model gave a vector without a direction.');
  }
  for (let index = 0; index < vector.length; index++) vector[index] = (vector[index] as number) / length;
  return vector;
}
