/** The look at the records of a closed personal.db, and their repair from the backups. */
import BetterSqlite from 'better-sqlite3';
import { openDatabase } from '../open-database.ts';
import { changedRecords } from '../records/changed-records.ts';
import { addSumFunctions } from '../records/column-sums.ts';
import { type RecordRepair, repairRecords } from '../records/repair-records.ts';

/** Whether records are not what was written and nobody knows yet. Nothing is written. Throws SQLite's errors. */
export function hasChangedRecords(file: string): boolean {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    addSumFunctions(database);
    for (const changed of changedRecords(database)) if (changed.some(({ told }) => !told)) return true;
    return false;
  } finally {
    database.close();
  }
}

/** `backups`: files, the newest first. Null: every record is as it was written. Throws SQLite's errors. */
export function mendRecords(file: string, backups: readonly string[], now: number): RecordRepair | null {
  if (!hasChangedRecords(file)) return null;
  const database = openDatabase(file, 'full');
  try {
    addSumFunctions(database);
    return repairRecords(database, backups, now);
  } finally {
    database.close();
  }
}
