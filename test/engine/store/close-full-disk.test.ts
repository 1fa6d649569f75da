import { statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { missingSmallDisk, mountSmallDisk, unmount } from '../../torture/tools.ts';

const diskBytes = 64 * 1024 * 1024;

// The bug: what SQLite notes for itself at the end did not fit, so the file stayed open, and with it personal.db and the library's lock.
test.skipIf(missingSmallDisk() !== null)('a library on a full disk closes', () => {
  const disk = temporaryFolder();
  expect(mountSmallDisk(disk, diskBytes).status).toBe(0);
  onTestFinished(() => void unmount(disk));
  const store = openLibraryStore(path.join(disk, 'library'));
  // Enough that there is something to note.
  store.transaction(() => {
    for (let row = 0; row < 3000; row += 1) store.setMeta(`key ${row}`, `value ${row}`);
  });
  expect(store.meta('key 1')).toBe('value 1');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(bavail * bsize));
  expect(() => store.setMeta('one', 'more')).toThrow('full');
  store.close();
  expect(() => store.meta('key 1')).toThrow('not open');
});
