import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { archiveOf } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const count = limits.watch.leastDeletions + 5;

/** A file that has rested long enough to be read at once. */
function put(root: string, name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, 1e9, 1e9);
}

/** A library whose folder has lost many files at once, among them an archive, and whose person said to keep them. */
async function keptFiles() {
  const root = temporaryFolder();
  put(root, 'many/all.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  for (let index = 1; index < count; index += 1) put(root, `many/n${index}.txt`, `Heron number ${index}.`);
  put(root, 'stays.txt', 'Stays.');
  const engine = await testEngine();
  await engine.add(root);
  const aside = path.join(root, '.aside');
  renameSync(path.join(root, 'many'), aside);
  await engine.rescan();
  const folder = async () => {
    const [summary] = (await engine.request('library.status', {})).folders;
    if (!summary) throw new Error('no folder');
    return summary;
  };
  expect(await folder()).toMatchObject({ unconfirmedDeletions: count, keptDeletions: 0 });
  const folderId = (await folder()).id;
  await engine.request('folder.confirmDeletions', { folderId, gone: false });
  const found = async (query: string) =>
    (await engine.request('search.run', { query, using: 'keyword', k: 100 })).hits.length;
  const comeBack = async () => {
    renameSync(aside, path.join(root, 'many'));
    await engine.rescan();
  };
  return { engine, folder, folderId, found, comeBack };
}

test('kept files are counted, listed and found, and can be let go of later with what stands in them', async () => {
  const { engine, folder, folderId, found } = await keptFiles();
  expect(await folder()).toMatchObject({ unconfirmedDeletions: 0, keptDeletions: count });
  const { files, total } = await engine.request('file.list', { folderId, kept: true });
  expect(total).toBe(count);
  expect(new Set(files.map(({ state, reason }) => `${state} ${reason?.code}`))).toEqual(
    new Set(['unavailable deletion-kept']),
  );
  expect([await found('fox'), await found('heron')]).toEqual([1, count - 1]);
  await engine.request('folder.removeKept', { folderId });
  expect(await folder()).toMatchObject({ keptDeletions: 0, unconfirmedDeletions: 0, files: 1, members: 0 });
  expect((await engine.request('file.list', { kept: true })).total).toBe(0);
  expect([await found('fox'), await found('heron')]).toEqual([0, 0]);
  await expect(engine.request('folder.removeKept', { folderId: 'nobody' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('files that come back are no longer kept, whether they were let go of or not, and need no reading', async () => {
  for (const letGo of [false, true]) {
    const { engine, folder, folderId, comeBack } = await keptFiles();
    const reads = engine.workers.reads.length;
    if (letGo) await engine.request('folder.removeKept', { folderId });
    await comeBack();
    expect(await folder()).toMatchObject({ keptDeletions: 0, files: count + 1, members: 1 });
    expect((await folder()).counts.ready).toBe(count + 1);
    // Nothing is left to be removed by a late click.
    await engine.request('folder.removeKept', { folderId });
    expect((await folder()).files).toBe(count + 1);
    expect(engine.workers.reads).toHaveLength(reads);
  }
});
