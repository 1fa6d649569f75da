/**
 * Perceptual hashes: the signs of the lowest frequencies (discrete cosine transform) of a picture's signature, as in pHash (Zauner,
 * "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010), but by sign instead of by median: turning a picture by a
 * quarter then only moves and flips bits. A hash is two words of 32 bits.
 */
import { crops, place, whole } from './crop-signature.ts';
import { pictureLimits } from './limits.ts';

const { edge } = pictureLimits.signature;
const { frequencies } = pictureLimits.hash;
export const hashBits = frequencies * frequencies;

/**
 * For each frequency, how much each row (or column) of a signature weighs in it when only a part is left: the cosines of the part, laid on
 * the rows it is interpolated from.
 */
function weightsOf(offset: number, share: number): Float64Array {
  const weights = new Float64Array(frequencies * edge);
  for (let frequency = 0; frequency < frequencies; frequency += 1) {
    for (let at = 0; at < edge; at += 1) {
      const cosine = Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * edge));
      const { first, second, part } = place(offset, share, at);
      weights[frequency * edge + first] = (weights[frequency * edge + first] ?? 0) + cosine * (1 - part);
      weights[frequency * edge + second] = (weights[frequency * edge + second] ?? 0) + cosine * part;
    }
  }
  return weights;
}

/** The whole and its crops; those that begin and end in the same rows share what is summed up over them. */
const parts = [whole, ...crops];
const downwards = [...new Set(parts.map(({ y, share }) => `${y} ${share}`))];
const rowWeights = downwards.map((key) => {
  const [y = 0, share = 1] = key.split(' ').map(Number);
  return weightsOf(y, share);
});
const columnWeights = parts.map(({ x, share }) => weightsOf(x, share));
const rowsOfPart = parts.map(({ y, share }) => downwards.indexOf(`${y} ${share}`));

/** The hash of the whole picture, then of what may be left of it when it is cropped; null when there is too little to see. */
export function pictureHashes(signature: Uint8Array): Uint32Array | null {
  if (signature.length !== edge * edge || detailOf(signature) < pictureLimits.signature.leastDetail) return null;
  const summed = rowWeights.map((weights) => sumOverRows(signature, weights));
  const hashes = new Uint32Array(parts.length * 2);
  parts.forEach((_, index) => {
    hashes.set(hashOf(summed[rowsOfPart[index] ?? 0] as Float64Array, columnWeights[index] as Float64Array), index * 2);
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

function sumOverRows(signature: Uint8Array, weights: Float64Array): Float64Array {
  const summed = new Float64Array(frequencies * edge);
  for (let frequency = 0; frequency < frequencies; frequency += 1) {
    const to = frequency * edge;
    for (let y = 0; y < edge; y += 1) {
      const weight = weights[to + y] as number;
      for (let x = 0; x < edge; x += 1)
        summed[to + x] = (summed[to + x] as number) + weight * (signature[y * edge + x] as number);
    }
  }
  return summed;
}

function hashOf(summed: Float64Array, weights: Float64Array): Uint32Array {
  const hash = new Uint32Array(2);
  // The first one is the mean brightness, which says nothing.
  for (let bit = 1; bit < hashBits; bit += 1) {
    const [u, v] = [Math.floor(bit / frequencies), bit % frequencies];
    let sum = 0;
    for (let x = 0; x < edge; x += 1) sum += (summed[u * edge + x] as number) * (weights[v * edge + x] as number);
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
