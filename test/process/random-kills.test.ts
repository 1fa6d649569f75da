/**
 * SIGKILLs (200 in the long form) at random points of reading 200 mixed files: of the engine, alone or with everything it started, of readers,
 * of picture workers and of the model host. Whenever a library is complete its state is compared with an uninterrupted
 * run and a fresh one is begun, until all kills are spent. Driven through the built command line.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { childProcesses } from '../helpers/child-processes.ts';
import { collect, projectDir, runCli } from '../helpers/docent-cli.ts';
import { inForm } from '../helpers/in-form.ts';
import { libraryState } from './library-state.ts';
import { writeMixedFiles } from './mixed-files.ts';

const root = path.join(tmpdir(), `docent-random-kills-${process.pid}`);
const folder = path.join(root, 'documents');
const kills = inForm({ short: 60, long: 200 });
/** Milliseconds an engine lives at most before it is killed. */
const longestLife = 6_000;
/** Milliseconds for the whole: only a hang should meet it. */
const patience = 900_000;
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Victim = 'group' | 'engine' | 'extract-worker' | 'picture-worker' | 'model-host';
/** How often each is hit. The model host is spared a little: three deaths in a minute rest it, which is another test. */
const victims: readonly Victim[] = [
  ...Array<Victim>(3).fill('group'),
  ...Array<Victim>(2).fill('engine'),
  ...Array<Victim>(9).fill('extract-worker'),
  ...Array<Victim>(3).fill('picture-worker'),
  'model-host',
];

test(`${kills} kills: nothing lost, nothing twice, the same chunks as without`, { timeout: patience }, async () => {
  mkdirSync(folder, { recursive: true });
  const files = await writeMixedFiles(folder);
  expect(files).toBe(200);
  const reference = await uninterrupted();
  const random = seeded(20_240_506);
  const spent: Record<Victim, number> = {
    group: 0,
    engine: 0,
    'extract-worker': 0,
    'picture-worker': 0,
    'model-host': 0,
  };
  const sum = () => Object.values(spent).reduce((total, count) => total + count, 0);
  let libraries = 0;
  let starts = 0;
  while (sum() < kills) {
    libraries += 1;
    const dataDir = path.join(root, `killed-${libraries}`);
    for (let complete = false; !complete; ) {
      starts += 1;
      const engine = start(dataDir);
      const ended = collect(engine);
      complete = await killWhileItRuns(
        engine,
        dataDir,
        random,
        (victim) => (spent[victim] += 1),
        () => sum() >= kills,
      );
      const result = await ended;
      if (complete) expect(result.code, result.err).toBe(0);
    }
    const state = libraryState(dataDir);
    expect(state.trouble).toEqual([]);
    expect(state.files).toEqual(reference.files);
    expect(state.chunks).toEqual(reference.chunks);
    expect(state.counts).toEqual(reference.counts);
    rmSync(dataDir, { recursive: true, force: true });
  }
  const list = Object.entries(spent).map(([victim, count]) => `${count} ${victim}`);
  process.stdout.write(
    `${sum()} kills (${list.join(', ')}) over ${libraries} readings of ${files} files and their members in ${starts} starts: ` +
      `0 lost, 0 twice of ${reference.files.length} rows and ${reference.chunks.length} chunks\n`,
  );
});

async function uninterrupted() {
  const dataDir = path.join(root, 'reference');
  const result = await runCli('add', folder, '--wait', '--data-dir', dataDir);
  expect(result.code, result.err).toBe(0);
  const state = libraryState(dataDir);
  expect(state.trouble).toEqual([]);
  expect(state.files.filter((line) => line.endsWith(' waiting') || line.endsWith(' reading'))).toEqual([]);
  expect(state.chunks.length).toBeGreaterThan(400);
  return state;
}

/** In a process group of its own, so that the whole of it can be killed at once. */
function start(dataDir: string): ChildProcess {
  const cli = path.join(projectDir, 'out', 'main', 'cli.js');
  return spawn(process.execPath, [cli, 'add', folder, '--wait', '--data-dir', dataDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Kills until the engine is hit, which gives false, or has done all its work, which gives true. */
async function killWhileItRuns(
  engine: ChildProcess,
  dataDir: string,
  random: () => number,
  count: (victim: Victim) => void,
  enough: () => boolean,
): Promise<boolean> {
  const pid = engine.pid as number;
  let hostKills = 0;
  while (!enough()) {
    const victim = victims[Math.floor(random() * victims.length)] as Victim;
    // Engines die in their first moments as well as in the middle of their work, their children once they are there.
    if (victim === 'group' || victim === 'engine') await sleep(random() ** 2 * longestLife);
    else {
      await appeared(engine, victim);
      await sleep(random() * 250);
    }
    if (engine.exitCode !== null) return true;
    if (victim === 'group' || victim === 'engine') {
      if (!signalled(victim === 'group' ? -pid : pid, 'SIGKILL')) return true;
      count(victim);
      return false;
    }
    if (victim === 'model-host' && hostKills >= 2) continue;
    if (await killChild(pid, victim, dataDir, random)) {
      count(victim);
      if (victim === 'model-host') hostKills += 1;
    }
  }
  await new Promise<void>((resolve) => {
    if (engine.exitCode !== null) resolve();
    else engine.once('exit', () => resolve());
  });
  return true;
}

/** Waits a while for a child of this kind. */
async function appeared(engine: ChildProcess, victim: Victim): Promise<void> {
  const until = Date.now() + 2_000;
  while (engine.exitCode === null && Date.now() < until) {
    if (childProcesses(engine.pid as number, `${victim}.js`).length > 0) return;
    await sleep(25);
  }
}

/**
 * The engine is held still meanwhile: a file whose reader died once before is left alone, because a second death over it
 * is its quarantine by design (and tested elsewhere).
 */
async function killChild(pid: number, victim: Victim, dataDir: string, random: () => number): Promise<boolean> {
  if (!signalled(pid, 'SIGSTOP')) return false;
  try {
    const children = childProcesses(pid, `${victim}.js`);
    const child = children[Math.floor(random() * children.length)];
    if (child === undefined || (victim !== 'model-host' && wasHitBefore(dataDir))) return false;
    return signalled(child, 'SIGKILL');
  } finally {
    signalled(pid, 'SIGCONT');
  }
}

/** False when the process ended while we were looking. */
function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function wasHitBefore(dataDir: string): boolean {
  const file = path.join(dataDir, 'library.db');
  if (!existsSync(file)) return false;
  const database = new BetterSqlite(file, { readonly: true, timeout: 50 });
  try {
    const row = database
      .prepare(
        `SELECT count(*) AS n FROM job JOIN file ON file.id = job.target WHERE job.state = 'running' AND file.kills > 0`,
      )
      .get() as { n: number };
    return row.n > 0;
  } finally {
    database.close();
  }
}

/** mulberry32: the same points every time, as far as the machine lets them be the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
