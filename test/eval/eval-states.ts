/**
 * Odd, broken and hostile files through the built command line: does every file end in a truthful state, without a crash or a hang?
 * Prints how many files ended in which state and why, per set.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCliLibrary, type FileState } from './cli-library.ts';
import type { EvalRow } from './eval-row.ts';

/** States in which nothing is left to do; anything else after waiting is a file nobody accounts for. */
const settled = new Set(['ready', 'no-text', 'partly-read', 'locked', 'unsupported', 'quarantined', 'failed']);

export async function evalStates(corpora: string): Promise<EvalRow[]> {
  const sets = [
    ...['pdfjs', 'tika', 'poi'].map((name) => ({ name: `parsing/${name}`, folder: join(corpora, 'parsing', name) })),
    ...readdirSync(join(corpora, 'adversarial')).map((name) => ({
      name: `adversarial/${name}`,
      folder: join(corpora, 'adversarial', name),
    })),
  ];
  const rows: EvalRow[] = [];
  for (const { name, folder } of sets) rows.push(await statesOf(name, folder));
  return rows;
}

async function statesOf(set: string, folder: string): Promise<EvalRow> {
  // A copy: the originals stay untouched whatever a hostile file does.
  const copy = mkdtempSync(join(tmpdir(), 'docent-states-'));
  cpSync(folder, copy, { recursive: true });
  const library = createCliLibrary();
  const started = performance.now();
  try {
    await library.add(copy);
    const files = await library.files();
    const onDisk = files.filter((file) => !file.path.includes('!/'));
    const expected = countFiles(copy);
    const open = files.filter((file) => !settled.has(file.state));
    const silent = files.filter((file) => !isTruthful(file));
    const killed = files.filter((file) => file.error?.startsWith('worker-'));
    const trouble = [
      ...(onDisk.length === expected ? [] : [`${expected - onDisk.length} files missing`]),
      ...open.map((file) => `${file.path.slice(copy.length + 1)} left ${file.state}`),
      ...silent.map((file) => `${file.path.slice(copy.length + 1)} ${file.state} without a reason`),
    ];
    return {
      set,
      what: `${onDisk.length} files, ${files.length - onDisk.length} inside them, ${seconds(started)} s`,
      figure: tally(files),
      baseline: [`${killed.length} killed their reader`, ...trouble].join('; '),
    };
  } finally {
    library.remove();
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Ready means that there is text or members; everything else says why. */
function isTruthful(file: FileState): boolean {
  if (file.state === 'ready') return file.characters > 0 || file.members > 0;
  return file.error !== null;
}

function tally(files: readonly FileState[]): string {
  const counts = new Map<string, number>();
  for (const file of files) {
    const key = file.state === 'ready' && file.doubt ? 'ready with doubt' : file.state;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

function countFiles(folder: string): number {
  let count = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const hidden = name.split('/').some((step) => step.startsWith('.'));
    if (!hidden && statSync(join(folder, name)).isFile()) count += 1;
  }
  return count;
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
