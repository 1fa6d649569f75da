/** Whether a library holds nothing anybody made: what is set aside of such a one would be a riddle to whoever finds it. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { safetyLimits } from './limits.ts';

/** Tables whose rows every library begins with, see the first migrations, or that only say what others hold. */
const fromTheStart: ReadonlySet<string> = new Set(['meta', 'sealing', 'record_sum', 'record_sum_state']);
const companions = ['', '-wal'] as const;

/**
 * `parts`: the names of everything in `dataDir` that belongs to the library; its databases are closed. `scratch`: a folder to copy into,
 * gone afterwards. False where it cannot be told: what is large, damaged, or was put aside before, is somebody's.
 */
export function isUntouched(dataDir: string, parts: readonly string[], scratch: string): boolean {
  const backups = path.join(dataDir, 'backups');
  const copies = existsSync(backups) ? readdirSync(backups).map((name) => path.join('backups', name)) : [];
  const files = [...parts.filter((name) => name !== 'backups'), ...copies].map((name) => path.join(dataDir, name));
  if (files.some((file) => statSync(file).size > safetyLimits.untouchedBytes || /\.kept-/.test(file))) return false;
  try {
    return files.filter((file) => file.endsWith('.db')).every((file) => isEmpty(file, scratch));
  } catch {
    return false; // No database, or a damaged one: it is kept as it is.
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Looked at in a copy: opening a database with a damaged log throws the log away. Throws SQLite's errors. */
function isEmpty(file: string, scratch: string): boolean {
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  const copy = path.join(mkdtempSync(path.join(scratch, 'look-')), 'copy.db');
  for (const end of companions) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  const counts = path.basename(file).startsWith('library')
    ? (name: string) => name === 'file'
    : (name: string) => !fromTheStart.has(name);
  const database = new BetterSqlite(copy, { fileMustExist: true });
  try {
    database.pragma('trusted_schema = OFF');
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
      .pluck()
      .all() as string[];
    return tables
      .filter(counts)
      .every((name) => database.prepare(`SELECT 1 FROM "${name.replaceAll('"', '""')}" LIMIT 1`).get() === undefined);
  } finally {
    database.close();
  }
}
