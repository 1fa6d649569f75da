import { execFile, execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createPictureWorkersPool } from '../../src/main/processes/picture-pool.ts';
import { bundledLanguages, pictureHost, quietLog } from '../processes/picture-process.ts';
import type { BenchRow, NotMeasured } from './bench-row.ts';

const root = path.resolve(import.meta.dirname, '../..');
const scans = path.join(root, '../shared/corpora/ocr/unlv-3b/*.tif');
/** Pages per core and round: enough that start-up hardly counts, which in use happens once per 200 pages. */
const pagesPerCore = 4;
const goal = 0.65;

/**
 * Pages a minute of the real processes on all cores against native Tesseract 5 with the same data, one of it per core (faster
 * than one with a thread per core). Bilevel pages of 300 per inch.
 */
export async function ocrThroughput(): Promise<BenchRow | NotMeasured> {
  const name = 'OCR / tesseract';
  const cores = availableParallelism();
  const files = globSync(scans)
    .sort()
    .slice(0, pagesPerCore * cores);
  if (files.length === 0) return { name, reason: 'the test material in ../shared/corpora is not there' };
  try {
    execFileSync('tesseract', ['--version'], { stdio: 'ignore' });
  } catch {
    return { name, reason: 'native tesseract is not installed' };
  }
  const pool = createPictureWorkersPool({
    host: pictureHost(),
    size: cores,
    log: quietLog,
    languages: bundledLanguages,
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-tessdata-'));
  try {
    writeFileSync(
      path.join(folder, 'eng.traineddata'),
      gunzipSync(readFileSync(path.join(root, 'resources/ocr/eng.traineddata.gz'))),
    );
    const never = new AbortController().signal;
    const own = (file: string) => pool.recognise({ type: 'file', bytes: readFileSync(file), frame: 0 }, ['eng'], never);
    const native = (file: string) =>
      promisify(execFile)(
        'tesseract',
        [file, path.join(folder, 'out'), '--tessdata-dir', folder, '--oem', '1', 'tsv'],
        {
          env: { ...process.env, OMP_THREAD_LIMIT: '1' },
        },
      );
    // The processes stand and have loaded their data, as they have in use.
    await Promise.all(files.slice(0, cores).map(own));
    let [value, reference] = [0, 0];
    for (let at = 0; at < files.length; at += cores) {
      // Alternating, so that a busy machine slows both.
      const some = files.slice(at, at + cores);
      value += await minutesFor(some, own);
      reference += await minutesFor(some, native);
    }
    value = files.length / value;
    reference = files.length / reference;
    return {
      name,
      ratio: value / reference,
      goal: { atLeast: goal },
      detail: `${value.toFixed(1)} against ${reference.toFixed(1)} pages/min, ${files.length} pages, ${cores} cores`,
    };
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function minutesFor(files: readonly string[], read: (file: string) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await Promise.all(files.map(read));
  return (performance.now() - started) / 60_000;
}
