/**
 * A million passages' vectors in a file: first the real ones, then normalised mixes of two of them from different documents. Mixes
 * are made of sentences that are not among the nearest of any question, or the million would crowd where the real ones are sparse:
 * near-copies make any index look good, and crowds any index look bad.
 */
import { closeSync, existsSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dot } from '../../src/main/engine/store/vector-index/dot.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { type RealVectors, realVectors } from './real-vectors.ts';

/** Nearest real sentences of each question that no mix is made of. */
const spared = 30;
/** Rows handled at once: 15 MB. */
const block = 10_000;

export type BenchVectors = {
  readonly file: string;
  readonly dimensions: number;
  readonly count: number;
  readonly real: number;
  readonly questions: Float32Array;
};

/** Null where the test material is not there. */
export async function benchVectors(count: number): Promise<BenchVectors | null> {
  const real = await realVectors();
  if (!real) return null;
  const file = path.join(tmpdir(), `docent-bench-mixed-${real.sentences.length}-${count}.f32`);
  if (!existsSync(file)) write(file, real, count);
  return { file, dimensions: real.dimensions, count, real: real.sentences.length, questions: real.questions };
}

function write(file: string, real: RealVectors, count: number): void {
  const { dimensions, passages, sentences } = real;
  const usable = unspared(real);
  const random = seededRandom(4);
  const one = () => usable[Math.floor(random() * usable.length)] as number;
  const handle = openSync(`${file}.part`, 'w');
  writeSync(handle, new Uint8Array(passages.buffer, passages.byteOffset, passages.byteLength));
  for (let from = sentences.length; from < count; from += block) {
    const rows = new Float32Array(Math.min(block, count - from) * dimensions);
    for (let at = 0; at < rows.length; at += dimensions) {
      const a = one();
      let b = one();
      while (sentences[a]?.document === sentences[b]?.document) b = one();
      const row = rows.subarray(at, at + dimensions);
      for (let i = 0; i < dimensions; i += 1) {
        row[i] = (passages[a * dimensions + i] as number) + (passages[b * dimensions + i] as number);
      }
      const length = Math.sqrt(dot(row, row, 0));
      for (let i = 0; i < dimensions; i += 1) row[i] = (row[i] as number) / length;
    }
    writeSync(handle, new Uint8Array(rows.buffer));
  }
  closeSync(handle);
  renameSync(`${file}.part`, file);
}

function unspared({ passages, dimensions, questions, sentences }: RealVectors): number[] {
  const near = new Set<number>();
  for (let at = 0; at < questions.length; at += dimensions) {
    const question = questions.subarray(at, at + dimensions);
    const scores = Float32Array.from(sentences, (_, row) => dot(question, passages, row * dimensions));
    const least = scores.toSorted().at(-spared) as number;
    scores.forEach((score, row) => {
      if (score >= least) near.add(row);
    });
  }
  return sentences.flatMap((_, row) => (near.has(row) ? [] : [row]));
}

/** Blocks of rows in order, with the number of their first. */
export function* rowBlocks(
  { file, dimensions }: Pick<BenchVectors, 'file' | 'dimensions'>,
  count: number,
): Generator<{ readonly rows: Float32Array; readonly first: number }> {
  const handle = openSync(file, 'r');
  for (let first = 0; first < count; first += block) {
    const rows = new Float32Array(Math.min(block, count - first) * dimensions);
    readSync(handle, new Uint8Array(rows.buffer), 0, rows.byteLength, first * dimensions * 4);
    yield { rows, first };
  }
  closeSync(handle);
}
