/** From launch to a window a person can work in, and idle memory per process: the packaged app beside a bare Electron, in turns. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packedApp, thisMachine } from '../../build/packed-app.ts';
import { resolveElectron } from '../../build/scripts/electron-runtime.mjs';
import type { BenchRow } from './bench-row.ts';
import { memoryOf, type ProcessMemory } from './process-memory.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Rounds that count, after one that warms the disk's cache. */
const rounds = 5;
/** Milliseconds after which nothing of the start is under way any more. */
const idleMs = 6_000;
/** Milliseconds a start may take before it counts as hung. */
const hungMs = 120_000;
const goal = 1.5;

type Start = { readonly milliseconds: number; readonly shown: number; readonly memory: readonly ProcessMemory[] };

/** Null without a display, and elsewhere than on Linux, whose /proc tells the memory. */
export async function launch(): Promise<BenchRow[] | null> {
  if (process.platform !== 'linux' || !process.env.DISPLAY) return null;
  execFileSync(process.execPath, [path.join(root, 'build/scripts/package-dir.ts'), '--if-needed'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const work = mkdtempSync(path.join(tmpdir(), 'docent-launch-'));
  try {
    const bare = await writeBareApp(work);
    const app = packedApp(thisMachine()).executable;
    const ours: Start[] = [];
    const theirs: Start[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const one = await startOnce(app, ['--data-dir', path.join(work, 'data')], path.join(work, 'data/docent.log'));
      const other = await startOnce(bare.executable, [bare.folder], path.join(bare.folder, 'times.log'));
      if (round > 0) {
        ours.push(one);
        theirs.push(other);
      }
    }
    const [work_, shown, bareShown] = [
      median(ours.map((one) => one.milliseconds)),
      median(ours.map((one) => one.shown)),
      median(theirs.map((one) => one.milliseconds)),
    ];
    return [
      {
        name: 'launch to a window that works, beside a bare Electron window',
        ratio: work_ / bareShown,
        goal: { atMost: goal },
        detail: `medians of ${rounds}: ${work_} ms (shown after ${shown} ms) against ${bareShown} ms`,
      },
      memoryRow(ours.at(-1)?.memory ?? [], theirs.at(-1)?.memory ?? []),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function memoryRow(ours: readonly ProcessMemory[], theirs: readonly ProcessMemory[]): BenchRow {
  const sum = (list: readonly ProcessMemory[]) => list.reduce((all, one) => all + one.megabytes, 0);
  const tell = (list: readonly ProcessMemory[]) =>
    list.map((one) => `${one.name} ${one.megabytes.toFixed(0)}`).join(', ');
  return {
    name: 'idle memory, beside a bare Electron window',
    ratio: sum(ours) / sum(theirs),
    goal: null,
    detail: `${sum(ours).toFixed(0)} MB (${tell(ours)}) against ${sum(theirs).toFixed(0)} MB (${tell(theirs)}); shared pages divided among those who share`,
  };
}

async function startOnce(executable: string, args: readonly string[], logFile: string): Promise<Start> {
  const before = existsSync(logFile) ? readFileSync(logFile, 'utf8').length : 0;
  const isRoot = process.getuid?.() === 0;
  const child = spawn(executable, [...(isRoot ? ['--no-sandbox'] : []), ...args], { stdio: 'ignore' });
  try {
    const told = (name: string) => {
      const text = existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(before) : '';
      return Number(new RegExp(`${name}.*?"?milliseconds"?[:=] ?(\\d+)`).exec(text)?.[1] ?? Number.NaN);
    };
    const end = Date.now() + hungMs;
    while (Number.isNaN(told('window works'))) {
      if (Date.now() > end || child.exitCode !== null) throw new Error(`${executable} did not come up`);
      await sleep(20);
    }
    await sleep(idleMs);
    const memory = memoryOf(Number(child.pid));
    return { milliseconds: told('window works'), shown: told('window shown'), memory };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
  }
}

/** A window with a word in it and nothing else; its times are written as ours are. */
async function writeBareApp(work: string): Promise<{ executable: string; folder: string }> {
  const folder = mkdtempSync(path.join(work, 'bare-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Hello</title><p>Hello</p>');
  writeFileSync(
    path.join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
const { appendFileSync } = require('node:fs');
app.setPath('userData', __dirname + '/data');
const tell = (name) => appendFileSync(__dirname + '/times.log', name + ' milliseconds: ' + Math.round(Date.now() - process.getCreationTime()) + '\\n');
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false });
  window.once('ready-to-show', () => { window.show(); tell('window shown'); tell('window works'); });
  window.loadFile('index.html');
});
`,
  );
  return { executable: (await resolveElectron()).executable, folder };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
