import { existsSync, statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';

/**
 * Lets SQLite undo what a crash left half written: `file-journal` says how, and only who may write can do it, so that every look without
 * writing would end with SQLITE_READONLY_ROLLBACK. Our files have a log instead, but for the moment in which they are made. Does nothing
 * where there is no such journal; what it cannot undo is said by the next look.
 */
export function undoHalfWritten(file: string): void {
  const journal = `${file}-journal`;
  if (!existsSync(file) || !existsSync(journal) || statSync(journal).size === 0) return;
  let database: BetterSqlite.Database | null = null;
  try {
    database = new BetterSqlite(file, { fileMustExist: true });
    database.pragma('trusted_schema = OFF');
    // The first read undoes it.
    database.pragma('user_version');
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
  } finally {
    database?.close();
  }
}
