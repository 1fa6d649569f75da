/** The look at the records of a closed personal.db, their repair from the backups, and what a damaged file still holds of them. */
import { existsSync, rmSync } from 'node:fs';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { changedRecords } from '../records/changed-records.ts';
import { addSumFunctions } from '../records/column-sums.ts';
import { makeSums } from '../records/keep-sums.ts';
import { openToRead } from '../records/open-to-read.ts';
import { type RecordRepair, repairRecords } from '../records/repair-records.ts';
import { salvageRecords } from '../records/salvage-records.ts';
import type { DatabaseKind } from './database-kind.ts';

/** Whether records are not what was written and nobody knows yet. Nothing is written. Throws SQLite's errors. */
export function hasChangedRecords(file: string): boolean {
  const database = openToRead(file);
  try {
    for (const changed of changedRecords(database)) if (changed.some(({ told }) => !told)) return true;
    return false;
  } finally {
    database.close();
  }
}

/** `backups`: files, the newest first. Changes nothing where it fails. Throws SQLite's errors. */
export function mendRecords(file: string, backups: readonly string[], now: number): RecordRepair {
  const database = openDatabase(file, 'full');
  try {
    addSumFunctions(database);
    return repairRecords(database, backups, now);
  } finally {
    database.close();
  }
}

/**
 * The same in a finished copy, whose older ones go: what they alone still hold as it was written must not go with them. No whole record comes
 * back: they go because something was deleted. Throws SQLite's errors.
 */
export function mendCopy(file: string, backups: readonly string[], now: number): void {
  if (!hasChangedRecords(file)) return;
  // Not as a library is opened: that would leave a log beside the copy.
  const database = new BetterSqlite(file, { fileMustExist: true });
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    addSumFunctions(database);
    repairRecords(database, backups, now, 'columns');
  } finally {
    database.close();
  }
}

/**
 * Puts what `damaged`, which was set aside, holds as it was written into `file`, which a backup was put in the place of; where there was none
 * `file` is made anew. Numbers of records by table. Throws what writing throws.
 */
export function salvage(damaged: string, file: string, kind: DatabaseKind): Readonly<Record<string, number>> {
  let source: Database;
  try {
    source = openToRead(damaged);
  } catch {
    // Nothing of it can be read.
    return {};
  }
  const isNew = !existsSync(file);
  let saved: Readonly<Record<string, number>> = {};
  try {
    const database = openDatabase(file, 'full');
    try {
      if (isNew) migrate(database, kind.steps, kind.file);
      if (isNew) makeSums(database);
      addSumFunctions(database);
      saved = salvageRecords(database, source);
    } finally {
      database.close();
    }
  } finally {
    source.close();
  }
  // Else it would count as a library of its own, without folders and conversations.
  if (isNew && Object.keys(saved).length === 0) rmSync(file);
  return saved;
}
