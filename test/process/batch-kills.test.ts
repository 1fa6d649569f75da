/** Long runs survive kill -9 of the engine at any moment: no item twice, none lost, the end the same as without. Driven through the built command line. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContractFolder } from '../helpers/contract-folder.ts';
import { collect, runCli, startCli } from '../helpers/docent-cli.ts';

const root = path.join(tmpdir(), `docent-batch-kills-${process.pid}`);
const folder = path.join(root, 'documents');
const dataDir = path.join(root, 'data');
const list = path.join(root, 'questions.csv');
/** Another folder, which is read and made a table of by one command. */
const fewer = path.join(root, 'fewer');
const questions = Array.from({ length: 160 }, (_, index) => `When does agreement no. ${index} end?`);

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  makeContractFolder(folder, 500, 11, true);
  mkdirSync(fewer, { recursive: true });
  makeContractFolder(fewer, 200, 12, true);
  writeFileSync(list, `id,question\n${questions.map((question, index) => `${index},${question}`).join('\n')}\n`);
  expect((await runCli('add', folder, '--wait', '--data-dir', dataDir)).code).toBe(0);
}, 240_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Item = {
  readonly ordinal: number;
  readonly target: string;
  readonly state: string;
  readonly attempts: number;
  readonly result: string | null;
};
type Kept = { readonly runs: number; readonly state: string; readonly items: readonly Item[] };

/** What stands in the database of the only run of a kind; null before there is one. */
function kept(kind: string): Kept | null {
  const database = new BetterSqlite(path.join(dataDir, 'personal.db'), { readonly: true });
  try {
    const runs = database.prepare('SELECT id, state FROM batch_run WHERE kind = ?').all(kind) as {
      id: string;
      state: string;
    }[];
    const run = runs[0];
    if (!run) return null;
    const items = database
      .prepare('SELECT ordinal, target, state, attempts, result FROM batch_item WHERE run_id = ? ORDER BY ordinal')
      .all(run.id) as Item[];
    return { runs: runs.length, state: run.state, items };
  } finally {
    database.close();
  }
}

const ended = (run: Kept | null) =>
  run?.items.filter(({ state }) => state !== 'pending' && state !== 'running').length ?? 0;

/** Kills the command again and again, each time after some more items; returns how often. */
async function killRepeatedly(kind: string, args: readonly string[], times: number, step: number): Promise<number> {
  let kills = 0;
  for (; kills < times; kills += 1) {
    const before = ended(kept(kind));
    const child = startCli([...args, '--data-dir', dataDir]);
    const done = collect(child);
    const deadline = Date.now() + 60_000;
    while (ended(kept(kind)) < before + step && child.exitCode === null && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    if (child.exitCode !== null) break;
    child.kill('SIGKILL');
    await done;
  }
  return kills;
}

/** Results without what a clock says. */
const said = (run: Kept | null) =>
  run?.items.map(({ target, state, result }) => [target, state, (result ?? '').replace(/"seconds":[\d.e-]+/g, '')]);

test.each([
  {
    kind: 'collection',
    args: ['ask', '--collection', 'List every contract that ends in 2027', '--json'],
    items: 500,
    step: 12,
  },
  { kind: 'questions', args: ['batch', list, '--json'], items: 160, step: 5 },
  { kind: 'extraction', args: ['extract', 'contract', fewer, '--mode', 'basic', '--json'], items: 200, step: 6 },
])(
  '$kind: killed twelve times, it comes to the same end',
  async ({ kind, args, items, step }) => {
    expect(await killRepeatedly(kind, args, 12, step)).toBe(12);
    const midway = kept(kind);
    expect(midway?.items).toHaveLength(items);
    expect(ended(midway)).toBeLessThan(items);
    const last = await runCli(...args, '--data-dir', dataDir);
    expect(last.err).not.toContain('internal');
    expect(last.code).toBe(0);
    const killed = kept(kind);
    // One run, every item in it once, none left, none tried more often than it takes.
    expect(killed).toMatchObject({ runs: 1, state: 'done' });
    expect(new Set(killed?.items.map(({ target }) => target)).size).toBe(items);
    expect(ended(killed)).toBe(items);
    expect(killed?.items.filter(({ attempts }) => attempts !== 1)).toEqual([]);
    const again = await runCli(...args, '--data-dir', dataDir);
    const whole = new BetterSqlite(path.join(dataDir, 'personal.db'));
    whole
      .prepare(
        'DELETE FROM batch_run WHERE kind = ? AND created_at = (SELECT min(created_at) FROM batch_run WHERE kind = ?)',
      )
      .run(kind, kind);
    whole.close();
    expect(said(killed)).toEqual(said(kept(kind)));
    const tidy = (text: string) => text.replace(/"(?:seconds|runId)": ?[^,\n]+/g, '');
    expect(tidy(last.out)).toEqual(tidy(again.out));
  },
  // As often as a question is answered here, a busy machine may take many times as long; only a hang should meet it.
  900_000,
);
