import { expect, onTestFinished, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import type { ClaimScope } from '../../../src/main/engine/store/job-table.ts';
import { type LibraryStore, openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { unitOf } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function setUp(dataDir = temporaryFolder()) {
  const clock = { time: 1_000_000_000 };
  const library = openLibraryStore(dataDir, () => clock.time);
  let open = true;
  const close = () => {
    if (open) library.close();
    open = false;
  };
  onTestFinished(close);
  const { jobs } = library;
  const targets = (scope?: ClaimScope) => {
    const taken: number[] = [];
    for (let job = jobs.claim('read', 'us', scope); job; job = jobs.claim('read', 'us', scope)) taken.push(job.target);
    return taken;
  };
  return { clock, library, jobs, targets, close, dataDir };
}

test('lower numbers first, then who came first; a claimed job is not claimed again', () => {
  const { jobs, targets } = setUp();
  for (const [target, priority] of [
    [1, 5],
    [2, 3],
    [3, 5],
    [4, 3],
  ] as const)
    jobs.add('read', target, priority);
  expect(targets()).toEqual([2, 4, 1, 3]);
  expect(jobs.claim('read', 'another')).toBeUndefined();
});

test('what a person looks at comes before everything, the last wish first', () => {
  const { jobs, targets } = setUp();
  for (const target of [1, 2, 3, 4]) jobs.add('read', target, target);
  expect(jobs.first('read', 3)).toBe(true);
  expect(jobs.first('read', 4)).toBe(true);
  expect(jobs.first('read', 99)).toBe(false);
  expect(targets()).toEqual([4, 3, 1, 2]);
});

test('work that must wait is not claimed before its time, and the next such time is known', () => {
  const { clock, jobs, targets } = setUp();
  jobs.add('read', 1, 0, clock.time + 5_000);
  jobs.add('read', 2, 9);
  expect(targets()).toEqual([2]);
  expect(jobs.nextStart('read')).toBe(clock.time + 5_000);
  expect(jobs.hasDueBy('read', clock.time + 4_999)).toBe(true);
  for (const id of [2]) jobs.done(id);
  expect(jobs.hasDueBy('read', clock.time + 4_999)).toBe(false);
  expect(jobs.hasOpen('read')).toBe(true);
  clock.time += 5_000;
  expect(targets()).toEqual([1]);
  expect(jobs.nextStart('read')).toBeNull();
});

test('only wishes, or also what is fresh, can be asked for', () => {
  const { clock, jobs, targets } = setUp();
  jobs.add('read', 1);
  clock.time += 10_000;
  jobs.add('read', 2);
  jobs.add('read', 3, -1);
  expect(targets({ all: false, freshSince: Number.MAX_SAFE_INTEGER, suspects: true })).toEqual([3]);
  expect(targets({ all: false, freshSince: clock.time, suspects: true })).toEqual([2]);
  expect(targets()).toEqual([1]);
});

test('asked for again while it runs: done once more, and a failure then is not the end', () => {
  const { jobs } = setUp();
  jobs.add('read', 1);
  const job = jobs.claim('read', 'us');
  jobs.add('read', 1);
  expect(jobs.claim('read', 'us')).toBeUndefined();
  expect(jobs.done(job?.id ?? 0)).toBe(false);
  expect(jobs.claim('read', 'us')).toMatchObject({ id: job?.id, attempts: 1 });
  jobs.add('read', 1);
  expect(jobs.fail(job?.id ?? 0, 'file-damaged')).toBe(false);
  expect(jobs.claim('read', 'us')).toMatchObject({ id: job?.id });
  expect(jobs.done(job?.id ?? 0)).toBe(true);
  expect(jobs.hasOpen('read')).toBe(false);
});

test('the attempt is counted before the work, and given back when the work was not to blame', () => {
  const { jobs } = setUp();
  jobs.add('read', 1);
  const job = jobs.claim('read', 'us');
  expect(job?.attempts).toBe(1);
  jobs.release(job?.id ?? 0, true);
  expect(jobs.claim('read', 'us')?.attempts).toBe(2);
  jobs.release(job?.id ?? 0, false);
  expect(jobs.claim('read', 'us')?.attempts).toBe(2);
});

test('engines that die under a file count against it until it comes further; suspects go last and alone', () => {
  const given = setUp();
  const row = { id: addFile(given.library, 'bad.pdf', 'pdf') };
  const other = { id: addFile(given.library, 'good.pdf', 'pdf') };
  const content = given.library.contents.open(new Uint8Array(32), 'pdf', 'pdf/1');
  given.library.files.linkContent(row.id, new Uint8Array(32), content.id);
  given.jobs.add('read', row.id);
  let jobs = given.jobs;
  const die = () => {
    expect(jobs.claim('read', 'us')?.target).toBe(row.id);
    const [taken] = jobs.recover([], 'crashed');
    return taken?.deaths;
  };
  expect(die()).toBe(1);
  // It comes one page further: that death says nothing.
  given.library.contents.addUnit(content.id, unitOf(0, 'A page.'), 0);
  expect(die()).toBe(1);
  expect(die()).toBe(2);
  jobs.add('read', other.id, 12);
  const alone = { all: true, freshSince: 0, suspects: false };
  expect(jobs.claim('read', 'us', alone)?.target).toBe(other.id);
  expect(jobs.claim('read', 'us', alone)).toBeUndefined();
  expect(jobs.claim('read', 'us')).toMatchObject({ target: row.id, deaths: limits.ingest.deathsToSuspect });
  // Everything of it is on disk: another engine finds the same.
  const kept = jobs.claim('read', 'us');
  expect(kept).toBeUndefined();
  given.close();
  const again = setUp(given.dataDir);
  jobs = again.jobs;
  expect(
    jobs
      .recover([], 'crashed')
      .map((job) => [job.target, job.deaths])
      .sort(),
  ).toEqual(
    [
      [row.id, 3],
      [other.id, 1],
    ].sort(),
  );
});

test('taking back what could not be written down is no death', () => {
  const { jobs } = setUp();
  jobs.add('read', 1);
  jobs.add('read', 2);
  const first = jobs.claim('read', 'us');
  jobs.claim('read', 'us');
  expect(jobs.recover([first?.id ?? 0], 'alive')).toMatchObject([{ target: 2, deaths: 0 }]);
});

test('sizes are counted up to a bound only, and by kind', () => {
  const { library, jobs, clock } = setUp();
  for (let index = 0; index < 30; index += 1) {
    const id = addFile(library, `${index}.txt`, index < 10 ? 'txt' : 'pdf');
    jobs.add('read', id);
  }
  expect(jobs.waiting('read', 21)).toEqual({ files: 21, bytes: 2_100 });
  expect(jobs.waiting('read', 21, clock.time + 1)).toEqual({ files: 0, bytes: 0 });
  expect(jobs.waitingByKind('read')).toEqual([
    { kind: 'pdf', files: 20, bytes: 2_000 },
    { kind: 'txt', files: 10, bytes: 1_000 },
  ]);
});

function addFile(library: LibraryStore, path: string, kind: string): number {
  const entry = { path, key: path, directory: '', size: 100, modifiedMs: 1, modifiedNs: '1', inode: path, volume: '1' };
  return library.disk.add('F', entry, kind, { state: 'waiting', reason: null });
}
