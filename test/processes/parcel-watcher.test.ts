import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createParcelWatcher } from '../../src/main/processes/parcel-watcher.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

async function watched(folder: string, watcher = createParcelWatcher(true)) {
  const hints = new Set<string>();
  const troubles: string[] = [];
  const watching = await watcher.watch(
    folder,
    (paths) => {
      for (const each of paths) hints.add(each);
    },
    (reason) => troubles.push(reason),
  );
  onTestFinished(() => watching.close());
  return { hints, troubles, watching };
}

test('hints are relative paths of what changed, in folders made later too', async () => {
  const folder = temporaryFolder();
  const { hints } = await watched(folder);
  writeFileSync(path.join(folder, 'a.txt'), 'x');
  mkdirSync(path.join(folder, 'sub'));
  await expect.poll(() => [...hints].sort(), { timeout: 10_000 }).toEqual(['a.txt', 'sub']);
  writeFileSync(path.join(folder, 'sub/b.txt'), 'x');
  await expect.poll(() => hints.has('sub/b.txt'), { timeout: 10_000 }).toBe(true);
});

test('a folder that is moved away or removed is a trouble, and letting go of it no failure', async () => {
  for (const leave of [
    (from: string) => renameSync(from, `${from}-moved`),
    (from: string) => rmSync(from, { recursive: true }),
  ]) {
    const folder = path.join(temporaryFolder(), 'watched');
    mkdirSync(folder);
    const { troubles, watching } = await watched(folder);
    leave(folder);
    await expect.poll(() => troubles.length, { timeout: 10_000 }).toBe(1);
    await watching.close();
  }
});

test('where folders are watched one by one, one that comes with others in it must be watched anew', async () => {
  const folder = temporaryFolder();
  const elsewhere = temporaryFolder();
  mkdirSync(path.join(elsewhere, 'outer/inner'), { recursive: true });
  mkdirSync(path.join(elsewhere, 'lone'));
  const { hints, troubles } = await watched(folder);
  renameSync(path.join(elsewhere, 'lone'), path.join(folder, 'lone'));
  await expect.poll(() => hints.has('lone'), { timeout: 10_000 }).toBe(true);
  expect(troubles).toEqual([]);
  renameSync(path.join(elsewhere, 'outer'), path.join(folder, 'outer'));
  await expect.poll(() => troubles, { timeout: 10_000 }).toEqual(['a folder came with others in it']);
});

test('a watch that ends takes others with it where they may share folders, and only there', async () => {
  for (const isShared of [true, false]) {
    const watcher = createParcelWatcher(isShared);
    const one = await watched(temporaryFolder(), watcher);
    const other = await watched(temporaryFolder(), watcher);
    await one.watching.close();
    expect(other.troubles).toEqual(isShared ? ['another watch ended'] : []);
    expect(one.troubles).toEqual([]);
  }
});

test('a folder that is not there can’t be watched', async () => {
  const missing = path.join(temporaryFolder(), 'missing');
  await expect(
    createParcelWatcher().watch(
      missing,
      () => {},
      () => {},
    ),
  ).rejects.toThrow();
});
