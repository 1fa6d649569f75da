/** Opens one SQLite file with the pragmas every file of ours has. */
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import { isNearlyFull } from './free-space.ts';

export type Durability = 'normal' | 'full';

/**
 * `full`: precious data, each commit reaches the disk. `normal`: can be rebuilt, a power cut may lose the last commits
 * but never corrupts. Throws AppError `library-damaged`, `disk-full` or `storage-failed`.
 */
export function openDatabase(file: string, durability: Durability): Database {
  let opened: Database | null = null;
  folders.add(path.dirname(file));
  try {
    const database = new BetterSqlite(file);
    opened = database;
    // Must come before the first table is made.
    database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
    if (process.platform === 'darwin') {
      database.pragma(durability === 'full' ? 'fullfsync = ON' : 'checkpoint_fullfsync = ON');
    }
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('secure_delete = ON');
    database.pragma(`busy_timeout = ${limits.store.busyMs}`);
    database.pragma(`cache_size = -${limits.store.cacheKibibytes}`);
    return database;
  } catch (error) {
    opened?.close();
    throw storageError(error);
  }
}

/**
 * `build` over an open database, which is closed when that fails: a forgotten one would be closed at some later time, and delete the log
 * of whatever has its file's name by then.
 */
export function closedOnFailure<Store>(database: Database, build: (database: Database) => Store): Store {
  try {
    return build(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A full disk, as SQLite and the system say it. */
const full: ReadonlySet<string> = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
/** The index of the log could not grow: the disk is full, or it fails. SQLite does not say which. */
const cannotGrow = 'SQLITE_IOERR_SHMSIZE';
/** Where this process has opened databases: an error does not say which one it is about. */
const folders = new Set<string>();

const isFull = (code: string) => full.has(code) || (code === cannotGrow && [...folders].some(isNearlyFull));

/** SQLite's failures, and a full disk, as ours; everything else is passed through. */
export function storageError(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  // Files beside the database, too, are written on its disk alone.
  if (typeof code === 'string' && isFull(code)) {
    return new AppError('disk-full', 'The disk is full. Free some space; Docent then goes on by itself.', {
      sqlite: code,
    });
  }
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('library-damaged', 'The library file is damaged. It is kept; rebuild it from your files.', {
      sqlite: code,
    });
  }
  if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_MISMATCH' || code === 'SQLITE_TOOBIG') {
    // The store works and refuses one value: that is a matter of the file it came from, not of the disk.
    return new AppError('internal', `The library refused a value (${code}).`, { sqlite: code });
  }
  return new AppError('storage-failed', `The library could not be read or written (${code}).`, { sqlite: code });
}
