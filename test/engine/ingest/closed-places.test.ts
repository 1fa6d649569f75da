/** Folders inside a registered one that the system does not let us list: named, not forgotten, and read once they can be. */
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openedPlaces } from '../../../src/main/engine/files/opened-places.ts';
import { closedPlaces } from '../../../src/main/engine/ingest/closed-places.ts';
import { keptLibrary } from '../../helpers/kept-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** No permission holds for root: while a test runs, its files are looked at as nobody. */
const nobody = 65_534;

async function setUp() {
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  for (const name of ['open', 'shut/deep', 'also shut']) mkdirSync(path.join(root, name), { recursive: true });
  writeFileSync(path.join(root, 'open', 'a.txt'), 'First.');
  writeFileSync(path.join(root, 'shut', 'b.txt'), 'Second.');
  writeFileSync(path.join(root, 'shut', 'deep', 'c.txt'), 'Third.');
  const given = keptLibrary([root]);
  const setShut = (shut: boolean) => {
    for (const name of ['shut', 'also shut'])
      if (existsSync(path.join(root, name))) chmodSync(path.join(root, name), shut ? 0o000 : 0o755);
  };
  if (process.getuid?.() === 0) process.seteuid?.(nobody);
  onTestFinished(() => {
    if (process.getuid?.() === 0) process.seteuid?.(0);
  });
  const asOwner = (change: () => void) => {
    const as = process.geteuid?.() ?? 0;
    process.seteuid?.(process.getuid?.() ?? 0);
    change();
    process.seteuid?.(as);
  };
  const folderId = given.folders[0]?.id as string;
  return {
    ...given,
    root,
    folderId,
    shut: () => asOwner(() => setShut(true)),
    open: () => asOwner(() => setShut(false)),
    remove: (name: string) => asOwner(() => rmSync(path.join(root, name), { recursive: true })),
    closed: () => closedPlaces(given.library, folderId),
  };
}

// The bug: a folder one may not list was passed over, and the folder around it said "all ready".
test('places that can not be listed are named, and what was known of them stays', async () => {
  const given = await setUp();
  await given.read();
  expect([...given.files().keys()].sort()).toEqual(['open/a.txt', 'shut/b.txt', 'shut/deep/c.txt']);
  given.shut();
  await given.read();
  expect(given.closed()).toEqual(['also shut', 'shut']);
  expect([...given.files().keys()].sort()).toEqual(['open/a.txt', 'shut/b.txt', 'shut/deep/c.txt']);
  // A look at another place says nothing of them.
  await given.ingest.scans.look(given.folderId, ['open/a.txt']);
  expect(given.closed()).toEqual(['also shut', 'shut']);
  given.remove('also shut');
  await given.ingest.scans.look(given.folderId, ['also shut']);
  expect(given.closed()).toEqual(['shut']);
  given.open();
  await given.read();
  expect(given.closed()).toEqual([]);
});

// The bug: nobody says that a permission was given, so the files in it waited for the next start.
test('they are read soon after the permission came back, without a hint', async () => {
  const given = await setUp();
  given.shut();
  await given.keeper.start();
  expect(given.closed()).toEqual(['also shut', 'shut']);
  expect([...given.files().keys()]).toEqual(['open/a.txt']);
  expect(await openedPlaces(given.root, given.closed())).toEqual([]);
  given.open();
  expect(await openedPlaces(given.root, given.closed())).toEqual(['also shut', 'shut']);
  await expect.poll(() => given.closed(), { timeout: 60_000, interval: 200 }).toEqual([]);
  await given.ingest.idle();
  expect([...given.files().keys()].sort()).toEqual(['open/a.txt', 'shut/b.txt', 'shut/deep/c.txt']);
});
