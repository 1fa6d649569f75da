/** Unit vectors in clusters, as texts about some topics are; the same seed gives the same vectors, clusters are the same for every seed. */
import { seededRandom } from './seeded-random.ts';

export function clusteredVectors(options: {
  readonly count: number;
  readonly dimensions: number;
  readonly clusters: number;
  /** Length of the noise around a centre of length 1. */
  readonly spread: number;
  readonly seed: number;
}): Float32Array {
  const { count, dimensions, clusters, spread, seed } = options;
  const centres = directions(clusters, dimensions, seededRandom(7));
  const random = seededRandom(seed);
  const rows = directions(count, dimensions, random);
  for (let row = 0; row < count; row += 1) {
    const one = rows.subarray(row * dimensions, (row + 1) * dimensions);
    const centre = Math.floor(random() * clusters) * dimensions;
    one.forEach((value, at) => {
      one[at] = value * spread + (centres[centre + at] as number);
    });
    normalise(one);
  }
  return rows;
}

function directions(count: number, dimensions: number, random: () => number): Float32Array {
  // Sums of four uniform numbers are round enough in all directions.
  const rows = Float32Array.from({ length: count * dimensions }, () => random() + random() + random() + random() - 2);
  for (let row = 0; row < count; row += 1) normalise(rows.subarray(row * dimensions, (row + 1) * dimensions));
  return rows;
}

function normalise(vector: Float32Array): void {
  const length = Math.hypot(...vector);
  vector.forEach((value, at) => {
    vector[at] = value / length;
  });
}
