/** Learns the lists of an index in two levels: groups first, then the lists inside each group, which costs √lists instead of lists. */
import { type CentroidLists, createCentroidLists } from './centroid-lists.ts';
import { kMeans } from './k-means.ts';
import { createRowProducts } from './row-products.ts';

/**
 * `sample`: rows of unit vectors. `lists`: how many to aim at; each group gets its share by size. Random numbers come from a fixed
 * seed, so that the same sample gives the same lists.
 */
export function* trainLists(sample: Float32Array, dimensions: number, lists: number): Generator<void, CentroidLists> {
  const random = seededRandom();
  const count = sample.length / dimensions;
  const all = Uint32Array.from({ length: count }, (_, row) => row);
  const groupCount = Math.min(count, Math.max(1, Math.round(Math.sqrt(lists))));
  const products = createRowProducts(dimensions, Math.max(groupCount, lists));
  const groups = yield* kMeans(sample, all, dimensions, groupCount, random, products);
  const parts: Float32Array[] = [];
  const firsts = [0];
  for (let group = 0; group < groupCount; group += 1) {
    const members = all.filter((_, row) => groups.of[row] === group);
    if (members.length === 0) {
      firsts.push(firsts.at(-1) as number);
      continue;
    }
    const wanted = Math.max(1, Math.min(members.length, Math.round((lists * members.length) / count)));
    const { centroids } = yield* kMeans(sample, members, dimensions, wanted, random, products);
    parts.push(centroids);
    firsts.push((firsts.at(-1) as number) + wanted);
  }
  const centroids = new Float32Array((firsts.at(-1) as number) * dimensions);
  let at = 0;
  for (const part of parts) {
    centroids.set(part, at);
    at += part.length;
  }
  return createCentroidLists(dimensions, groups.centroids, centroids, Uint32Array.from(firsts));
}

/** xorshift32 (Marsaglia 2003). */
function seededRandom(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
