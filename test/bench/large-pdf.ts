import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { limits } from '../../src/main/engine/limits.ts';
import type { BenchRow } from './bench-row.ts';
import { startReadingProcess } from './reading-process.ts';

const pages = 5_000;
const linesPerPage = 42;
const words =
  'harbour rope tide keeper lantern council ledger eastern quay timber signal winter barrel compass anchor'.split(' ');

/** Peak memory of one reader over a PDF of 5,000 pages, as a share of what a reader may take. */
export async function largePdf(): Promise<BenchRow> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-large-pdf-'));
  const reader = startReadingProcess();
  try {
    const file = path.join(folder, 'large.pdf');
    await writeLargePdf(file);
    const started = performance.now();
    const read = await reader.read(file);
    const seconds = (performance.now() - started) / 1000;
    if (read.pages !== pages) throw new Error(`${read.pages} of ${pages} pages were read`);
    const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
    return {
      name: `peak memory of a reader, PDF of ${pages} pages / its limit`,
      ratio: read.peakBytes / limits.extract.maxMemoryBytes,
      goal: { atMost: 1 },
      detail: `${mebibytes(read.peakBytes)} MB at most, file of ${mebibytes(statSync(file).size)} MB, ${(pages / seconds).toFixed(0)} pages/s`,
    };
  } finally {
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeLargePdf(file: string): Promise<void> {
  const document = new PDFDocument({ size: 'A4', margin: 60, autoFirstPage: false });
  const output = createWriteStream(file);
  document.pipe(output);
  let seed = 1;
  const word = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? '';
  };
  for (let page = 1; page <= pages; page += 1) {
    document.addPage().fontSize(16).text(`Section ${page}`, 60, 60).fontSize(10);
    for (let line = 0; line < linesPerPage; line += 1) {
      const text = `${page}.${line} ${Array.from({ length: 11 }, word).join(' ')}.`;
      document.text(text, 60, 90 + line * 16, { lineBreak: false });
    }
    // Lets what is finished out of memory.
    if (page % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  document.end();
  await finished(output);
}
