import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { pdfExtractor } from '../../src/main/engine/extract/pdf/pdf-extractor.ts';
import { setPdfiumLoader } from '../../src/main/engine/extract/pdf/pdfium-module.ts';
import { limits } from '../../src/main/engine/limits.ts';
import type { ByteSource } from '../../src/main/engine/types.ts';
import type { BenchRow } from './bench-row.ts';

const rounds = 3;

setPdfiumLoader(async () => readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));

/** Text and word boxes of whole PDFs: our reader in this process against `pdftotext -bbox`, in pages per second. */
export async function pdfExtraction(files: readonly string[]): Promise<BenchRow> {
  const ours: number[] = [];
  const theirs: number[] = [];
  let pages = 0;
  await readPages(files[0] ?? '');
  for (let round = 0; round < rounds; round++) {
    // Alternating, so that a busy machine slows both.
    const started = performance.now();
    pages = 0;
    for (const file of files) pages += await readPages(file);
    ours.push(pages / ((performance.now() - started) / 1000));
    const startedOther = performance.now();
    for (const file of files) await promisify(execFile)('pdftotext', ['-bbox', '-q', file, '/dev/null']);
    theirs.push(pages / ((performance.now() - startedOther) / 1000));
  }
  const [value, reference] = [median(ours), median(theirs)];
  return {
    name: 'PDF text and boxes / pdftotext -bbox',
    ratio: value / reference,
    goal: null,
    detail: `${value.toFixed(1)} against ${reference.toFixed(1)} pages/s, ${files.length} files, ${pages} pages`,
  };
}

async function readPages(file: string): Promise<number> {
  const bytes = readFileSync(file);
  const source: ByteSource = {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
  let pages = 0;
  const bounds = {
    maxCharacters: limits.extract.maxCharacters,
    maxExpansion: limits.extract.maxExpansion,
    fromUnit: 0,
  };
  for await (const item of pdfExtractor.extract(source, bounds, new AbortController().signal)) {
    if (item.type === 'unit') pages += 1;
  }
  return pages;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
