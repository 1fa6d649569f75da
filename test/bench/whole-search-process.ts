/**
 * `FOLDER COUNT`: a library of COUNT passages, the first of them real sentences, the rest two of different documents joined, each with the
 * vector of its text or the mean of both; then whole searches, as the window asks for them. Prints its figures as JSON.
 */
import { mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { createEngine, type Engine } from '../../src/main/engine/index.ts';
import { createLocalMachine } from '../../src/main/engine/plan/local-machine.ts';
import { storePlan } from '../../src/main/engine/plan/store-plan.ts';
import { analyserId, indexText } from '../../src/main/engine/search/analyser.ts';
import { type LibraryStore, openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { unitSeparator } from '../../src/main/engine/store/unit-separator.ts';
import { dot } from '../../src/main/engine/store/vector-index/dot.ts';
import { fakeModels, fakeWorkers, silentLog, unitOf } from '../helpers/fake-engine-parts.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { hashOf } from '../helpers/stored-documents.ts';
import { realQuestions } from './real-sentences.ts';
import { type RealVectors, realVectors } from './real-vectors.ts';

export type WholeSearchFigures = Readonly<
  Record<'hybrid' | 'keyword', { readonly p50: number; readonly p95: number }>
> & {
  readonly fillSeconds: number;
  readonly plainP50: number;
  /** Milliseconds from asking to the first quoted words, the search included, with sentences embedded by the real model. */
  readonly firstWords: { readonly p50: number; readonly p95: number };
};

const [folder = '', countText] = process.argv.slice(2);
const count = Number(countText);
const perDocument = 20;
const warmUp = 20;
const searches = 200;
/** Fewer, because one takes seconds in a million passages. */
const plainSearches = 20;
const loadMs = 5_000;
const answers = 50;
const embeddingId = 'bench';

const real = await realVectors();
if (!real) throw new Error('The test material is not there.');
process.stdout.write(JSON.stringify(await measure(real)));

async function measure(vectors: RealVectors): Promise<WholeSearchFigures> {
  const folderId = await registerFolder();
  const began = performance.now();
  const plainP50 = await fill(vectors, folderId);
  const fillSeconds = (performance.now() - began) / 1000;
  const questions = realQuestions();
  const { dimensions } = vectors;
  const vectorOf = new Map(
    questions.map((text, at) => [text, vectors.questions.slice(at * dimensions, (at + 1) * dimensions)]),
  );
  const host = startModelHostProcess();
  const engine = await openEngine(
    (text) => vectorOf.get(text) ?? new Float32Array(dimensions),
    dimensions,
    (texts) => host.models.embedder.embed(texts, 'passage'),
  );
  await engine.start();
  // Longer than it takes to load the index of a million passages, which nobody announces.
  await sleep(loadMs);
  const asked = Array.from({ length: warmUp + searches }, (_, at) => questions[(at * 3) % questions.length] as string);
  const timesOf = async (using: 'hybrid' | 'keyword') => {
    const times: number[] = [];
    for (const query of asked) {
      const started = performance.now();
      await engine.request('search.run', { query, using, k: 20 });
      times.push(performance.now() - started);
    }
    return { p50: quantile(times.slice(warmUp), 0.5), p95: quantile(times.slice(warmUp), 0.95) };
  };
  const searched = { hybrid: await timesOf('hybrid'), keyword: await timesOf('keyword') };
  const waits: number[] = [];
  // Questions nobody asked yet; the first one loads the model.
  for (let at = 0; at <= answers; at += 1)
    waits.push(await firstWordsOf(engine, questions[(at * 3 + 1) % questions.length] as string));
  const firstWords = { p50: quantile(waits.slice(1), 0.5), p95: quantile(waits.slice(1), 0.95) };
  const figures = { ...searched, fillSeconds, plainP50, firstWords };
  await engine.close();
  await host.models.close();
  return figures;
}

/** Milliseconds from asking to the first words shown, or to "not found"; resolves when the answer is whole, so that none is taken for the next. */
async function firstWordsOf(engine: Engine, question: string): Promise<number> {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const started = performance.now();
  let wait: number | null = null;
  const stop = engine.on((name) => {
    if (name !== 'answer.delta' && name !== 'answer.done') return;
    wait ??= performance.now() - started;
    if (name === 'answer.done') end();
  });
  await engine.request('answer.start', { question, mode: 'extract', way: 'passages' });
  await ended;
  stop();
  return wait ?? 0;
}

function openEngine(
  vectorOf: (text: string) => Float32Array,
  dimensions: number,
  embedPassages?: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
) {
  const models = fakeModels();
  Object.assign(models.embedder, {
    info: async () => ({ embeddingId, dimensions, windowTokens: 256, backend: 'transformers', languages: ['en'] }),
    embed: async (texts: readonly string[], purpose: 'query' | 'passage') =>
      purpose === 'passage' && embedPassages ? embedPassages(texts) : texts.map(vectorOf),
  });
  return createEngine({
    ...{ dataDir: folder, samplesDir: folder, bundledEmbedderName: embeddingId, models, workers: fakeWorkers() },
    ...{ pictures: null, ocrDirs: { bundled: folder, added: folder }, log: silentLog },
  });
}

async function registerFolder(): Promise<string> {
  const watched = path.join(folder, 'papers');
  mkdirSync(watched, { recursive: true });
  const engine = await openEngine(() => new Float32Array(1), 1);
  const added = await engine.request('folder.add', { path: watched });
  await engine.idle();
  await engine.close();
  // Away, as a disk that is not connected: what was read of it is found all the same.
  rmdirSync(watched);
  return added.id;
}

/** Milliseconds of the median plain full-text search over what was filled. */
async function fill({ sentences, passages, dimensions }: RealVectors, folderId: string): Promise<number> {
  const machine = createLocalMachine().read();
  const library = openLibraryStore(folder, Date.now, (vectors, size) =>
    storePlan(machine, { vectors, dimensions: size }),
  );
  const embedding = library.vectors.open(embeddingId, dimensions);
  library.embeddings.setAnswering({ ...embedding, model: null });
  const random = seededRandom(5);
  const passageAt = (row: number) => {
    if (row < sentences.length) {
      return { text: sentences[row]?.text ?? '', vector: passages.slice(row * dimensions, (row + 1) * dimensions) };
    }
    const [a, b] = [Math.floor(random() * sentences.length), Math.floor(random() * sentences.length)];
    const vector = Float32Array.from(
      { length: dimensions },
      (_, i) => (passages[a * dimensions + i] as number) + (passages[b * dimensions + i] as number),
    );
    const length = Math.sqrt(dot(vector, vector, 0));
    return { text: `${sentences[a]?.text} ${sentences[b]?.text}`, vector: vector.map((value) => value / length) };
  };
  for (let row = 0; row < count; row += perDocument) {
    const made = Array.from({ length: Math.min(perDocument, count - row) }, (_, at) => passageAt(row + at));
    library.transaction(() => {
      const contentId = storeText(
        library,
        folderId,
        `${row}.txt`,
        made.map(({ text }) => text),
      );
      for (const { text, vector } of made) library.vectors.add(embedding, hashOf(text), vector);
      library.contents.setReady(contentId);
    });
    if (row % 10_000 === 0) await setImmediate();
  }
  await library.indexes.settle();
  await library.wordTidier.settle();
  const times = realQuestions()
    .slice(0, plainSearches)
    .map((question) => {
      const words = question.match(/\p{L}{3,}/gu) ?? [];
      const started = performance.now();
      const expression = words.map((word) => `"${word.toLowerCase()}"`).join(' OR ');
      library.search.keyword({ expression, anyOf: null }, {}, 10);
      return performance.now() - started;
    });
  library.close();
  return quantile(times, 0.5);
}

function storeText(library: LibraryStore, folderId: string, name: string, texts: readonly string[]): number {
  const sha = hashOf(name);
  const entry = { path: name, key: name, directory: '', size: 1, modifiedMs: 1, modifiedNs: '1', inode: name };
  const fileId = library.disk.add(folderId, { ...entry, volume: '1' }, 'text', { state: 'waiting', reason: null });
  const content = library.contents.open(sha, 'text', 'text/1');
  const text = texts.join(unitSeparator);
  library.contents.addUnit(content.id, unitOf(0, text), 0);
  let start = 0;
  const chunks = texts.map((one) => {
    const span = { start, end: start + one.length };
    start = span.end + unitSeparator.length;
    return {
      ...{ unit: 0, ...span, headingPath: [], tokens: 1, textHash: hashOf(one) },
      ...{ titleWords: indexText(name, 'en'), headingWords: '', bodyWords: indexText(one, 'en') },
    };
  });
  library.chunks.add(content.id, chunks, 0);
  library.contents.finish(content.id, {
    ...{ outcome: 'complete', stage: 'readable', language: 'en', title: null, contextTitle: name },
    ...{ characters: text.length, units: 1, reason: null, doubt: null, analyserId, quality: null, ocrLanguages: [] },
  });
  library.files.setContent(fileId, sha, content.id);
  library.files.setState(fileId, 'ready');
  return content.id;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
