/**
 * One bit per dimension: the sign of a vector's difference from the centroid of its list, and one number that turns signs back
 * into an estimate of the inner product. Source: Gao and Long, "RaBitQ" (SIGMOD 2024), without the random rotation, which changed
 * nothing on MiniLM vectors, and with the query as it is instead of in four bits.
 */

/** Bytes of a code without its factor. */
export const codeBytes = (dimensions: number) => Math.ceil(dimensions / 8);

/**
 * Writes the signs of `vector` − `centroid` to `codes` from byte `at` on and returns the factor: for a query q,
 * q·vector ≈ q·centroid + factor × Σ ±qᵢ.
 */
export function encodeSigns(
  vector: Float32Array,
  centroids: Float32Array,
  centroidAt: number,
  codes: Uint8Array,
  at: number,
): number {
  let squares = 0;
  let magnitudes = 0;
  let byte = 0;
  for (let i = 0; i < vector.length; i += 1) {
    const difference = (vector[i] as number) - (centroids[centroidAt + i] as number);
    squares += difference * difference;
    magnitudes += Math.abs(difference);
    if (difference > 0) byte |= 1 << (i & 7);
    if ((i & 7) === 7 || i === vector.length - 1) {
      codes[at + (i >> 3)] = byte;
      byte = 0;
    }
  }
  return magnitudes === 0 ? 0 : squares / magnitudes;
}

/** Σ ±qᵢ of four signs, as a number from 0 to 127: Σ ±qᵢ over a whole code ≈ `step` × the sum of its values + `least`. */
export type SignTable = { readonly values: Uint8Array; readonly step: number; readonly least: number };

/** For each byte of a code 16 values for its low half, then 16 for its high half. */
export function signTable(query: Float32Array): SignTable {
  const bytes = codeBytes(query.length);
  const halves = bytes * 2;
  // What a half can be at most, either way.
  const reach = Float64Array.from({ length: halves }, (_, half) => {
    let sum = 0;
    for (let bit = 0; bit < 4; bit += 1) sum += Math.abs(query[half * 4 + bit] ?? 0);
    return sum;
  });
  const step = Math.max(1e-12, (2 * reach.reduce((most, one) => Math.max(most, one), 0)) / 127);
  const values = new Uint8Array(halves * 16);
  for (let half = 0; half < halves; half += 1) {
    for (let signs = 0; signs < 16; signs += 1) {
      let sum = reach[half] as number;
      for (let bit = 0; bit < 4; bit += 1) sum += (signs & (1 << bit) ? 1 : -1) * (query[half * 4 + bit] ?? 0);
      values[half * 16 + signs] = Math.round(sum / step);
    }
  }
  return { values, step, least: -reach.reduce((sum, one) => sum + one, 0) };
}
