/** `usearch|lancedb FILE DIMENSIONS COUNT PLACE QUESTIONS`: builds and searches another library's index; prints figures as JSON. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { connect, Index as LanceIndex } from '@lancedb/lancedb';
import { Index, MetricKind, ScalarKind } from 'usearch';
import { rowBlocks } from './bench-vectors.ts';
import { exactNeighbours } from './exact-neighbours.ts';

export type PeerFigures = {
  readonly name: string;
  readonly buildSeconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly recall: number;
  readonly megabytes: number;
};
/** Cosine distances of the ten nearest. */
type Search = (question: Float32Array) => Promise<readonly number[]>;

const [peer, file = '', dimensionsText, countText, place = '', questionsFile = ''] = process.argv.slice(2);
const dimensions = Number(dimensionsText);
const count = Number(countText);
const searches = 100;

const began = performance.now();
const { name, search } = peer === 'usearch' ? await usearch() : await lancedb();
const buildSeconds = (performance.now() - began) / 1000;
process.stdout.write(
  `\n${JSON.stringify({ name, buildSeconds, ...(await measure(search)), megabytes: megabytesAt(place) })}`,
);

/** Its documented defaults, f32. */
async function usearch(): Promise<{ name: string; search: Search }> {
  const index = new Index({
    ...{ dimensions, metric: MetricKind.Cos, quantization: ScalarKind.F32 },
    ...{ connectivity: 16, expansion_add: 128, expansion_search: 64, multi: false },
  });
  for (const { rows, first } of rowBlocks({ file, dimensions }, count)) {
    const keys = BigUint64Array.from({ length: rows.length / dimensions }, (_, at) => BigInt(first + at));
    index.add(keys, rows, availableParallelism());
  }
  index.save(place);
  const search: Search = async (question) => Array.from(index.search(question, 10, 1).distances as Float32Array);
  return { name: 'usearch HNSW', search };
}

/** Partitions by the root of the rows, eight dimensions per code, twenty partitions probed and a hundred rows compared exactly. */
async function lancedb(): Promise<{ name: string; search: Search }> {
  const database = await connect(place);
  const records = function* () {
    for (const { rows, first } of rowBlocks({ file, dimensions }, count)) {
      yield Array.from({ length: rows.length / dimensions }, (_, at) => ({
        id: first + at,
        vector: Array.from(rows.subarray(at * dimensions, (at + 1) * dimensions)),
      }));
    }
  };
  const [first, ...others] = [...records()];
  const table = await database.createTable('passages', first ?? []);
  for (const part of others) await table.add(part);
  const config = LanceIndex.ivfPq({
    ...{ numPartitions: Math.round(Math.sqrt(count)), numSubVectors: dimensions / 8, distanceType: 'cosine' },
  });
  await table.createIndex('vector', { config });
  const search: Search = async (question) => {
    const found = table.search(question) as ReturnType<typeof table.vectorSearch>;
    const rows = await found
      .distanceType('cosine')
      .nprobes(20)
      .refineFactor(10)
      .select(['id', '_distance'])
      .limit(10)
      .toArray();
    return rows.map((row: { _distance: number }) => row._distance);
  };
  return { name: 'LanceDB IVF_PQ', search };
}

async function measure(search: Search) {
  const bytes = readFileSync(questionsFile);
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const questions = Array.from({ length: searches }, (_, at) => {
    const row = Math.floor((at * values.length) / dimensions / searches);
    return values.slice(row * dimensions, (row + 1) * dimensions);
  });
  const truth = exactNeighbours({ file, dimensions }, count, questions, 10);
  const times: number[] = [];
  let right = 0;
  for (const [at, question] of questions.entries()) {
    const started = performance.now();
    const distances = await search(question);
    times.push(performance.now() - started);
    right += distances.filter((distance) => 1 - distance >= (truth[at]?.at(-1) ?? 1) - 1e-5).length;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => sorted[Math.floor(part * searches)] as number;
  return { p50: share(0.5), p95: share(0.95), recall: right / searches / 10 };
}

function megabytesAt(target: string): number {
  const stats = statSync(target);
  if (!stats.isDirectory()) return stats.size / 1e6;
  return readdirSync(target).reduce((sum, one) => sum + megabytesAt(path.join(target, one)), 0);
}
