/**
 * `npm run bench [-- PART…]`: every ratio measured in this one run; exit code 1 when one misses its goal. Parts are named in `parts`;
 * without a name all of them run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchRow, NotMeasured } from './bench-row.ts';
import { chatSpeed } from './chat-speed.ts';
import { realPdfs } from './corpora.ts';
import { doorsLoad } from './doors-load.ts';
import { embeddingThroughput, realChunkTexts } from './embedding-throughput.ts';
import { galleryOfMany } from './gallery.ts';
import { ingestOverhead } from './ingest-overhead.ts';
import { largeFolder } from './large-folder.ts';
import { largeFolderWindow } from './large-folder-window.ts';
import { largePdf } from './large-pdf.ts';
import { largeText } from './large-text.ts';
import { launch } from './launch.ts';
import { ocrThroughput } from './ocr-throughput.ts';
import { pdfExtraction } from './pdf-extraction.ts';
import { pictureIngest } from './pictures.ts';
import { readerHosts } from './reader-hosts.ts';
import { vectorSearch } from './vector-search.ts';
import { wholeSearch } from './whole-search.ts';

/** Texts to embed, each about one chunk: some seconds of work a round. */
const embedTexts = 128;
const ingestTexts = 300;
/** Smallest number of files that mixes long and short ones and keeps all cores busy. */
const pdfFiles = 6;
const embeddingGoal = 0.9;

const texts = realChunkTexts(Math.max(embedTexts, ingestTexts));
const pdfs = realPdfs().slice(0, pdfFiles);
const rows: BenchRow[] = [];
const notMeasured: NotMeasured[] = [];
const absent = 'the test material in ../shared/corpora is not there';

const parts: Readonly<Record<string, () => Promise<void>>> = {
  async embedding() {
    if (!texts) return void notMeasured.push({ name: 'embedding', reason: absent });
    const measured = await embeddingThroughput(texts.slice(0, embedTexts));
    rows.push({
      name: measured.name,
      ratio: measured.ratio,
      goal: { atLeast: embeddingGoal },
      detail: `${measured.value.toFixed(1)} against ${measured.reference.toFixed(1)} texts/s`,
    });
  },
  async chat() {
    rows.push(...(await chatSpeed()));
  },
  async ingest() {
    if (texts && pdfs.length > 0) rows.push(await ingestOverhead(texts.slice(0, ingestTexts), pdfs.slice(0, 1)));
    else notMeasured.push({ name: 'ingest overhead', reason: absent });
  },
  async pdf() {
    if (pdfs.length > 0) rows.push(await pdfExtraction(pdfs));
    else notMeasured.push({ name: 'PDF extraction', reason: absent });
    rows.push(await largePdf());
  },
  async readers() {
    if (!process.env.ELECTRON_OVERRIDE_DIST_PATH)
      notMeasured.push({ name: 'reader hosts', reason: 'no Electron is named' });
    else if (pdfs.length > 0) rows.push(await readerHosts(pdfs));
    else notMeasured.push({ name: 'reader hosts', reason: absent });
  },
  async folder() {
    rows.push(await largeFolder());
  },
  async window() {
    const measured = await largeFolderWindow();
    if (measured) rows.push(measured);
    else notMeasured.push({ name: 'typing in the window', reason: 'there is no display or no Electron' });
  },
  async launch() {
    const measured = await launch();
    if (measured) rows.push(...measured);
    else notMeasured.push({ name: 'launch', reason: 'there is no display, or this is no Linux' });
  },
  async text() {
    rows.push(await largeText());
  },
  async ocr() {
    const ocr = await ocrThroughput();
    if ('ratio' in ocr) rows.push(ocr);
    else notMeasured.push(ocr);
  },
  async pictures() {
    rows.push(await pictureIngest());
  },
  async gallery() {
    const measured = await galleryOfMany();
    if (measured) rows.push(...measured);
    else notMeasured.push({ name: 'a gallery of 50,000 pictures', reason: 'there is no display or no Electron' });
  },
  async vectors() {
    const measured = await vectorSearch();
    if (measured) rows.push(...measured);
    else notMeasured.push({ name: 'vector search', reason: absent });
  },
  async search() {
    const measured = await wholeSearch();
    if (measured) rows.push(...measured);
    else notMeasured.push({ name: 'whole searches', reason: absent });
  },
  async doors() {
    rows.push(...(await doorsLoad()));
  },
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !parts[name]);
if (unknown) throw new Error(`No part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`);
for (const [name, part] of Object.entries(parts)) if (named.length === 0 || named.includes(name)) await part();

for (const row of rows) {
  const goal = row.goal ? ('atLeast' in row.goal ? `≥ ${row.goal.atLeast}` : `≤ ${row.goal.atMost}`) : 'reported';
  const verdict = row.goal ? (meets(row) ? 'met' : 'MISSED') : '';
  process.stdout.write(
    `${row.ratio.toFixed(3)}  ${row.name}  (${goal}${verdict && `: ${verdict}`})\n       ${row.detail}\n`,
  );
}
for (const row of notMeasured) process.stdout.write(`  -    ${row.name}: not measured, ${row.reason}\n`);

const output = path.resolve(import.meta.dirname, '../../test-output');
mkdirSync(output, { recursive: true });
writeFileSync(path.join(output, 'bench.json'), `${JSON.stringify({ rows, notMeasured }, null, 2)}\n`);
process.exitCode = rows.every(meets) ? 0 : 1;

function meets(row: BenchRow): boolean {
  if (!row.goal) return true;
  return 'atLeast' in row.goal ? row.ratio >= row.goal.atLeast : row.ratio <= row.goal.atMost;
}
