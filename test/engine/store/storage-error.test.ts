import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { storeLimits } from '../../../src/main/engine/store/limits.ts';
import { openDatabase, storageError } from '../../../src/main/engine/store/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { missingSmallDisk, mountSmallDisk, unmount } from '../../torture/tools.ts';

const told = (code: string) =>
  (storageError(Object.assign(new Error('as the library says it'), { code })) as { code: string }).code;

describe('what a failing database is called', () => {
  it.each(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])('%s is a full disk', (code) => {
    expect(told(code)).toBe('disk-full');
  });

  it.each(['SQLITE_IOERR_READ', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_CANTOPEN'])('%s is not', (code) => {
    expect(told(code)).toBe('storage-failed');
  });

  it('passes on what is not about storage', () => {
    const error = new TypeError('a mistake of ours');
    expect(storageError(error)).toBe(error);
  });
});

// The bugs: a full disk told as one that fails, and one that fails told as full. SQLite has one code for both when the log's index cannot grow.
describe('a log whose index cannot grow', () => {
  const missing = missingSmallDisk();
  /** A database on a disk of that many bytes. */
  function onDisk(bytes: number): void {
    const disk = temporaryFolder();
    expect(mountSmallDisk(disk, bytes).status).toBe(0);
    onTestFinished(() => void unmount(disk));
    openDatabase(path.join(disk, 'some.db'), 'normal').close();
  }

  it.skipIf(missing !== null)('is a failing disk where there is space, and a full one where there is none', () => {
    onDisk(storeLimits.nearlyFullBytes * 2);
    expect(told('SQLITE_IOERR_SHMSIZE')).toBe('storage-failed');
    onDisk(storeLimits.nearlyFullBytes / 2);
    expect(told('SQLITE_IOERR_SHMSIZE')).toBe('disk-full');
  });
});
