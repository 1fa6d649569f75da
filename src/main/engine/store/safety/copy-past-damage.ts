import { copyFileSync, existsSync, rmSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import type { DatabaseKind } from './database-kind.ts';
import { salvage } from './mend-records.ts';

/**
 * Makes `target` from the newest sound copy (`whole`; null: there is none) and every record that `damaged`, which may be open, still holds as
 * it was written. False where that gives nothing the copy has not, and nothing is made then. Throws SQLite's and the system's errors.
 */
export function copyPastDamage(damaged: string, whole: string | null, target: string, kind: DatabaseKind): boolean {
  const scratch = `${target}.saving`;
  const remove = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(scratch + end, { force: true });
  };
  remove();
  try {
    if (whole !== null) copyFileSync(whole, scratch);
    const saved = salvage(damaged, scratch, kind);
    if (Object.keys(saved).length === 0 || !existsSync(scratch)) return false;
    const database = new BetterSqlite(scratch, { fileMustExist: true });
    try {
      // Written anew, as every copy is.
      database.prepare('VACUUM INTO ?').run(target);
    } finally {
      database.close();
    }
    return true;
  } finally {
    remove();
  }
}
