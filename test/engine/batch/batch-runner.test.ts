/** The runner on a real personal.db: what it may never do is lose an item, do one twice, or go on burning a queue. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createBatchRunner } from '../../../src/main/engine/batch/batch-runner.ts';
import type { BatchWork, ItemOutcome } from '../../../src/main/engine/batch/batch-work.ts';
import { createBreaker } from '../../../src/main/engine/plan/breaker.ts';
import { openPersonalStore } from '../../../src/main/engine/store/personal-store.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { BatchRun } from '../../../src/preload/contract/shapes.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const done: ItemOutcome = { state: 'done', reason: null, document: null, found: true, result: { said: 'yes' } };

type Given = {
  readonly dataDir?: string;
  readonly work?: (target: string, attempt: number, signal: AbortSignal) => Promise<ItemOutcome>;
  readonly concurrency?: number;
  readonly crashed?: boolean;
  readonly begin?: () => Promise<void>;
};

function runnerOn({
  dataDir = temporaryFolder(),
  work = async () => done,
  concurrency = 2,
  crashed = false,
  begin,
}: Given = {}) {
  const store = openPersonalStore(dataDir);
  const heard: BatchRun[] = [];
  const worked: string[] = [];
  const finished: string[] = [];
  const kind: BatchWork = {
    concurrency: () => concurrency,
    begin: async () => begin?.(),
    work: async (_run, item, signal) => {
      worked.push(item.target);
      return work(item.target, item.attempts, signal);
    },
    more: async () => false,
    finish: async (run, how) => {
      finished.push(how);
      return { of: run.id };
    },
    end: () => undefined,
  };
  const runner = createBatchRunner({
    store: store.batches,
    works: { collection: kind, questions: kind, extraction: kind },
    makeBreaker: () => createBreaker(Date.now),
    makeClock: () => ({ itemDone: () => undefined, seconds: () => 7 }),
    backOff: () => 1,
    now: Date.now,
    log: silentLog,
    onChange: (run) => heard.push(run),
    onRemoved: () => undefined,
  });
  runner.recover(crashed);
  const close = async () => {
    await runner.close();
    store.close();
  };
  let open = true;
  onTestFinished(async () => {
    if (open) await close();
  });
  return {
    ...{ runner, store, heard, worked, finished, dataDir },
    start: (items: number, kindOf: 'collection' | 'questions' = 'questions') =>
      runner.start(
        { kind: kindOf, title: 'x', request: {}, mode: 'extract', model: null, conversationId: null, messageId: null },
        Array.from({ length: items }, (_, index) => ({ target: String(index), question: `Why ${index}?`, weight: 1 })),
      ),
    states: (runId: string) => store.batches.items(runId, { from: 0, limit: 1000 }).items,
    async close() {
      open = false;
      await close();
    },
  };
}

test('every item once, and the outcome is kept', async () => {
  const { runner, start, worked, store, finished } = runnerOn();
  const id = start(50);
  await runner.settled();
  expect(worked.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 50 }, (_, index) => String(index)));
  expect(runner.describe(id)).toMatchObject({ state: 'done', done: 50, found: 50, total: 50 });
  expect(store.batches.outcome(id)).toEqual({ of: id });
  expect(finished).toEqual(['done']);
});

test('a failure that may pass is tried again, one that will not is not', async () => {
  const { runner, start, worked, states } = runnerOn({
    work: async (target, attempt) => {
      if (target === '1' && attempt < 3) throw new AppError('busy', 'not now');
      if (target === '2') throw new AppError('context-too-small', 'too small');
      if (target === '3') throw new Error('a bug');
      return done;
    },
  });
  const id = start(5);
  await runner.settled();
  const tries = (target: string) => worked.filter((each) => each === target).length;
  expect([tries('1'), tries('2'), tries('3'), tries('4')]).toEqual([3, 1, 3, 1]);
  expect(states(id).map(({ state, reason }) => [state, reason?.code ?? null])).toEqual([
    ['done', null],
    ['done', null],
    ['failed', 'context-too-small'],
    ['failed', 'internal'],
    ['done', null],
  ]);
  expect(runner.describe(id)).toMatchObject({ state: 'done', done: 3, failed: 2 });
});

test('the model host dies three times: the run rests with the reason, blames no item, and goes on when asked', async () => {
  let down = true;
  const { runner, start, worked, states } = runnerOn({
    concurrency: 1,
    work: async (target) => {
      if (down && Number(target) >= 4) throw new AppError('model-host-down', 'died');
      return done;
    },
  });
  const id = start(300);
  await runner.settled();
  expect(runner.describe(id)).toMatchObject({
    state: 'paused',
    reason: { code: 'model-host-down' },
    done: 4,
    failed: 0,
  });
  // Three deaths, not three hundred.
  expect(worked.length).toBe(7);
  expect(states(id).filter(({ state }) => state === 'pending')).toHaveLength(296);
  down = false;
  runner.resume(id);
  await runner.settled();
  expect(runner.describe(id)).toMatchObject({ state: 'done', reason: null, done: 300, failed: 0 });
});

test('a model that is missing is known at once', async () => {
  const { runner, start, worked } = runnerOn({
    concurrency: 1,
    work: async () => {
      throw new AppError('model-missing', 'gone');
    },
  });
  const id = start(10);
  await runner.settled();
  expect(runner.describe(id)).toMatchObject({ state: 'paused', reason: { code: 'model-missing' } });
  expect(worked).toHaveLength(1);
  const early = runnerOn({ begin: async () => Promise.reject(new AppError('model-none', 'none')) });
  const other = early.start(3);
  await early.runner.settled();
  expect(early.runner.describe(other)).toMatchObject({ state: 'paused', reason: { code: 'model-none' }, done: 0 });
});

test('paused: what was under way is left and not counted as tried; gone on with, nothing is missing', async () => {
  let hang = true;
  const { runner, start, states, worked } = runnerOn({
    work: (target, _attempt, signal) =>
      hang && Number(target) > 9
        ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(new AppError('cancelled', 'x'))))
        : Promise.resolve(done),
  });
  const id = start(20);
  await expect.poll(() => worked.length).toBe(12);
  await runner.pause(id);
  expect(runner.describe(id)).toMatchObject({ state: 'paused', done: 10 });
  expect(states(id).filter(({ state, attempts }) => state === 'pending' && attempts === 0)).toHaveLength(10);
  hang = false;
  runner.resume(id);
  await runner.settled();
  expect(runner.describe(id)).toMatchObject({ state: 'done', done: 20 });
  expect(states(id).every(({ attempts }) => attempts === 1)).toBe(true);
});

test('runs of a kind wait in line, those of another do not', async () => {
  const free: (() => void)[] = [];
  const { runner, start } = runnerOn({
    concurrency: 1,
    work: () => new Promise((resolve) => free.push(() => resolve(done))),
  });
  const [first, second, other] = [start(1), start(1), start(1, 'collection')];
  await expect.poll(() => free.length).toBe(2);
  expect([first, second, other].map((id) => runner.describe(id).state)).toEqual(['running', 'queued', 'running']);
  free.shift()?.();
  await expect.poll(() => runner.describe(second).state).toBe('running');
  await expect.poll(() => free.length).toBe(2);
  for (const each of free) each();
  await runner.settled();
  expect([first, second, other].map((id) => runner.describe(id).state)).toEqual(['done', 'done', 'done']);
});

test('the engine ends in the middle: the next one goes on, and an item that crashes it again and again is given up', async () => {
  const dataDir = temporaryFolder();
  const first = runnerOn({
    dataDir,
    concurrency: 1,
    work: (target, _attempt, signal) =>
      target === '3' ? new Promise((_, reject) => signal.addEventListener('abort', reject)) : Promise.resolve(done),
  });
  const id = first.start(6);
  await expect.poll(() => first.worked.length).toBe(4);
  // What a killed process leaves is exactly what the disk holds now.
  const left = path.join(temporaryFolder(), 'data');
  cpSync(dataDir, left, { recursive: true });
  const raw = new BetterSqlite(path.join(left, 'personal.db'));
  expect(raw.prepare(`SELECT count(*) FROM batch_item WHERE state = 'running'`).pluck().get()).toBe(1);
  raw.close();
  for (let round = 0; round < 3; round += 1) {
    const next = openPersonalStore(left);
    next.batches.recover(true, 3);
    if (round < 2) {
      expect(next.batches.setState(id, 'running', ['running'])).toBe(true);
      expect(next.batches.step(id, [], 1)?.items.map(({ target }) => target)).toEqual(['3']);
    }
    next.close();
  }
  const last = runnerOn({ dataDir: left });
  last.runner.goOn();
  await last.runner.settled();
  expect(last.runner.describe(id)).toMatchObject({ state: 'done', done: 5, failed: 1 });
  expect(last.states(id)[3]).toMatchObject({ state: 'failed', reason: { code: 'batch-crashed' } });
});

test('a kill from outside is nobody’s fault, however often', async () => {
  const dataDir = temporaryFolder();
  const store = openPersonalStore(dataDir);
  const id = store.batches.create(
    {
      kind: 'questions',
      state: 'running',
      title: 'x',
      request: {},
      mode: 'extract',
      model: null,
      conversationId: null,
      messageId: null,
    },
    [{ target: '0', question: 'Why?', weight: 1 }],
  );
  for (let round = 0; round < 20; round += 1) {
    expect(store.batches.step(id, [], 1)?.items).toHaveLength(1);
    store.batches.recover(false, 3);
  }
  store.close();
  const { runner, states } = runnerOn({ dataDir });
  runner.goOn();
  await runner.settled();
  expect(states(id)).toMatchObject([{ state: 'done', attempts: 1 }]);
});

test('at most ten progress events a second, and the last one says that it is done', async () => {
  const { runner, start, heard } = runnerOn({
    concurrency: 1,
    work: () => new Promise((resolve) => setTimeout(() => resolve(done), 1)),
  });
  const began = performance.now();
  start(400);
  await runner.settled();
  await expect.poll(() => heard.at(-1)?.state).toBe('done');
  const seconds = (performance.now() - began) / 1000;
  // One when it is kept, one when it begins, one at the end, and those between.
  expect(heard.length).toBeLessThanOrEqual(4 + Math.ceil(seconds * 10));
});

test('removed while it goes on: it ends', async () => {
  const { runner, start, worked } = runnerOn({
    concurrency: 1,
    work: () => new Promise((resolve) => setTimeout(() => resolve(done), 2)),
  });
  const id = start(500);
  await expect.poll(() => worked.length).toBeGreaterThan(3);
  await runner.remove(id);
  const reached = worked.length;
  await runner.settled();
  expect(worked.length - reached).toBeLessThanOrEqual(1);
  expect(() => runner.describe(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('what failed can be tried once more', async () => {
  let broken = true;
  const { runner, start } = runnerOn({
    work: async (target) => {
      if (broken && target === '1') throw new AppError('context-too-small', 'x');
      return done;
    },
  });
  const id = start(3);
  await runner.settled();
  expect(runner.describe(id)).toMatchObject({ state: 'done', failed: 1 });
  broken = false;
  runner.retry(id);
  await runner.settled();
  expect(runner.describe(id)).toMatchObject({ state: 'done', failed: 0, done: 3 });
});
