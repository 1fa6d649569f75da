/** The lists of an inverted index: centroids in groups, so that a vector's list is found without asking every one. */
import { dot } from './dot.ts';
import { indexLimits } from './limits.ts';
import { createRowProducts, type RowProducts } from './row-products.ts';

export type CentroidLists = {
  readonly dimensions: number;
  /** Groups × dimensions, row after row. */
  readonly groups: Float32Array;
  /** Lists × dimensions; those of one group stand together. */
  readonly centroids: Float32Array;
  /** First list of each group, and at the end the number of lists. */
  readonly firstOfGroup: Uint32Array;
  /** Half the squared length of each group's and each list's centroid: nearest is largest inner product less this. */
  readonly groupHalves: Float32Array;
  readonly halves: Float32Array;
  readonly groupProducts: RowProducts;
  readonly products: RowProducts;
};

export function createCentroidLists(
  dimensions: number,
  groups: Float32Array,
  centroids: Float32Array,
  firstOfGroup: Uint32Array,
): CentroidLists {
  const halvesOf = (rows: Float32Array) =>
    Float32Array.from({ length: rows.length / dimensions }, (_, row) => {
      const one = rows.subarray(row * dimensions, (row + 1) * dimensions);
      return dot(one, one, 0) / 2;
    });
  const productsOf = (rows: Float32Array) => {
    const products = createRowProducts(dimensions, rows.length / dimensions);
    products.set(rows);
    return products;
  };
  return {
    ...{ dimensions, groups, centroids, firstOfGroup },
    ...{ groupHalves: halvesOf(groups), halves: halvesOf(centroids) },
    ...{ groupProducts: productsOf(groups), products: productsOf(centroids) },
  };
}

export const listCount = (lists: CentroidLists) => lists.halves.length;

/** The list a vector belongs to: the nearest one of the nearest few groups. */
export function assignList(lists: CentroidLists, vector: Float32Array): number {
  const { groupHalves, groupProducts, firstOfGroup, products, halves } = lists;
  const near = groupProducts
    .of(vector, 0, groupHalves.length)
    .map((product, group) => product - (groupHalves[group] as number));
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let looked = 0; looked < indexLimits.beam && looked < near.length; looked += 1) {
    let group = 0;
    for (let other = 1; other < near.length; other += 1) {
      if ((near[other] as number) > (near[group] as number)) group = other;
    }
    near[group] = Number.NEGATIVE_INFINITY;
    const first = firstOfGroup[group] as number;
    const end = firstOfGroup[group + 1] as number;
    const found = products.of(vector, first, end);
    for (let list = first; list < end; list += 1) {
      const score = (found[list - first] as number) - (halves[list] as number);
      if (score > bestScore) {
        bestScore = score;
        best = list;
      }
    }
  }
  return best;
}

/** Inner product of the query with every centroid, and the lists from the nearest to the farthest. */
export function rankLists(
  lists: CentroidLists,
  query: Float32Array,
): { readonly products: Float64Array; readonly order: Uint32Array } {
  const products = Float64Array.from(lists.products.of(query, 0, listCount(lists)));
  const nearness = products.map((product, list) => product - (lists.halves[list] as number));
  const order = Uint32Array.from(nearness, (_, list) => list);
  order.sort((a, b) => (nearness[b] as number) - (nearness[a] as number));
  return { products, order };
}

/** As bytes for the database: two counts, then groups, centroids and firsts, little endian as every machine we run on. */
export function packLists(lists: CentroidLists): Uint8Array {
  const counts = Uint32Array.of(lists.groupHalves.length, lists.halves.length);
  const parts = [counts, lists.groups, lists.centroids, lists.firstOfGroup];
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

/** Null when the bytes are not what `packLists` made for vectors of these dimensions. */
export function unpackLists(bytes: Uint8Array, dimensions: number): CentroidLists | null {
  if (bytes.length < 8 || bytes.length % 4 !== 0) return null;
  const copy = new Uint8Array(bytes).buffer;
  const [groups = 0, lists = 0] = new Uint32Array(copy, 0, 2);
  if (groups === 0 || lists === 0 || bytes.length !== 4 * (2 + (groups + lists) * dimensions + groups + 1)) return null;
  const centroidsAt = 8 + groups * dimensions * 4;
  const firstsAt = centroidsAt + lists * dimensions * 4;
  const firsts = new Uint32Array(copy, firstsAt, groups + 1);
  if (firsts.at(0) !== 0 || firsts.at(-1) !== lists) return null;
  return createCentroidLists(
    dimensions,
    new Float32Array(copy, 8, groups * dimensions),
    new Float32Array(copy, centroidsAt, lists * dimensions),
    firsts,
  );
}
