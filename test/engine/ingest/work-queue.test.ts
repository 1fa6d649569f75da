/** The durable queue under everything that can go wrong around a file: breakers, quarantine, back-off, pause, battery, sleep. */
import { appendFileSync, lstatSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createIngest } from '../../../src/main/engine/ingest/ingest.ts';
import { readJob, readPriority } from '../../../src/main/engine/ingest/read-job.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import { breakerLimits, planLimits } from '../../../src/main/engine/plan/limits.ts';
import type { WorkWish } from '../../../src/main/engine/plan/plan.ts';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { fakeModels, fakeWorkers, silentLog } from '../../helpers/fake-engine-parts.ts';
import { fakeMachine } from '../../helpers/fake-machine.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

type Kept = { readonly dataDir: string; readonly root: string; readonly wish: { current: WorkWish | null } };

/** An engine's ingest over a folder; give `kept` of an earlier one to open the same library again. */
function setUp(
  kept: Kept = { dataDir: temporaryFolder(), root: temporaryFolder(), wish: { current: null } },
  afterCrash = false,
) {
  const clock = { ahead: 0 };
  /** What a test does when something has changed. */
  const watching: { changed: () => void } = { changed: () => undefined };
  const now = () => Date.now() + clock.ahead;
  const library = openLibraryStore(kept.dataDir, now);
  const models = fakeModels();
  const workers = fakeWorkers();
  const machine = fakeMachine();
  const folder = { id: 'F', path: kept.root, volume: '1', sample: false, addedAt: 0 };
  const ingest = createIngest({
    library,
    folderById: () => folder,
    workers,
    embedder: models.embedder,
    formats: { kindOf: () => 'text', readingId: () => 'text/1' },
    passwordFor: async () => null,
    ocrLanguages: () => [],
    spoolDir: path.join(kept.dataDir, 'unpacked'),
    machine,
    now,
    afterCrash,
    wishes: { load: () => kept.wish.current, save: (wish) => (kept.wish.current = wish) },
    log: silentLog,
    onChange: () => watching.changed(),
  });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await ingest.stop();
    library.close();
  };
  onTestFinished(close);

  /** Writes a file and queues it, as a scan does. */
  function add(name: string, text: string): number {
    const file = path.join(kept.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const { size, mtimeMs, mtimeNs, ino, dev } = lstatSync(file, { bigint: true });
    const seen = {
      ...{ path: name, key: name, directory: '', size: Number(size), modifiedMs: Number(mtimeMs) },
      ...{ modifiedNs: String(mtimeNs), inode: String(ino), volume: String(dev) },
    };
    return library.transaction(() => {
      const id = library.disk.add('F', seen, 'txt', { state: 'waiting', reason: null });
      library.jobs.add(readJob, id, readPriority(seen.size, 'txt'));
      return id;
    });
  }
  const state = (id: number) => library.files.byId(id)?.state;
  return { clock, watching, library, models, workers, machine, ingest, add, state, close, kept };
}

const words = (index: number) => `File number ${index} says something of its own.`;
/** A reader that stops in the middle until it is told to go on, or stopped. */
function hold(given: ReturnType<typeof setUp>, from = 0) {
  const { extract } = given.workers;
  const { promise: open, resolve: go } = Promise.withResolvers<void>();
  const begun: string[] = [];
  given.workers.extract = async function* (source, request, signal) {
    begun.push(request.name);
    for await (const item of extract(source, request, signal)) {
      if (item.type === 'unit' && item.unit.index >= from) {
        await Promise.race([open, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
        if (signal.aborted) throw new AppError('cancelled', 'stopped');
      }
      yield item;
    }
  };
  return { go, begun };
}

test('no more files are taken than the plan has readers, and one', async () => {
  const given = setUp();
  const { go, begun } = hold(given);
  const ids = Array.from({ length: 12 }, (_, index) => given.add(`${index}.txt`, words(index)));
  given.ingest.kick();
  await expect.poll(() => begun.length).toBe(given.ingest.plan().readers + 1);
  await sleep(50);
  expect(begun.length).toBe(given.ingest.plan().readers + 1);
  expect(ids.filter((id) => given.state(id) === 'reading')).toHaveLength(begun.length);
  go();
  await given.ingest.idle();
  expect(ids.map(given.state)).toEqual(ids.map(() => 'ready'));
  expect(given.ingest.rates().files).toBeNull();
});

test('what a person looks at is read next', async () => {
  const given = setUp();
  const { go, begun } = hold(given);
  const ids = Array.from({ length: 9 }, (_, index) => given.add(`${index}.txt`, words(index)));
  given.ingest.kick();
  const taken = given.ingest.plan().readers + 1;
  await expect.poll(() => begun.length).toBe(taken);
  given.ingest.first(ids[7] as number);
  given.ingest.first(ids[8] as number);
  go();
  await given.ingest.idle();
  // They are taken first, with a third beside them; which of the three reaches its reader first is a matter of the disk.
  expect(begun.slice(taken, 2 * taken)).toEqual(expect.arrayContaining(['7.txt', '8.txt']));
});

test('pause stops at once, keeps what was read, survives a relaunch, and goes on where it was', async () => {
  const given = setUp();
  hold(given, 2);
  const id = given.add('long.txt', 'One.\fTwo.\fThree.\fFour.');
  given.ingest.kick();
  const content = () => given.library.files.byId(id)?.contentId ?? 0;
  await expect.poll(() => given.library.contents.progress(content()).units).toBe(2);
  given.ingest.pause();
  await expect.poll(() => given.state(id)).toBe('waiting');
  expect(given.ingest.plan()).toMatchObject({ paused: 'person' });
  expect(given.ingest.isWorking()).toBe(false);
  await given.ingest.idle();
  await given.close();
  const again = setUp(given.kept);
  const pages: number[] = [];
  again.workers.behaviour = (_text, index) => void pages.push(index);
  again.ingest.kick();
  await sleep(50);
  expect(again.ingest.plan().paused).toBe('person');
  expect(pages).toEqual([]);
  again.ingest.resume(false);
  await again.ingest.idle();
  expect(pages).toEqual([2, 3]);
  expect(again.state(id)).toBe('ready');
  expect(again.library.jobs.hasOpen(readJob)).toBe(false);
});

test('on battery a mountain rests but not what was just saved; "index now" insists until it is done', async () => {
  const given = setUp();
  const mountain = Array.from({ length: planLimits.smallFiles + 5 }, (_, index) =>
    given.add(`${index}.txt`, words(index)),
  );
  given.machine.set({ onBattery: true });
  given.ingest.kick();
  await given.ingest.idle();
  expect(given.ingest.plan()).toMatchObject({ paused: 'battery', insisted: false });
  expect(new Set(mountain.map(given.state))).toEqual(new Set(['waiting']));
  given.clock.ahead = planLimits.freshMs + 60_000;
  const saved = given.add('note.txt', 'Written in the train.');
  given.ingest.kick();
  await expect.poll(() => given.state(saved)).toBe('ready');
  const looked = mountain[3] as number;
  given.ingest.first(looked);
  await expect.poll(() => given.state(looked)).toBe('ready');
  expect(given.state(mountain[4] as number)).toBe('waiting');
  given.ingest.resume(true);
  expect(given.ingest.plan()).toMatchObject({ paused: null, slowed: null, insisted: true });
  await given.ingest.idle();
  expect(new Set(mountain.map(given.state))).toEqual(new Set(['ready']));
  expect(given.ingest.plan().insisted).toBe(false);
  expect(given.kept.wish.current).toEqual({ paused: false, insisted: false });
});

test('sleep interrupts a reading without counting it, waking goes on', async () => {
  const given = setUp();
  const { go } = hold(given, 1);
  const id = given.add('long.txt', 'One.\fTwo.');
  given.ingest.kick();
  await expect.poll(() => given.library.contents.progress(given.library.files.byId(id)?.contentId ?? 0).units).toBe(1);
  given.machine.set({ asleep: true });
  await expect.poll(() => given.state(id)).toBe('waiting');
  expect(given.ingest.plan().paused).toBe('sleep');
  go();
  given.machine.set({ asleep: false });
  await given.ingest.idle();
  expect(given.state(id)).toBe('ready');
  expect(given.library.files.byId(id)?.kills).toBe(0);
});

test('the pools follow the plan', async () => {
  const given = setUp();
  const sizes: number[] = [];
  given.workers.resize = (size) => void sizes.push(size);
  given.add('a.txt', words(1));
  given.machine.set({ thermal: 'serious' });
  given.machine.set({ thermal: 'nominal' });
  given.machine.set({ cores: 16 });
  given.machine.set({ cores: 8 });
  expect(sizes).toEqual([1, 2, 4, 2]);
  await given.ingest.idle();
  // When all is done one reader stays, and as many as before may come again.
  expect(sizes.slice(-2)).toEqual([1, given.ingest.plan().readers]);
});

test('readers that die of everything rest behind their breaker and no file is blamed', async () => {
  const given = setUp();
  let broken = true;
  let deaths = 0;
  const { extract } = given.workers;
  given.workers.extract = async function* (source, request, signal) {
    if (broken) {
      deaths += 1;
      throw new AppError('worker-crashed', 'died');
    }
    yield* extract(source, request, signal);
  };
  const ids = Array.from({ length: 40 }, (_, index) => given.add(`${index}.txt`, words(index)));
  given.ingest.kick();
  await expect.poll(() => given.ingest.problem()?.code).toBe('engine-unavailable');
  // Those under way are counted among the current ones only when their bytes are hashed.
  await expect.poll(() => new Set(ids.map(given.state))).toEqual(new Set(['waiting']));
  // Each reading under way when the third dies may ask twice whether readers work.
  expect(deaths).toBeLessThanOrEqual(breakerLimits.failures + 3 * (given.ingest.plan().readers + 1));
  expect(ids.every((id) => given.library.files.byId(id)?.kills === 0)).toBe(true);
  broken = false;
  given.clock.ahead += breakerLimits.openMs;
  given.ingest.kick();
  await expect.poll(() => ids.map(given.state), { timeout: 40_000 }).toEqual(ids.map(() => 'ready'));
  expect(given.ingest.problem()).toBeNull();
});

// The bug: whoever waited was told only by the next trial, which was work again, and so never.
test('who waits for readers that never start is told once they rest for long', async () => {
  const given = setUp();
  let starts = 0;
  given.workers.extract = async function* () {
    starts += 1;
    yield* [];
    throw new AppError('engine-unavailable', 'no reader');
  };
  for (const name of ['a.txt', 'b.txt', 'c.txt']) given.add(name, name);
  const idle = given.ingest.idle();
  await expect.poll(() => given.ingest.problem()?.code).toBe('engine-unavailable');
  for (const doubled of [1, 2]) {
    const before = starts;
    given.clock.ahead += breakerLimits.openMs * doubled;
    given.ingest.kick();
    // It is looked twice whether they read plain words.
    await expect.poll(() => starts).toBe(before + 2);
  }
  await idle;
  expect(given.ingest.isWorking()).toBe(false);
  expect(given.ingest.problem()?.code).toBe('engine-unavailable');
});

test('a reader that does not start in the middle of a document puts it off, with what was read', async () => {
  const given = setUp();
  let starts = 0;
  const { extract } = given.workers;
  given.workers.extract = async function* (source, request, signal) {
    starts += 1;
    if (starts === 2) throw new AppError('engine-unavailable', 'no reader');
    for await (const item of extract(source, request, signal)) {
      if (starts === 1 && item.type === 'unit' && item.unit.index === 1) throw new AppError('worker-crashed', 'died');
      yield item;
    }
  };
  const id = given.add('long.txt', 'One.\fTwo.\fThree.');
  await given.ingest.idle();
  expect(given.state(id)).toBe('ready');
  expect(given.library.contents.progress(given.library.files.byId(id)?.contentId ?? 0).units).toBe(3);
});

test('many poisonous files among good ones are set aside, and the breaker stays closed', async () => {
  const given = setUp();
  given.workers.behaviour = (text) => {
    if (text.startsWith('POISON')) throw new AppError('worker-crashed', 'died');
  };
  const bad = Array.from({ length: 12 }, (_, index) => given.add(`bad-${index}.txt`, `POISON ${index}`));
  const good = Array.from({ length: 12 }, (_, index) => given.add(`good-${index}.txt`, words(index)));
  given.ingest.kick();
  await given.ingest.idle();
  expect(bad.map(given.state)).toEqual(bad.map(() => 'quarantined'));
  expect(good.map(given.state)).toEqual(good.map(() => 'ready'));
  expect(given.ingest.problem()).toBeNull();
});

test('a death is on disk before anything else happens: an engine that dies with its reader forgets nothing', async () => {
  const given = setUp();
  const id = given.add('bad.txt', 'POISON');
  given.workers.behaviour = () => {
    throw new AppError('worker-crashed', 'died');
  };
  given.ingest.kick();
  await expect.poll(() => given.library.files.byId(id)?.kills).toBe(1);
  await given.close();
  const again = setUp(given.kept);
  again.workers.behaviour = given.workers.behaviour;
  await again.ingest.idle();
  expect(again.state(id)).toBe('quarantined');
  expect(again.library.files.byId(id)?.kills).toBe(limits.extract.killsToQuarantine);
});

test('a long document whose readers die further on each time is read to its end', async () => {
  const given = setUp();
  const died = new Set<number>();
  given.workers.behaviour = (_text, index) => {
    if (index > 0 && index % 2 === 0 && !died.has(index)) {
      died.add(index);
      throw new AppError('worker-memory', 'too much');
    }
  };
  const id = given.add('long.txt', Array.from({ length: 7 }, (_, page) => `Page ${page}.`).join('\f'));
  given.ingest.kick();
  await given.ingest.idle();
  expect(died.size).toBe(3);
  expect(given.state(id)).toBe('ready');
});

test('engines that crash under a file set it aside in the end; the others are read', async () => {
  const kept: Kept = { dataDir: temporaryFolder(), root: temporaryFolder(), wish: { current: null } };
  const first = setUp(kept);
  const bad = first.add('bad.txt', 'It ends the engine.');
  await first.close();
  for (let death = 1; death <= limits.ingest.deathsToQuarantine; death += 1) {
    const library = openLibraryStore(kept.dataDir);
    library.jobs.recover([], 'crashed');
    expect(library.jobs.claim(readJob, 'an engine that dies')?.target).toBe(bad);
    library.close();
  }
  const last = setUp(kept, true);
  const good = last.add('good.txt', words(1));
  await last.ingest.idle();
  expect(last.state(bad)).toBe('quarantined');
  expect(last.state(good)).toBe('ready');
  last.ingest.retry(bad);
  await last.ingest.idle();
  expect(last.state(bad)).toBe('ready');
});

test('an engine that is killed from outside blames no file, however often', async () => {
  const kept: Kept = { dataDir: temporaryFolder(), root: temporaryFolder(), wish: { current: null } };
  const first = setUp(kept);
  const file = first.add('slow.txt', words(1));
  await first.close();
  for (let death = 0; death < 50; death += 1) {
    const library = openLibraryStore(kept.dataDir);
    library.jobs.recover([]);
    expect(library.jobs.claim(readJob, 'an engine that is killed')?.target).toBe(file);
    library.close();
  }
  const last = setUp(kept);
  await last.ingest.idle();
  expect(last.state(file)).toBe('ready');
});

test('a broken embedder stops nothing: files stay readable, it is asked seldom, and all becomes ready after it', async () => {
  const given = setUp();
  given.models.down = true;
  let asked = 0;
  const { info } = given.models.embedder;
  Object.assign(given.models.embedder, {
    info: () => {
      asked += 1;
      return info();
    },
    countTokens: async (texts: readonly string[]) => texts.map((text) => text.length),
  });
  const ids = Array.from({ length: 10 }, (_, index) => given.add(`${index}.txt`, words(index)));
  await given.ingest.idle();
  await expect.poll(() => ids.map(given.state)).toEqual(ids.map(() => 'readable'));
  expect(given.ingest.problem()?.code).toBe('model-host-down');
  expect(asked).toBe(1);
  given.models.down = false;
  given.clock.ahead += breakerLimits.openMs;
  given.ingest.kick();
  await expect.poll(() => ids.map(given.state), { timeout: 30_000 }).toEqual(ids.map(() => 'ready'));
  expect(asked).toBe(2);
});

test('a file that fails for a moment is tried again, a changed one as long as it changes', async () => {
  const given = setUp();
  const failures = new Map([
    ['busy.txt', 2],
    ['log.txt', 2],
    ['gone.txt', 99],
  ]);
  const { extract } = given.workers;
  given.workers.extract = async function* (source, request, signal) {
    const left = failures.get(request.name) ?? 0;
    failures.set(request.name, left - 1);
    if (left > 0 && request.name === 'log.txt') throw new AppError('file-changed-while-reading', 'changing');
    if (left > 0)
      throw new AppError('file-unreadable', 'busy', { system: request.name === 'gone.txt' ? 'EACCES' : 'EBUSY' });
    yield* extract(source, request, signal);
  };
  const [busy, log, gone] = ['busy.txt', 'log.txt', 'gone.txt'].map((name) => given.add(name, name)) as [
    number,
    number,
    number,
  ];
  await given.ingest.idle();
  expect([busy, log, gone].map(given.state)).toEqual(['ready', 'ready', 'unavailable']);
  expect(failures.get('gone.txt')).toBe(98);
});

test('a file that changed under its reader many times is read within half a minute of its last change', async () => {
  const given = setUp();
  const changes = 7;
  let looks = 0;
  const { extract } = given.workers;
  given.workers.extract = async function* (source, request, signal) {
    looks += 1;
    if (looks <= changes) throw new AppError('file-changed-while-reading', 'changing');
    yield* extract(source, request, signal);
  };
  const id = given.add('log.txt', words(1));
  given.ingest.kick();
  for (let look = 1; look <= changes; look += 1) {
    await expect.poll(() => [looks, given.state(id)]).toEqual([look, 'waiting']);
    given.clock.ahead += limits.watch.settleMostMs;
    given.ingest.kick();
  }
  await given.ingest.idle();
  expect(given.state(id)).toBe('ready');
});

test('a file that is moved just before it is opened is read where it is now', async () => {
  const given = setUp();
  const id = given.add('before.txt', words(1));
  given.watching.changed = () => {
    const row = given.library.disk.byId(id);
    if (row?.state !== 'reading' || row.path !== 'before.txt') return;
    renameSync(path.join(given.kept.root, 'before.txt'), path.join(given.kept.root, 'after.txt'));
    const { folderId, modifiedNs, special: _special, ...place } = row;
    given.library.disk.place(id, folderId, {
      ...place,
      path: 'after.txt',
      key: 'after.txt',
      modifiedNs: modifiedNs ?? '',
    });
  };
  given.ingest.kick();
  await expect.poll(() => given.state(id), { timeout: 15_000 }).toBe('ready');
});

test('a log that never rests is read as it is after a while, and what it held then is what is shown', async () => {
  const given = setUp();
  const log = path.join(given.kept.root, 'server.log');
  const id = given.add('server.log', 'Line 0 about the heron.\n');
  let line = 0;
  const writing = setInterval(() => {
    line += 1;
    appendFileSync(log, `Line ${line} about the heron.\n`);
  }, 5);
  onTestFinished(() => clearInterval(writing));
  given.ingest.kick();
  const readAfterMoreLooks = () => {
    given.clock.ahead += limits.watch.settleMostMs;
    given.ingest.kick();
    return given.state(id);
  };
  await expect.poll(readAfterMoreLooks, { timeout: 30_000, interval: 150 }).toBe('ready');
  const text = given.workers.reads.at(-1) ?? '';
  expect(text.endsWith('heron.\n')).toBe(true);
  // A look that came right behind the reading may have begun another one.
  expect(given.workers.reads.length).toBeLessThanOrEqual(2);
});

test('an idle engine has no timers', async () => {
  const given = setUp();
  const timers: number[] = [];
  const set = vi.spyOn(globalThis, 'setTimeout');
  const every = vi.spyOn(globalThis, 'setInterval');
  onTestFinished(() => void vi.restoreAllMocks());
  given.add('a.txt', words(1));
  await given.ingest.idle();
  set.mockClear();
  every.mockClear();
  await new Promise((resolve) => setImmediate(resolve));
  for (const [, milliseconds] of [...set.mock.calls, ...every.mock.calls]) timers.push(milliseconds ?? 0);
  expect(timers).toEqual([]);
  expect(given.ingest.isWorking()).toBe(false);
});
