import { describe, expect, it } from 'vitest';
import { storageError } from '../../../src/main/engine/store/open-database.ts';

const told = (code: string) =>
  (storageError(Object.assign(new Error('as the library says it'), { code })) as { code: string }).code;

describe('what a failing database is called', () => {
  // The bug: a disk that was full just when the log's index had to grow was told as a disk that fails.
  it.each(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'])('%s is a full disk', (code) => {
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
