/** One engine per library: a lock the system drops by itself when the process dies. */
import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { storageError } from './open-database.ts';
import { systemError } from './safety/system-error.ts';

export type LibraryLock = { release(): void };

/** The lock on `dataDir`, or null when another process holds it. Throws AppError `disk-full` or `storage-failed`. */
export function lockLibrary(dataDir: string): LibraryLock | null {
  try {
    return lock(dataDir);
  } catch (error) {
    throw systemError(storageError(error));
  }
}

function lock(dataDir: string): LibraryLock | null {
  // What is read from a person's files is for that person's eyes.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // SQLite's own exclusive lock is tested on every file system we may meet and needs no native code beside it.
  const database = new BetterSqlite(path.join(realpathSync(dataDir), 'library.lock'), { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
}
