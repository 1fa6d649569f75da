import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../preload/contract/errors.ts';
import { isUnreadable } from './find-damage.ts';
import { ownTables, touchIndexes, wrongPartialIndex } from './wrong-indexes.ts';

/**
 * Checks an open database in full, one table at a time, so that whoever drives it can pause in between. Yields after each table;
 * returns what is wrong, or null. SQLite's errors come out as they are; `storage-failed` where the disk does not give a page.
 */
export function* checkInSlices(database: Database): Generator<void, string | null> {
  for (const table of ownTables(database)) {
    const result = database.pragma(`integrity_check("${table.replaceAll('"', '""')}")`, { simple: true });
    if (isUnreadable(result))
      throw new AppError('storage-failed', `The library could not be read (${String(result)}).`);
    if (result !== 'ok') return `${table}: ${String(result)}`;
    touchIndexes(database, table);
    const wrong = wrongPartialIndex(database, table);
    if (wrong !== null) return wrong;
    yield;
  }
  const foreign = (database.pragma('foreign_key_check') as unknown[]).length;
  return foreign === 0 ? null : `${foreign} rows refer to nothing`;
}
