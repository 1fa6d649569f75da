import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { archiveOf } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type TestEngine = Awaited<ReturnType<typeof testEngine>>;

/** Path behind the folder → state, with the reason if there is one. */
async function states(engine: TestEngine, root: string) {
  const { files } = await engine.request('file.list', { limit: 1000 });
  return Object.fromEntries(
    files.map(({ path: place, state, reason }) => [
      place.slice(root.length + 1),
      reason ? `${state} ${reason.code}` : state,
    ]),
  );
}

/** A file that has rested long enough to be read at once. */
function put(root: string, name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, 1e9, 1e9);
}

const nested = archiveOf({ 'one.txt': 'A fox in the snow.', 'in.zip': archiveOf({ 'deep.txt': 'A heron.' }) });
const ofArchive = ['all.zip', 'all.zip!/in.zip', 'all.zip!/in.zip!/deep.txt', 'all.zip!/one.txt'];
const all = (places: readonly string[], state: string) => Object.fromEntries(places.map((place) => [place, state]));
const found = async (engine: TestEngine, query: string) =>
  (await engine.request('search.run', { query, using: 'keyword' })).hits.length;

test('what stands in a folder whose disk is away is shown as unavailable, and as before when it is back', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', nested);
  put(root, 'note.txt', 'A note.');
  const other = temporaryFolder();
  put(other, 'stays.txt', 'Stays where it is.');
  const engine = await testEngine();
  await engine.add(root);
  await engine.add(other);
  const reads = engine.workers.reads.length;
  const before = await states(engine, root);
  renameSync(root, `${root}-away`);
  await engine.rescan();
  const { files } = await engine.request('file.list', { state: 'unavailable', sort: 'path' });
  expect(files.map((file) => file.path.slice(root.length + 1))).toEqual([...ofArchive, 'note.txt']);
  expect(files.every((file) => file.reason === null && file.documentId === null)).toBe(true);
  const ready = await engine.request('file.list', { state: 'ready' });
  expect(ready.files.map((file) => file.name)).toEqual(['stays.txt']);
  const status = await engine.request('library.status', {});
  expect([status.counts.unavailable, status.memberCounts.unavailable, status.counts.ready]).toEqual([2, 3, 1]);
  expect(await found(engine, 'heron')).toBe(1);
  renameSync(`${root}-away`, root);
  await engine.rescan();
  expect(await states(engine, root)).toEqual(before);
  expect(engine.workers.reads).toHaveLength(reads);
});

test('members of an archive that can’t be reached say so with its reason, and need no reading when it can', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', nested);
  const engine = await testEngine();
  await engine.add(root);
  const before = await states(engine, root);
  expect(before).toEqual(all(ofArchive, 'ready'));
  const [archive, , deep] = (await engine.request('file.list', { sort: 'path' })).files;
  const reads = engine.workers.reads.length;
  // Nobody has looked at the folder since: only the archive is known to be away.
  renameSync(root, `${root}-away`);
  onTestFinished(() => renameSync(root, `${root}-gone`));
  await engine.request('file.retry', { fileId: archive?.id ?? '' });
  await engine.idle();
  expect(await states(engine, root)).toEqual(all(ofArchive, 'unavailable file-missing'));
  const details = await engine.request('file.details', { fileId: deep?.id ?? '' });
  expect(details.file).toMatchObject({ state: 'unavailable', reason: { code: 'file-missing' }, documentId: null });
  const status = await engine.request('library.status', {});
  expect(status.memberCounts).toMatchObject({ ready: 0, unavailable: 3 });
  const inOrder = await engine.request('file.list', { state: 'ready', sort: 'state' });
  expect(inOrder.total).toBe(0);
  expect(await found(engine, 'heron')).toBe(1);
  renameSync(`${root}-away`, root);
  await engine.rescan();
  expect(await states(engine, root)).toEqual(before);
  expect(engine.workers.reads).toHaveLength(reads);
});

test('members of archives that vanished with many others wait for the same word as these', async () => {
  const root = temporaryFolder();
  put(root, 'many/all.zip', nested);
  for (let index = 0; index < limits.watch.leastDeletions + 5; index += 1)
    put(root, `many/n${index}.txt`, `N ${index}.`);
  put(root, 'keep.txt', 'Stays.');
  const engine = await testEngine();
  await engine.add(root);
  const before = await states(engine, root);
  const reads = engine.workers.reads.length;
  renameSync(path.join(root, 'many'), path.join(root, '.aside'));
  await engine.rescan();
  const asked = await states(engine, root);
  for (const place of ofArchive) expect(asked[`many/${place}`]).toBe('unavailable deletions-unconfirmed');
  expect(asked['keep.txt']).toBe('ready');
  renameSync(path.join(root, '.aside'), path.join(root, 'many'));
  await engine.rescan();
  expect(await states(engine, root)).toEqual(before);
  expect(engine.workers.reads).toHaveLength(reads);
});

test('asking for a member again while its archive is away costs nothing of its text', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'half.txt': 'The first page speaks of herons.\fBROKEN' }));
  const engine = await testEngine();
  engine.workers.behaviour = (text) => {
    if (text.includes('BROKEN')) throw new AppError('file-damaged', 'broken');
  };
  await engine.add(root);
  const [archive, member] = (await engine.request('file.list', { sort: 'path' })).files;
  expect(member?.state).toBe('partly-read');
  renameSync(root, `${root}-away`);
  for (const file of [archive, member]) {
    await engine.request('file.retry', { fileId: file?.id ?? '' });
    await engine.idle();
  }
  expect(await found(engine, 'herons')).toBe(1);
  renameSync(`${root}-away`, root);
  await engine.rescan();
  expect(await states(engine, root)).toEqual({ 'all.zip': 'ready', 'all.zip!/half.txt': 'partly-read file-damaged' });
});
