import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.ts';

const commandLine = path.resolve(import.meta.dirname, '../../out/main/cli.js');

type Added = { readonly seconds: number; readonly vectors: number; readonly timings: Readonly<Record<string, number>> };
/** Stages that are reading and embedding; token counts come from the embedding model. All others are our own overhead. */
const work = new Set(['extract', 'embed', 'count']);

/** Share of an ingest's wall time that is neither extraction nor embedding, through the built command line. */
export async function ingestOverhead(texts: readonly string[], pdfs: readonly string[]): Promise<BenchRow> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-bench-'));
  try {
    const files = path.join(folder, 'files');
    mkdirSync(files);
    texts.forEach((text, index) => {
      writeFileSync(path.join(files, `${index}.txt`), text);
    });
    for (const pdf of pdfs) copyFileSync(pdf, path.join(files, path.basename(pdf)));
    const args = [commandLine, 'add', files, '--wait', '--json', '--data-dir', path.join(folder, 'library')];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    const added = JSON.parse(stdout) as Added;
    const wall = added.seconds * 1000;
    const ours = Object.entries(added.timings).filter(([stage]) => !work.has(stage));
    const sum = ours.reduce((total, [, milliseconds]) => total + milliseconds, 0);
    const stages = Object.entries(added.timings).map(
      ([stage, milliseconds]) => `${stage} ${(milliseconds / 1000).toFixed(2)}`,
    );
    return {
      name: 'ingest outside extraction and embedding / wall time',
      ratio: sum / wall,
      goal: { atMost: 0.1 },
      detail: `${added.seconds.toFixed(1)} s for ${texts.length} texts and ${pdfs.length} PDFs, ${added.vectors} vectors; seconds by stage (they overlap): ${stages.join(', ')}`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
