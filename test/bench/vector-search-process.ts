/**
 * `FILE DIMENSIONS COUNT FOLDER build|search QUESTIONS`: fills a library in FOLDER with the first COUNT vectors of FILE, or searches
 * one; a process of its own, so that its memory is its own. Prints its figures as JSON.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { limits } from '../../src/main/engine/limits.ts';
import { createLocalMachine } from '../../src/main/engine/plan/local-machine.ts';
import { storePlan } from '../../src/main/engine/plan/store-plan.ts';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { hashOf, storeDocument } from '../helpers/stored-documents.ts';
import { rowBlocks } from './bench-vectors.ts';
import { exactNeighbours } from './exact-neighbours.ts';

export type BuildFigures = {
  readonly fillSeconds: number;
  readonly buildSeconds: number;
  readonly insertsPerSecond: number;
  readonly deletedExactly: boolean;
  readonly diskMegabytes: number;
};
export type SearchFigures = {
  readonly loadSeconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly exactP50: number;
  readonly recall: number;
  readonly filteredRecall: number;
  readonly filteredP50: number;
  readonly idleMegabytes: number;
  readonly megabytes: number;
  readonly precision: string;
};

const [file = '', dimensionsText, countText, folder = '', mode, questionsFile = ''] = process.argv.slice(2);
const dimensions = Number(dimensionsText);
const count = Number(countText);
/** Passages per document, and per commit of vectors as the embedder delivers them. */
const perDocument = 20;
const perCommit = limits.embed.batch;
/** One document in a hundred lies in the folder that the filter asks for. */
const inHundred = 100;
/** Questions asked, with a filter, and of the exact scan. */
const searches = 200;
const filteredSearches = 50;
const exactScans = 10;

const machine = createLocalMachine().read();
const plan = (vectors: number) => storePlan(machine, { vectors, dimensions });
const textOf = (row: number) => `passage ${row}`;
const isFew = (row: number) => Math.floor(row / perDocument) % inHundred === 0;
const seconds = (from: number) => (performance.now() - from) / 1000;

process.stdout.write(JSON.stringify(mode === 'build' ? await build() : await search()));

async function build(): Promise<BuildFigures> {
  const library = openLibraryStore(folder, Date.now, plan);
  const embedding = library.vectors.open('bench', dimensions);
  const began = performance.now();
  const addRows = (rows: Float32Array, first: number) => {
    const rowCount = rows.length / dimensions;
    const contents: number[] = [];
    for (let at = 0; at < rowCount; at += perDocument) {
      const texts = Array.from({ length: perDocument }, (_, part) => textOf(first + at + part));
      const place = isFew(first + at) ? 'few' : 'many';
      contents.push(library.transaction(() => storeDocument(library, `${first + at}.txt`, texts, place)).contentId);
    }
    const started = performance.now();
    for (let at = 0; at < rowCount; at += perCommit) {
      library.transaction(() => {
        for (let row = at; row < Math.min(rowCount, at + perCommit); row += 1) {
          const vector = rows.subarray(row * dimensions, (row + 1) * dimensions);
          library.vectors.add(embedding, hashOf(textOf(first + row)), vector);
        }
      });
    }
    return { seconds: seconds(started), contents };
  };
  let extra: Float32Array = new Float32Array();
  for (const { rows, first } of rowBlocks({ file, dimensions }, count)) {
    addRows(rows, first);
    if (first === 0) extra = rows;
    // What the collector frees needs a turn of the event loop.
    await setImmediate();
  }
  const fillSeconds = seconds(began);
  const settling = performance.now();
  await library.indexes.settle();
  const buildSeconds = seconds(settling);

  // New passages go in with the index in place; then they go away again, all of them and nothing else.
  const changed = extra.map((value, at) => (at % dimensions === 0 ? -value : value));
  const added = addRows(changed, count);
  const [probe] = library.search.vector(embedding, changed.slice(0, dimensions), {}, 1);
  const foundNew = (probe?.chunkId ?? 0) > count;
  for (const content of added.contents) library.transaction(() => library.chunks.removeContent(content));
  while (library.transaction(() => library.vectors.removeUnused(limits.store.removeTexts)) > 0) await setImmediate();
  const left = library.search.vector(embedding, changed.slice(0, dimensions), {}, limits.search.candidates);
  const deletedExactly = foundNew && left.every(({ chunkId }) => chunkId <= count) && library.vectors.count() === count;
  library.close();
  const diskMegabytes = statSync(path.join(folder, 'library.db')).size / 1e6;
  return {
    fillSeconds,
    buildSeconds,
    insertsPerSecond: extra.length / dimensions / added.seconds,
    deletedExactly,
    diskMegabytes,
  };
}

async function search(): Promise<SearchFigures> {
  const questions = questionRows();
  const idle = process.memoryUsage.rss();
  const library = openLibraryStore(folder, Date.now, plan);
  const embedding = library.vectors.open('bench', dimensions);
  const loading = performance.now();
  await library.indexes.settle();
  const loadSeconds = seconds(loading);
  const run = (question: Float32Array, filter: { folderId?: string }) => {
    const hits = library.search.vector(embedding, question, filter, limits.search.candidates);
    for (const { chunkId } of hits.slice(0, 10)) library.chunks.byId(chunkId);
    return hits;
  };
  for (const question of questions.slice(0, 20)) run(question, {});
  const all = timed(questions, (question) => run(question, {}));
  const few = timed(questions.slice(0, filteredSearches), (question) => run(question, { folderId: 'few' }));
  const megabytes = process.memoryUsage.rss();

  const plain = new Database(path.join(folder, 'library.db'), { readonly: true });
  plain.loadExtension(getLoadablePath());
  const scan = plain.prepare(`SELECT rowid FROM vector_${embedding.id} WHERE embedding MATCH ? AND k = 10`);
  const exact = timed(questions.slice(0, exactScans), (question) =>
    scan.all(Buffer.from(question.buffer, question.byteOffset, question.byteLength)),
  );
  const precision = library.indexes.ready(embedding) ? plan(count).vectorPrecision : 'exact scan';
  plain.close();
  library.close();
  const truth = exactNeighbours({ file, dimensions }, count, questions, 10);
  const truthOfFew = exactNeighbours({ file, dimensions }, count, questions.slice(0, filteredSearches), 10, isFew);
  return {
    ...{ loadSeconds, p50: all.p50, p95: all.p95, exactP50: exact.p50, filteredP50: few.p50, precision },
    recall: recallOf(all.results, truth),
    filteredRecall: recallOf(few.results, truthOfFew),
    ...{ idleMegabytes: idle / 1e6, megabytes: megabytes / 1e6 },
  };
}

function questionRows(): Float32Array[] {
  const bytes = readFileSync(questionsFile);
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const rows = values.length / dimensions;
  return Array.from({ length: Math.min(searches, rows) }, (_, at) => {
    const row = Math.floor((at * rows) / Math.min(searches, rows));
    return values.slice(row * dimensions, (row + 1) * dimensions);
  });
}

function timed<Result>(questions: readonly Float32Array[], run: (question: Float32Array) => Result) {
  const times: number[] = [];
  const results = questions.map((question) => {
    const began = performance.now();
    const result = run(question);
    times.push(performance.now() - began);
    return result;
  });
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return { results, p50: at(0.5), p95: at(0.95) };
}

/** Share of the first ten hits that are as near as the true tenth; sentences that differ by case alone have one vector. */
function recallOf(found: readonly (readonly { score: number }[])[], truth: readonly (readonly number[])[]): number {
  const right = found.map((hits, at) => {
    const tenth = truth[at]?.at(-1) ?? Number.POSITIVE_INFINITY;
    return hits.slice(0, 10).filter(({ score }) => score >= tenth - 1e-5).length / (truth[at]?.length ?? 10);
  });
  return right.reduce((sum, one) => sum + one, 0) / right.length;
}
