/**
 * Perceptual hashes: the signs of the lowest frequencies (discrete cosine transform) of a picture's signature, as in pHash (Zauner,
 * "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010), but by sign instead of by median: turning a picture by a
 * quarter then only moves and flips bits. A hash is two words of 32 bits.
 */
import { cropSignature, crops, whole } from './crop-signature.ts';
import { pictureLimits } from './limits.ts';

const { edge } = pictureLimits.signature;
const { frequencies } = pictureLimits.hash;
export const hashBits = frequencies * frequencies;

const cosines = Float64Array.from({ length: frequencies * edge }, (_, index) => {
  const [frequency, at] = [Math.floor(index / edge), index % edge];
  return Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * edge));
});

/** The hash of the whole picture, then of what may be left of it when it is cropped; null when there is too little to see. */
export function pictureHashes(signature: Uint8Array): Uint32Array | null {
  if (signature.length !== edge * edge || detailOf(signature) < pictureLimits.signature.leastDetail) return null;
  const hashes = new Uint32Array((1 + crops.length) * 2);
  [whole, ...crops].forEach((crop, index) => {
    hashes.set(hashOf(cropSignature(signature, crop)), index * 2);
  });
  return hashes;
}

/** Standard deviation in grey levels. */
function detailOf(signature: Uint8Array): number {
  let sum = 0;
  let squares = 0;
  for (const grey of signature) {
    sum += grey;
    squares += grey * grey;
  }
  const mean = sum / signature.length;
  return Math.sqrt(Math.max(0, squares / signature.length - mean * mean));
}

function hashOf(grey: Float32Array): Uint32Array {
  const rows = new Float64Array(frequencies * edge);
  for (let u = 0; u < frequencies; u += 1) {
    for (let y = 0; y < edge; y += 1) {
      const cosine = cosines[u * edge + y] ?? 0;
      for (let x = 0; x < edge; x += 1)
        rows[u * edge + x] = (rows[u * edge + x] ?? 0) + cosine * (grey[y * edge + x] ?? 0);
    }
  }
  const hash = new Uint32Array(2);
  // The first one is the mean brightness, which says nothing.
  for (let bit = 1; bit < hashBits; bit += 1) {
    const [u, v] = [Math.floor(bit / frequencies), bit % frequencies];
    let sum = 0;
    for (let x = 0; x < edge; x += 1) sum += (rows[u * edge + x] ?? 0) * (cosines[v * edge + x] ?? 0);
    if (sum > 0) hash[bit >> 5] = ((hash[bit >> 5] ?? 0) | (1 << (bit & 31))) >>> 0;
  }
  return hash;
}

/** The hash of the picture turned by a quarter, counter-clockwise. */
export function turnedHash(low: number, high: number): readonly [low: number, high: number] {
  const turned: [number, number] = [0, 0];
  for (let bit = 1; bit < hashBits; bit += 1) {
    const [u, v] = [Math.floor(bit / frequencies), bit % frequencies];
    const from = v * frequencies + u;
    const was = ((from < 32 ? low : high) >>> (from & 31)) & 1;
    if ((was ^ (u & 1)) === 1) turned[bit >> 5] = ((turned[bit >> 5] ?? 0) | (1 << (bit & 31))) >>> 0;
  }
  return turned;
}

/** Bits in which two hashes differ. */
export function hashDistance(low: number, high: number, otherLow: number, otherHigh: number): number {
  return ones(low ^ otherLow) + ones(high ^ otherHigh);
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
