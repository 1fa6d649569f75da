import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type LibraryStore, openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import type { StorePlan } from '../../../src/main/engine/types.ts';
import { clusteredVectors } from '../../helpers/clustered-vectors.ts';
import { hashOf, storeDocument } from '../../helpers/stored-documents.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const dimensions = 32;
const perDocument = 5;
const most = 6_000;
const rows = clusteredVectors({ count: most, dimensions, clusters: 60, spread: 0.8, seed: 1 });
const queries = clusteredVectors({ count: 40, dimensions, clusters: 60, spread: 0.8, seed: 2 });
const vectorOf = (values: Float32Array, row: number) => values.slice(row * dimensions, (row + 1) * dimensions);
const textOf = (row: number) => `passage ${row}`;

const smallPlan: StorePlan = {
  exactBelow: 1_000,
  vectorPrecision: 'binary+rescore',
  listsProbed: 30,
  pageCacheKibibytes: 2_048,
};

function open(folder = temporaryFolder(), plan: Partial<StorePlan> = {}) {
  const library = openLibraryStore(folder, Date.now, () => ({ ...smallPlan, ...plan }));
  let isOpen = true;
  const close = () => {
    if (isOpen) library.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { library, folder, close, embedding: library.vectors.open('clustered', dimensions) };
}

type Opened = ReturnType<typeof open>;

/** Documents of five passages each with their vectors; chunk n + 1 holds row n. One document in fifty lies in the folder "few". */
function fill({ library, embedding }: Opened, from: number, to: number): void {
  for (let row = from; row < to; row += perDocument) {
    library.transaction(() => {
      const texts = Array.from({ length: perDocument }, (_, at) => textOf(row + at));
      storeDocument(library, `${row}.txt`, texts, row % (50 * perDocument) === 0 ? 'few' : 'F');
      texts.forEach((text, at) => {
        library.vectors.add(embedding, hashOf(text), vectorOf(rows, row + at));
      });
    });
  }
}

function truth(query: Float32Array, isThere: (row: number) => boolean, k = 10): number[] {
  return Array.from({ length: most }, (_, row) => row)
    .filter(isThere)
    .map((row) => ({ row, score: vectorOf(rows, row).reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, k)
    .map(({ row }) => row);
}

/** Share of the true ten among the first ten hits. Chunk ids tell rows where nothing was deleted. */
function recall({ library, embedding }: Opened, isThere: (row: number) => boolean, folderId?: string): number {
  let found = 0;
  for (let at = 0; at < 40; at += 1) {
    const query = vectorOf(queries, at);
    const hits = library.search.vector(embedding, query, folderId ? { folderId } : {}, 10);
    expect(hits).toHaveLength(10);
    const expected = truth(query, isThere);
    found += hits.filter(({ chunkId }) => expected.includes(chunkId - 1)).length;
  }
  return found / 400;
}

const indexed = ({ library, embedding }: Opened) => library.indexes.ready(embedding)?.size() ?? null;

/** Rows of the tables behind an index; the library must be closed or idle. */
function tables(folder: string) {
  const database = new BetterSqlite(path.join(folder, 'library.db'));
  const count = (sql: string) => database.prepare(sql).pluck().get() as number;
  const found = {
    vectors: count('SELECT count(*) FROM vector'),
    codes: count('SELECT count(*) FROM vector_code'),
    indexes: database.prepare('SELECT state FROM vector_index').pluck().all(),
  };
  database.close();
  return found;
}

function tamper(folder: string, sql: string): void {
  const database = new BetterSqlite(path.join(folder, 'library.db'));
  database.exec(sql);
  database.close();
}

test('a small library is scanned exactly; a larger one gets an index, and what comes in later is found at once', async () => {
  const given = open();
  fill(given, 0, 995);
  await given.library.indexes.settle();
  expect(indexed(given)).toBeNull();
  expect(recall(given, (row) => row < 995)).toBe(1);
  fill(given, 995, 4_000);
  expect(indexed(given)).toBeNull();
  await given.library.indexes.settle();
  expect(indexed(given)).toBe(4_000);
  expect(recall(given, (row) => row < 4_000)).toBeGreaterThan(0.95);
  fill(given, 4_000, 5_000);
  expect(indexed(given)).toBe(5_000);
  expect(recall(given, (row) => row < 5_000)).toBeGreaterThan(0.95);
  const [hit] = given.library.search.vector(given.embedding, vectorOf(rows, 4_999), {}, 1);
  expect(hit?.chunkId).toBe(5_000);
});

test.each(['float32', 'int8'] as const)('vectors held as %s give the same hits', async (vectorPrecision) => {
  const given = open(temporaryFolder(), { vectorPrecision });
  fill(given, 0, 3_000);
  await given.library.indexes.settle();
  expect(given.library.indexes.ready(given.embedding)?.kept()).toBe(vectorPrecision);
  expect(given.library.indexes.ready(given.embedding)?.lacksHeld()).toBe(false);
  expect(recall(given, (row) => row < 3_000)).toBeGreaterThan(0.95);
});

test('a filter is applied before ranking: never too few, and the nearest of what passes', async () => {
  const given = open();
  fill(given, 0, 6_000);
  await given.library.indexes.settle();
  const isFew = (row: number) => Math.floor(row / perDocument) % 50 === 0;
  expect(recall(given, isFew, 'few')).toBeGreaterThanOrEqual(0.98);
  const query = vectorOf(queries, 0);
  expect(given.library.search.vector(given.embedding, query, { folderId: 'few' }, 500)).toHaveLength(120);
  expect(given.library.search.vector(given.embedding, query, { folderId: 'F' }, 500)).toHaveLength(500);
  expect(given.library.search.vector(given.embedding, query, { folderId: 'none' }, 10)).toEqual([]);
  expect(given.library.search.vector(given.embedding, query, {}, 7_000)).toHaveLength(6_000);
});

test('a deleted document is gone from the index with its last passage, also after opening it again', async () => {
  const given = open();
  const { library, folder } = given;
  fill(given, 0, 3_000);
  await library.indexes.settle();
  library.transaction(() => {
    // Shares the first passage of document 0, whose vector must stay.
    storeDocument(library, 'shares.txt', [textOf(0), 'without a vector']);
  });
  const removed = new Set<number>();
  for (let document = 0; document < 600; document += 3) {
    library.transaction(() => {
      library.chunks.removeContent(document + 1);
      while (library.vectors.removeUnused(7) === 7);
    });
    for (let at = 0; at < perDocument; at += 1) removed.add(document * perDocument + at);
  }
  const check = (one: Opened) => {
    expect(indexed(one)).toBe(2_001);
    for (const row of [0, 1, 15, 31, 2_999]) {
      const hits = one.library.search.vector(one.embedding, vectorOf(rows, row), {}, 20);
      expect(hits.filter(({ chunkId }) => removed.has(chunkId - 1))).toEqual([]);
    }
    expect(one.library.search.vector(one.embedding, vectorOf(rows, 0), {}, 1)).toEqual([
      { chunkId: 3_001, score: expect.closeTo(1, 5) },
    ]);
  };
  check(given);
  expect(tables(folder)).toEqual({ vectors: 2_001, codes: 2_001, indexes: ['ready'] });
  given.close();
  const again = open(folder);
  await again.library.indexes.settle();
  check(again);
});

test('several passages with the same text are all found by their one vector', async () => {
  const given = open();
  fill(given, 0, 2_000);
  await given.library.indexes.settle();
  given.library.transaction(() => {
    storeDocument(given.library, 'copy-1.txt', [textOf(7), 'one']);
    storeDocument(given.library, 'copy-2.txt', [textOf(7), 'two']);
  });
  const hits = given.library.search.vector(given.embedding, vectorOf(rows, 7), {}, 3);
  expect(hits.map(({ chunkId }) => chunkId)).toEqual([8, 2_001, 2_003]);
  expect(indexed(given)).toBe(2_000);
});

test('what is rolled back leaves no trace in memory', async () => {
  const given = open();
  fill(given, 0, 2_000);
  await given.library.indexes.settle();
  const failing = () =>
    given.library.transaction(() => {
      given.library.vectors.add(given.embedding, hashOf('never'), vectorOf(rows, 5_000));
      given.library.chunks.removeContent(1);
      given.library.vectors.removeUnused();
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  expect(indexed(given)).toBe(2_000);
  expect(recall(given, (row) => row < 2_000)).toBeGreaterThan(0.95);
});

test('killed at any break of building, loading or renewing, it goes on and ends whole', async () => {
  const folder = temporaryFolder();
  const first = open(folder);
  fill(first, 0, 4_000);
  first.close();
  let written = 4_000;
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const given = open(folder);
    const settled = given.library.indexes.settle();
    let isSettled = false;
    void settled.then(() => {
      isSettled = true;
    });
    // Closing is what a kill leaves on disk: steps are transactions, nothing is written on the way out.
    await new Promise((resolve) => setTimeout(resolve, 20 + 25 * attempt));
    if (!isSettled) {
      fill(given, written, written + perDocument);
      written += perDocument;
    }
    given.close();
    await settled;
    if (isSettled) break;
  }
  const given = open(folder);
  await given.library.indexes.settle();
  expect(indexed(given)).toBe(written);
  expect(recall(given, (row) => row < written)).toBeGreaterThan(0.95);
  given.close();
  expect(tables(folder)).toEqual({ vectors: written, codes: written, indexes: ['ready'] });
});

test.each([
  ['its checksum is wrong', `UPDATE vector_index SET checksum = zeroblob(32)`],
  ['its lists are damaged', `UPDATE vector_index SET lists = zeroblob(length(lists))`],
  ['it was made by another version', `UPDATE vector_index SET version = 0`],
  ['a code is missing', `DELETE FROM vector_code WHERE vector_id = 1500`],
  ['a code has another length', `UPDATE vector_code SET signs = x'00' WHERE vector_id = 1500`],
  ['a code names no list', `UPDATE vector_code SET list = 100000 WHERE vector_id = 1500`],
])('an index is thrown away and built anew when %s', async (_case, sql) => {
  const folder = temporaryFolder();
  const first = open(folder);
  fill(first, 0, 2_000);
  await first.library.indexes.settle();
  first.close();
  tamper(folder, sql);
  const given = open(folder);
  // Meanwhile the exact scan answers.
  expect(recall(given, (row) => row < 2_000)).toBe(1);
  await given.library.indexes.settle();
  expect(indexed(given)).toBe(2_000);
  expect(recall(given, (row) => row < 2_000)).toBeGreaterThan(0.95);
  given.close();
  const found = tables(folder);
  expect(found).toEqual({ vectors: 2_000, codes: 2_000, indexes: ['ready'] });
});

test('the lists are learnt anew when the library has grown fourfold; the old index answers meanwhile', async () => {
  const given = open();
  fill(given, 0, 1_000);
  await given.library.indexes.settle();
  const before = given.library.indexes.ready(given.embedding);
  fill(given, 1_000, 4_000);
  const settled = given.library.indexes.settle();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(given.library.indexes.ready(given.embedding)).toBe(before);
  await settled;
  expect(given.library.indexes.ready(given.embedding)).not.toBe(before);
  expect(indexed(given)).toBe(4_000);
  expect(tables(given.folder)).toEqual({ vectors: 4_000, codes: 4_000, indexes: ['ready'] });
});

test('two embeddings have an index each', async () => {
  const given = open();
  fill(given, 0, 2_000);
  const next = given.library.vectors.open('next', dimensions);
  fill({ ...given, embedding: next } as Opened & { library: LibraryStore }, 2_000, 4_000);
  await given.library.indexes.settle();
  expect(indexed(given)).toBe(2_000);
  expect(given.library.indexes.ready(next)?.size()).toBe(2_000);
  const hits = given.library.search.vector(next, vectorOf(rows, 3_000), {}, 1);
  expect(hits[0]?.chunkId).toBe(3_001);
  expect(given.library.search.vector(given.embedding, vectorOf(rows, 3_000), {}, 1)[0]?.chunkId).not.toBe(3_001);
});

test('the index of vectors that are dropped goes with them, and is not taken for that of an embedding with the same id', async () => {
  const first = open();
  fill(first, 0, 2_000);
  await first.library.indexes.settle();
  expect(indexed(first)).toBe(2_000);
  for (let dropped = false; !dropped; ) {
    dropped = first.library.transaction(() => first.library.vectors.drop(first.embedding, 700));
    expect(indexed(first)).toBe(null);
  }
  const again = { ...first, embedding: first.library.vectors.open('another', dimensions) };
  expect(again.embedding.id).toBe(first.embedding.id);
  expect(again.library.search.vector(again.embedding, vectorOf(queries, 0), {}, 10)).toEqual([]);
  again.library.transaction(() => {
    for (let row = 0; row < 1_500; row += 1) {
      again.library.vectors.add(again.embedding, hashOf(textOf(row)), vectorOf(rows, row));
    }
  });
  await again.library.indexes.settle();
  expect(indexed(again)).toBe(1_500);
  expect(recall(again, (row) => row < 1_500)).toBeGreaterThan(0.97);
});
