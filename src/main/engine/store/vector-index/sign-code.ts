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

/** Σ ±qᵢ of every value a byte of a code can have, 256 per byte: scanning a code is then one look-up per byte. */
export function signTable(query: Float32Array): Float32Array {
  const bytes = codeBytes(query.length);
  const table = new Float32Array(bytes * 256);
  for (let byte = 0; byte < bytes; byte += 1) {
    const at = byte * 256;
    let none = 0;
    for (let bit = 0; bit < 8; bit += 1) none -= query[byte * 8 + bit] ?? 0;
    table[at] = none;
    // Each value is one with a bit less, plus twice what that bit turns around.
    for (let value = 1; value < 256; value += 1) {
      const highest = 31 - Math.clz32(value);
      table[at + value] = (table[at + (value ^ (1 << highest))] as number) + 2 * (query[byte * 8 + highest] ?? 0);
    }
  }
  return table;
}
