/** A scan may list a place, and another scan follow its file elsewhere before the first comes to store what it listed. */
import { lstatSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { placeFiles } from '../../../src/main/engine/ingest/place-files.ts';
import type { ReconcileContext } from '../../../src/main/engine/ingest/reconcile-context.ts';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import type { ScannedFile } from '../../../src/main/engine/types.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function setUp() {
  const library = openLibraryStore(temporaryFolder(), Date.now);
  const folders = ['A', 'B'].map((id) => ({ id, path: temporaryFolder(), volume: '1', sample: false, addedAt: 0 }));
  const [one, other] = folders as [(typeof folders)[0], (typeof folders)[0]];
  const context: ReconcileContext = {
    ...{ library, patterns: () => [], renumbered: () => undefined, cloud: null, log: silentLog, now: Date.now },
    folderById: (id) => folders.find((folder) => folder.id === id),
    moves: new Map(),
  };
  const listed = (folder: typeof one, name: string): ScannedFile => {
    const { size, mtimeMs, mtimeNs, ino, dev } = lstatSync(path.join(folder.path, name), { bigint: true });
    return {
      ...{ path: name, key: name, directory: path.dirname(name) === '.' ? '' : path.dirname(name) },
      ...{ size: Number(size), modifiedMs: Number(mtimeMs), modifiedNs: String(mtimeNs) },
      ...{ inode: String(ino), volume: String(dev) },
    };
  };
  const place = (folder: typeof one, ...entries: ScannedFile[]) =>
    placeFiles(context, folder, entries, new AbortController().signal);
  const idAt = (folder: typeof one, name: string) => library.disk.at(folder.id, name)?.id;
  return { library, one, other, listed, place, idAt };
}

test('an old list does not take a document back from where its file went', async () => {
  const { one, other, listed, place, idAt } = setUp();
  writeFileSync(path.join(one.path, 'letter.txt'), 'A letter.');
  const old = listed(one, 'letter.txt');
  await place(one, old);
  const id = idAt(one, 'letter.txt');
  mkdirSync(path.join(other.path, 'kept'));
  renameSync(path.join(one.path, 'letter.txt'), path.join(other.path, 'kept', 'letter.txt'));
  await place(other, listed(other, 'kept/letter.txt'));
  expect(idAt(other, 'kept/letter.txt')).toBe(id);
  await place(one, old);
  expect(idAt(other, 'kept/letter.txt')).toBe(id);
  expect(idAt(one, 'letter.txt')).toBeUndefined();
});

test('a place that is filled again at once keeps its document', async () => {
  const { one, listed, place, idAt } = setUp();
  writeFileSync(path.join(one.path, 'letter.txt'), 'A letter.');
  await place(one, listed(one, 'letter.txt'));
  const id = idAt(one, 'letter.txt');
  renameSync(path.join(one.path, 'letter.txt'), path.join(one.path, 'letter.bak'));
  await place(one, listed(one, 'letter.bak'));
  writeFileSync(path.join(one.path, 'letter.txt'), 'A letter, changed.');
  await place(one, listed(one, 'letter.txt'));
  expect(idAt(one, 'letter.txt')).toBe(id);
});
