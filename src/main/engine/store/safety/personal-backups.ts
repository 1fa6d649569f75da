/**
 * Copies of personal.db: one a day, the newest seven. Sealed texts are sealed in them too. Their number, not their date, says which is
 * newest: clocks jump.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { DatabaseKind } from './database-kind.ts';
import { putInPlace, syncFolder } from './durable-file.ts';
import { findDamage } from './find-damage.ts';
import { safetyLimits } from './limits.ts';
import { hasChangedRecords, mendCopy } from './mend-records.ts';

export type Backup = { readonly file: string; readonly number: number; readonly day: string };
export type PersonalBackups = ReturnType<typeof createPersonalBackups>;

const folderName = 'backups';
const backupName = /^personal-(\d{6,})-(\d{4}-\d\d-\d\d)\.db$/;

export function createPersonalBackups(dataDir: string, kind: DatabaseKind, now: () => number) {
  const folder = path.join(dataDir, folderName);
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

  /** Newest first. */
  function list(): Backup[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .flatMap((name) => {
        const [, number, day = ''] = backupName.exec(name) ?? [];
        return number ? [{ file: path.join(folder, name), number: Number(number), day }] : [];
      })
      .sort((one, other) => other.number - one.number);
  }

  /** Removes all but `kept`; also parts of copies that were cut off. */
  function removeOthers(kept: readonly Backup[]): void {
    const names = new Set(kept.map(({ file }) => path.basename(file)));
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(path.join(folder, name), { force: true });
    syncFolder(folder);
  }

  /**
   * A finished copy that has been looked at. One that stays beside others must hold nothing that changed on the disk; one that will be alone
   * takes from the others what did. Throws SQLite's and the system's errors.
   */
  function make(database: Database, isAlone: boolean): Backup {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const number = (list()[0]?.number ?? 0) + 1;
    const day = dayOf(now());
    const file = path.join(folder, `personal-${String(number).padStart(6, '0')}-${day}.db`);
    const part = `${file}.part`;
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true });
    // Written anew: a copy holds nothing that lies in free pages.
    database.prepare('VACUUM INTO ?').run(part);
    if (isAlone) {
      const others = list().map((backup) => backup.file);
      mendCopy(part, others, now());
    }
    const damage = findDamage(part, kind, 'full', null) ?? changedIn(part, isAlone);
    if (damage !== null) {
      rmSync(part, { force: true });
      throw Object.assign(new Error(`the copy is damaged: ${damage}`), { code: 'SQLITE_CORRUPT' });
    }
    putInPlace(part, file);
    return { file, number, day };
  }

  return {
    list,
    dayOf,
    /** The day's copy, which replaces an earlier one of the same day; the newest seven stay. */
    add(database: Database): Backup {
      const made = make(database, false);
      const others = list().filter(({ number, day }) => number !== made.number && day !== made.day);
      removeOthers([made, ...others.slice(0, safetyLimits.backups - 1)]);
      return made;
    },
    /**
     * After something was erased or encrypted: one copy of what is there now, and none from before. Where there is no room for both the
     * old ones go first.
     */
    rewrite(database: Database): Backup {
      try {
        const made = make(database, true);
        removeOthers([made]);
        return made;
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'SQLITE_FULL' && (error as { code?: unknown }).code !== 'ENOSPC')
          throw error;
        removeOthers([]);
        return make(database, true);
      }
    },
    /** The newest copy that is sound, put in the place of `file`, which must not be there; null when there is none. */
    restore(file: string): Backup | null {
      for (const backup of list()) {
        if (!isWhole(backup, kind)) continue;
        const part = `${file}.part`;
        copyFileSync(backup.file, part);
        putInPlace(part, file);
        return backup;
      }
      return null;
    },
    /** Removes what copies that were cut off left. */
    removeParts: () => removeOthers(list()),
    /** When it was made, milliseconds since 1970. */
    madeAt: ({ file }: Backup): number => Math.round(statSync(file).mtimeMs),
  };
}

/** A copy with changed records would in a week have taken the place of the last good one. */
const changedIn = (file: string, isAlone: boolean) =>
  !isAlone && hasChangedRecords(file) ? 'records are not what was written' : null;

/** An empty file is a sound database to SQLite, and no backup. */
function isWhole({ file }: Backup, kind: DatabaseKind): boolean {
  if (statSync(file).size === 0 || findDamage(file, kind, 'full', null) !== null) return false;
  const database = new BetterSqlite(file, { readonly: true });
  try {
    return (database.pragma('user_version', { simple: true }) as number) > 0;
  } finally {
    database.close();
  }
}
