/** Lloyd's k-means (1957/1982) over rows of floats, as a generator that pauses often. */
import { dot } from './dot.ts';
import { indexLimits } from './limits.ts';
import type { RowProducts } from './row-products.ts';

export type Clusters = {
  /** Clusters × dimensions, row after row. */
  readonly centroids: Float32Array;
  /** Cluster of each row given. */
  readonly of: Uint32Array;
};

/**
 * `rows`: which rows of `values` to group; `count` must not exceed their number. `random`: 0 to 1, exclusive. `products`: with room for
 * `count` rows, which it takes.
 */
export function* kMeans(
  values: Float32Array,
  rows: Uint32Array,
  dimensions: number,
  count: number,
  random: () => number,
  products: RowProducts,
): Generator<void, Clusters> {
  const centroids = new Float32Array(count * dimensions);
  const startRow = distinctRows(rows, count, random);
  for (let cluster = 0; cluster < count; cluster += 1) copyRow(startRow[cluster] as number, cluster);
  const of = new Uint32Array(rows.length);

  function copyRow(row: number, cluster: number): void {
    centroids.set(values.subarray(row * dimensions, (row + 1) * dimensions), cluster * dimensions);
  }

  for (let round = 0; round < indexLimits.rounds; round += 1) {
    const halves = Float32Array.from({ length: count }, (_, cluster) => {
      const one = centroids.subarray(cluster * dimensions, (cluster + 1) * dimensions);
      return dot(one, one, 0) / 2;
    });
    products.set(centroids);
    for (let index = 0; index < rows.length; index += 1) {
      const at = (rows[index] as number) * dimensions;
      of[index] = nearest(products.of(values.subarray(at, at + dimensions), 0, count), halves);
      if (index % 16 === 0) yield;
    }
    if (round === indexLimits.rounds - 1) break;
    const sizes = new Uint32Array(count);
    centroids.fill(0);
    for (let index = 0; index < rows.length; index += 1) {
      const cluster = of[index] as number;
      sizes[cluster] = (sizes[cluster] as number) + 1;
      addRow(values, (rows[index] as number) * dimensions, centroids, cluster * dimensions, dimensions);
      if (index % 256 === 0) yield;
    }
    for (let cluster = 0; cluster < count; cluster += 1) {
      const size = sizes[cluster] as number;
      // An empty cluster starts again from some vector.
      if (size === 0) copyRow(rows[Math.floor(random() * rows.length)] as number, cluster);
      else
        for (let i = cluster * dimensions; i < (cluster + 1) * dimensions; i += 1)
          centroids[i] = (centroids[i] as number) / size;
    }
    yield;
  }
  return { centroids, of };
}

function nearest(products: Float32Array, halves: Float32Array): number {
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let cluster = 0; cluster < halves.length; cluster += 1) {
    const score = (products[cluster] as number) - (halves[cluster] as number);
    if (score > bestScore) {
      bestScore = score;
      best = cluster;
    }
  }
  return best;
}

function addRow(values: Float32Array, from: number, sums: Float32Array, to: number, dimensions: number): void {
  for (let i = 0; i < dimensions; i += 1) sums[to + i] = (sums[to + i] as number) + (values[from + i] as number);
}

/** `count` different ones of `rows`, at random. */
function distinctRows(rows: Uint32Array, count: number, random: () => number): Uint32Array {
  const shuffled = rows.slice();
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(random() * (shuffled.length - at));
    [shuffled[at], shuffled[other]] = [shuffled[other] as number, shuffled[at] as number];
  }
  return shuffled.subarray(0, count);
}
