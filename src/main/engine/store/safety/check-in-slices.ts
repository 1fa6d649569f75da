import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../preload/contract/errors.ts';
import { isUnreadable } from './find-damage.ts';

/**
 * Checks an open database in full, one table at a time, so that whoever drives it can pause in between. Yields after each table;
 * returns what is wrong, or null. SQLite's errors come out as they are; `storage-failed` where the disk does not give a page.
 */
export function* checkInSlices(database: Database): Generator<void, string | null> {
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const result = database.pragma(`integrity_check("${table.replaceAll('"', '""')}")`, { simple: true });
    if (isUnreadable(result))
      throw new AppError('storage-failed', `The library could not be read (${String(result)}).`);
    if (result !== 'ok') return `${table}: ${String(result)}`;
    yield;
  }
  const foreign = (database.pragma('foreign_key_check') as unknown[]).length;
  return foreign === 0 ? null : `${foreign} rows refer to nothing`;
}
