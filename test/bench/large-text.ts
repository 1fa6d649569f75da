import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.ts';

const run = promisify(execFile);
const cli = path.resolve(import.meta.dirname, '../../out/main/cli.js');
const mebibyte = 1024 * 1024;
/** Milliseconds between two looks at memory and at the file's state. */
const lookMs = 2_000;

/**
 * Peak memory of all processes while a text of `megabytes` becomes searchable by its words, as a share of the file's size. Vectors of
 * a million passages would take hours and no more memory; the run ends before them.
 */
export async function largeText(megabytes = 1_000): Promise<BenchRow> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-large-text-'));
  const documents = mkdtempSync(path.join(folder, 'documents-'));
  const library = path.join(folder, 'library');
  writeText(path.join(documents, 'large.txt'), megabytes * 1_000_000);
  const started = performance.now();
  const reading = spawn(process.execPath, [cli, 'add', documents, '--wait', '--data-dir', library], {
    stdio: 'ignore',
  });
  const peaks = new Map<number, number>();
  try {
    let state = 'waiting';
    while (['waiting', 'reading'].includes(state) && reading.exitCode === null) {
      await sleep(lookMs);
      notePeaks(reading, peaks);
      state = await stateOf(library);
    }
    const seconds = (performance.now() - started) / 1000;
    const peak = [...peaks.values()].reduce((sum, bytes) => sum + bytes, 0);
    const each = [...peaks.values()].map((bytes) => (bytes / mebibyte).toFixed(0)).join(' + ');
    return {
      name: `peak memory of all processes / size of a text of ${megabytes} MB (${state})`,
      ratio: peak / (megabytes * 1_000_000),
      goal: null,
      detail: `${each} MB at most per process, searchable after ${seconds.toFixed(0)} s`,
    };
  } finally {
    reading.kill('SIGKILL');
    await sleep(lookMs);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stateOf(library: string): Promise<string> {
  try {
    const { stdout } = await run(process.execPath, [cli, 'files', '--data-dir', library]);
    return (JSON.parse(stdout) as { state: string }[])[0]?.state ?? 'waiting';
  } catch {
    return 'waiting'; // The library is still being opened.
  }
}

/** Most resident bytes so far of a process and those it started, as the kernel counts them. */
function notePeaks(root: ChildProcess, peaks: Map<number, number>): void {
  const parents = new Map<number, { readonly parent: number; readonly bytes: number }>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const facts = statusOf(name);
    if (facts) parents.set(Number(name), facts);
  }
  for (const [pid, { bytes }] of parents) {
    let at: number | undefined = pid;
    while (at !== undefined && at !== root.pid) at = parents.get(at)?.parent;
    if (at === root.pid) peaks.set(pid, Math.max(bytes, peaks.get(pid) ?? 0));
  }
}

function statusOf(pid: string): { readonly parent: number; readonly bytes: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { parent: field('PPid'), bytes: field('VmHWM') * 1024 };
  } catch {
    return null; // It has ended meanwhile.
  }
}

const words =
  'harbour rope tide keeper lantern council ledger eastern quay timber signal winter barrel compass anchor'.split(' ');

function writeText(file: string, bytes: number): void {
  const handle = openSync(file, 'w');
  let seed = 1;
  let written = 0;
  for (let paragraph = 0; written < bytes; paragraph += 1) {
    let part = '';
    for (let line = 0; line < 400; line += 1) {
      const sentence = Array.from({ length: 14 }, () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return words[seed % words.length] ?? '';
      });
      part += `Entry ${paragraph}.${line}: ${sentence.join(' ')}.\n${line % 8 === 7 ? '\n' : ''}`;
    }
    written += writeSync(handle, part);
  }
  closeSync(handle);
}
