import { expect, onTestFinished, test } from 'vitest';
import { type LibraryStore, openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import type { StorePlan } from '../../../src/main/engine/types.ts';
import { clusteredVectors } from '../../helpers/clustered-vectors.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { hashOf, storeContent, storeDocument } from '../../helpers/stored-documents.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/**
 * The bugs this catches: a vector that outlives its last passage or goes with the first of two, a code that stays in memory,
 * an index that loses what came in while it was learnt or loaded.
 */
const operations = 10_000;
const dimensions = 32;
const texts = 3_000;
const rows = clusteredVectors({ count: texts, dimensions, clusters: 40, spread: 0.8, seed: 1 });
const queries = clusteredVectors({ count: 100, dimensions, clusters: 40, spread: 0.8, seed: 2 });
const vectorOf = (values: Float32Array, row: number) => values.slice(row * dimensions, (row + 1) * dimensions);
const textOf = (row: number) => `passage ${row}`;

const indexPlan: StorePlan = {
  exactBelow: 200,
  vectorPrecision: 'binary+rescore',
  listsProbed: 400,
  pageCacheKibibytes: 2_048,
};

type Held = { readonly name: string; readonly rows: readonly number[] };

/** One random operation on the library and on what is expected of it. */
function createOperations(library: LibraryStore, random: () => number) {
  const documents = new Map<number, Held>();
  const embedding = library.vectors.open('clustered', dimensions);
  let names = 0;
  const someRows = () => Array.from({ length: 1 + Math.floor(random() * 4) }, () => Math.floor(random() * texts));
  const embed = (of: readonly number[]) => {
    for (const row of of) library.vectors.add(embedding, hashOf(textOf(row)), vectorOf(rows, row));
  };
  const one = () => [...documents][Math.floor(random() * documents.size)] as [number, Held];

  function add(): void {
    names += 1;
    const held = { name: `${names}.txt`, rows: someRows() };
    library.transaction(() => {
      const { fileId } = storeDocument(library, held.name, held.rows.map(textOf));
      embed(held.rows);
      documents.set(fileId, held);
    });
  }
  function edit(): void {
    const [fileId, { name }] = one();
    const changed = someRows();
    library.transaction(() => {
      const sha = hashOf(changed.map(textOf).join('\n'));
      library.files.setContent(fileId, sha, storeContent(library, sha, name, changed.map(textOf)));
      embed(changed);
    });
    documents.set(fileId, { name, rows: changed });
  }
  function move(): void {
    const [fileId, held] = one();
    names += 1;
    const name = `moved/${names}.txt`;
    const entry = { path: name, key: name, directory: 'moved', size: 1, modifiedMs: 1, modifiedNs: '1', inode: name };
    library.transaction(() => library.disk.place(fileId, 'F', { ...entry, volume: '1' }));
    documents.set(fileId, { ...held, name });
  }
  function remove(): void {
    const [fileId] = one();
    library.transaction(() => library.disk.erase([fileId]));
    documents.delete(fileId);
  }
  function cleanUp(): void {
    library.transaction(() => {
      for (const id of library.contents.orphans(10_000)) library.chunks.removeContent(id);
      library.vectors.removeUnused();
    });
  }
  return {
    embedding,
    documents,
    cleanUp,
    /** More is added than deleted up to about 900 documents. */
    next(): void {
      const dice = random();
      if (documents.size < 5 || dice < (documents.size < 900 ? 0.4 : 0.2)) add();
      else if (dice < 0.6) edit();
      else if (dice < 0.75) move();
      else remove();
      if (random() < 0.02) cleanUp();
    },
  };
}

/** Cosines of the ten nearest passages; equal contents are one, and their passages stand there once. */
function truth(query: Float32Array, documents: ReadonlyMap<number, Held>): number[] {
  const contents = new Map([...documents.values()].map((held) => [held.rows.join(), held.rows]));
  return [...contents.values()]
    .flat()
    .map((row) => vectorOf(rows, row).reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0))
    .sort((a, b) => b - a)
    .slice(0, 10);
}

test.each([
  ['scanned exactly', undefined],
  ['through an index', indexPlan],
] as const)(
  'after 10,000 random changes chunks, words and vectors agree, and neighbours are those of brute force: %s',
  async (_how, plan) => {
    const folder = temporaryFolder();
    const open = () => openLibraryStore(folder, Date.now, plan && (() => plan));
    const library = open();
    onTestFinished(() => library.close());
    const random = seededRandom(11);
    const { embedding, documents, cleanUp, next } = createOperations(library, random);
    for (let count = 0; count < operations; count += 1) {
      next();
      // Learning, loading and renewing fall between the changes, as they do in the app.
      if (count % 500 === 0) void library.indexes.settle();
      if (count % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    cleanUp();
    await library.indexes.settle();

    const held = [...new Map([...documents.values()].map((one) => [one.rows.join(), one.rows])).values()].flat();
    expect(library.integrity()).toEqual({ chunks: held.length, words: held.length, damaged: false });
    expect(library.vectors.count()).toBe(new Set(held).size);
    const index = library.indexes.ready(embedding);
    expect(index?.size() ?? null).toBe(plan ? new Set(held).size : null);

    for (let at = 0; at < 100; at += 1) {
      const query = vectorOf(queries, at);
      const hits = library.search.vector(embedding, query, {}, 10);
      const expected = truth(query, documents);
      expect(hits).toHaveLength(10);
      for (const [rank, { score }] of hits.entries()) expect(score).toBeCloseTo(expected[rank] as number, 4);
    }
  },
);
