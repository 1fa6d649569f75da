import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.ts';
import { type ReadingProcess, startReadingProcess } from './reading-process.ts';

const rounds = 3;
const run = promisify(execFile);

/**
 * Text and word boxes of whole PDFs with all cores on both sides, in pages per second: as many of our readers as there are cores
 * against as many `pdftotext -bbox` at once. Ours are warm, because the app's readers live for hundreds of files.
 */
export async function pdfExtraction(files: readonly string[]): Promise<BenchRow> {
  const cores = availableParallelism();
  const readers = Array.from({ length: cores }, startReadingProcess);
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    let pages = 0;
    for (let warm = 0; warm < 2; warm += 1) await Promise.all(readers.map((reader) => reader.read(files[0] ?? '')));
    for (let round = 0; round < rounds; round += 1) {
      // Alternating, so that a busy machine slows both.
      const started = performance.now();
      pages = await readAll(files, readers);
      ours.push(pages / ((performance.now() - started) / 1000));
      const startedOther = performance.now();
      await shareOut(files, cores, (file) => run('pdftotext', ['-bbox', '-q', file, '/dev/null']));
      theirs.push(pages / ((performance.now() - startedOther) / 1000));
    }
    const [value, reference] = [median(ours), median(theirs)];
    return {
      name: 'PDF text and boxes / pdftotext -bbox',
      ratio: value / reference,
      goal: null,
      detail: `${value.toFixed(1)} against ${reference.toFixed(1)} pages/s, ${cores} processes each, ${files.length} files, ${pages} pages`,
    };
  } finally {
    for (const reader of readers) reader.close();
  }
}

async function readAll(files: readonly string[], readers: readonly ReadingProcess[]): Promise<number> {
  let pages = 0;
  const idle = [...readers];
  await shareOut(files, readers.length, async (file) => {
    const reader = idle.pop();
    if (!reader) throw new Error('more files at once than readers');
    const read = await reader.read(file);
    // After the wait: others have added theirs meanwhile.
    pages += read.pages;
    idle.push(reader);
  });
  return pages;
}

/** Works on all files, `most` at once. */
async function shareOut(
  files: readonly string[],
  most: number,
  work: (file: string) => Promise<unknown>,
): Promise<void> {
  const left = [...files];
  const one = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) await work(file);
  };
  await Promise.all(Array.from({ length: most }, one));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
