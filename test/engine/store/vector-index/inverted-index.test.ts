import { expect, test } from 'vitest';
import {
  assignList,
  type CentroidLists,
  listCount,
  packLists,
  unpackLists,
} from '../../../../src/main/engine/store/vector-index/centroid-lists.ts';
import { dot } from '../../../../src/main/engine/store/vector-index/dot.ts';
import { createInvertedIndex } from '../../../../src/main/engine/store/vector-index/inverted-index.ts';
import { encodeSigns, signTable } from '../../../../src/main/engine/store/vector-index/sign-code.ts';
import { trainLists } from '../../../../src/main/engine/store/vector-index/train-lists.ts';
import { clusteredVectors } from '../../../helpers/clustered-vectors.ts';

const dimensions = 64;
const count = 6_000;
const rows = clusteredVectors({ count, dimensions, clusters: 80, spread: 0.7, seed: 1 });
const lists = trained(rows);
const queries = clusteredVectors({ count: 60, dimensions, clusters: 80, spread: 0.7, seed: 2 });
const vectorOf = (values: Float32Array, row: number) => values.subarray(row * dimensions, (row + 1) * dimensions);

function trained(values: Float32Array): CentroidLists {
  const work = trainLists(values, dimensions, 150);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function codeOf(vector: Float32Array) {
  const list = assignList(lists, vector);
  const signs = new Uint8Array(dimensions / 8);
  return { list, factor: encodeSigns(vector, lists.centroids, list * dimensions, signs, 0), signs };
}

function filled() {
  const index = createInvertedIndex(lists);
  for (let row = 0; row < count; row += 1) index.add(row + 1, codeOf(vectorOf(rows, row)), null);
  return index;
}

function truth(query: Float32Array, isAllowed: (id: number) => boolean = () => true, k = 10): number[] {
  return Array.from({ length: count }, (_, row) => ({ id: row + 1, score: dot(query, rows, row * dimensions) }))
    .filter(({ id }) => isAllowed(id))
    .sort((a, b) => b.score - a.score)
    .slice(0, k)
    .map(({ id }) => id);
}

/** Share of the true ten that are among the candidates. */
function recall(search: (query: Float32Array) => { id: number }[], isAllowed?: (id: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < 60; at += 1) {
    const query = vectorOf(queries, at);
    const ids = new Set(search(query).map(({ id }) => id));
    found += truth(query, isAllowed).filter((id) => ids.has(id)).length;
  }
  return found / 600;
}

const ask = { lists: 40, candidates: 200, refined: 400, allowed: null };

test('a quarter of the lists and one bit per dimension find the nearest', () => {
  const index = filled();
  expect(listCount(lists)).toBeGreaterThan(100);
  expect(recall((query) => index.search(query, ask))).toBeGreaterThan(0.95);
  expect(recall((query) => index.search(query, { ...ask, lists: 1 }))).toBeLessThan(0.9);
});

test('estimates are near the products they stand for', () => {
  let error = 0;
  for (let row = 0; row < 500; row += 1) {
    const query = vectorOf(queries, row % 60);
    const { list, factor, signs } = codeOf(vectorOf(rows, row));
    const { values, step, least } = signTable(query);
    const half = (at: number, value: number) => values[at * 16 + value] as number;
    const sum = signs.reduce((total, byte, at) => total + half(at * 2, byte & 15) + half(at * 2 + 1, byte >> 4), 0);
    const estimate = dot(query, lists.centroids, list * dimensions) + factor * (sum * step + least);
    error += Math.abs(estimate - dot(query, rows, row * dimensions)) / 500;
  }
  expect(error).toBeLessThan(0.06);
});

test('what was removed never comes back, and what moved in its place is still found', () => {
  const index = filled();
  for (let id = 1; id <= count; id += 2) {
    expect(index.remove(id, codeOf(vectorOf(rows, id - 1)).list)).toBe(true);
    expect(index.remove(id, codeOf(vectorOf(rows, id - 1)).list)).toBe(false);
  }
  expect(index.size()).toBe(count / 2);
  const all = index.search(vectorOf(queries, 0), { ...ask, lists: 1_000, candidates: count });
  expect(all.map(({ id }) => id).sort((a, b) => a - b)).toEqual(Array.from({ length: count / 2 }, (_, n) => 2 * n + 2));
});

test('only allowed ids come back, as many as were asked for, the nearest ones', () => {
  const index = filled();
  const allowed = new Uint32Array(Math.ceil((count + 1) / 32));
  const isAllowed = (id: number) => id % 20 === 3;
  for (let id = 1; id <= count; id += 1)
    if (isAllowed(id)) allowed[id >>> 5] = (allowed[id >>> 5] ?? 0) | (1 << (id & 31));
  const search = (query: Float32Array) => index.search(query, { ...ask, lists: 1_000, candidates: 100, allowed });
  expect(recall(search, isAllowed)).toBeGreaterThan(0.98);
  for (const { id } of search(vectorOf(queries, 1))) expect(isAllowed(id)).toBe(true);
  expect(search(vectorOf(queries, 1))).toHaveLength(100);
});

test.each(['float32', 'int8'] as const)('vectors held as %s order the candidates, also after removals', (precision) => {
  const index = filled();
  index.keep(precision);
  expect(index.lacksHeld()).toBe(true);
  for (let id = 1; id <= 40; id += 1) index.remove(id, codeOf(vectorOf(rows, id - 1)).list);
  for (let list = 0; list < listCount(lists); list += 1) {
    for (const id of index.unheld(list)) index.hold(id, list, vectorOf(rows, id - 1));
    expect(index.unheld(list)).toEqual([]);
  }
  for (let id = 41; id <= 400; id += 3) index.remove(id, codeOf(vectorOf(rows, id - 1)).list);
  for (const { id, score, exact } of index.search(vectorOf(queries, 2), { ...ask, candidates: 50 })) {
    expect(exact).toBe(precision === 'float32');
    expect(Math.abs(score - dot(vectorOf(queries, 2), rows, (id - 1) * dimensions))).toBeLessThan(
      precision === 'float32' ? 1e-5 : 0.01,
    );
  }
});

test('lists are read back as they were written, and nothing else is taken for lists', () => {
  const bytes = packLists(lists);
  const { products, groupProducts, ...values } = lists;
  expect(unpackLists(bytes, dimensions)).toMatchObject(values);
  expect(unpackLists(bytes, dimensions + 1)).toBeNull();
  expect(unpackLists(bytes.subarray(0, bytes.length - 4), dimensions)).toBeNull();
  expect(unpackLists(new Uint8Array(64), dimensions)).toBeNull();
});
