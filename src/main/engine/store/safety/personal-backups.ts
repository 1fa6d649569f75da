/**
 * Copies of personal.db: one a day, the newest seven, and any older one that alone holds a record as it was before it changed on the disk.
 * Sealed texts are sealed in them too. Their number, not their date, says which is newest: clocks jump.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { backupsNeeded } from '../records/backups-needed.ts';
import { copyPastDamage } from './copy-past-damage.ts';
import type { DatabaseKind } from './database-kind.ts';
import { putInPlace, syncFolder } from './durable-file.ts';
import { findDamage } from './find-damage.ts';
import { safetyLimits } from './limits.ts';
import { hasChangedRecords, mendCopy } from './mend-records.ts';

export type Backup = { readonly file: string; readonly number: number; readonly day: string };
/** `isChanged`: records in it, or pages of what it was made from, changed on the disk, and nobody knows yet. */
export type MadeBackup = Backup & { readonly isChanged: boolean };
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
   * A finished copy that has been looked at. One that will be alone takes from the others what changed on the disk. Throws SQLite's and the
   * system's errors, and leaves everything as it was then.
   */
  function make(database: Database, isAlone: boolean): MadeBackup {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const number = (list()[0]?.number ?? 0) + 1;
    const day = dayOf(now());
    const file = path.join(folder, `personal-${String(number).padStart(6, '0')}-${day}.db`);
    const part = `${file}.part`;
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true });
    try {
      const damage = writtenAnew(database, part, isAlone);
      if (damage !== null) {
        rmSync(part, { force: true });
        const whole = list().find((backup) => isWhole(backup, kind))?.file ?? null;
        const isSaved = !isAlone && copyPastDamage(path.join(dataDir, kind.file), whole, part, kind);
        if (!isSaved || findDamage(part, kind, 'full', null) !== null) throw damage;
      }
      const isChanged = damage !== null || hasChangedRecords(part);
      putInPlace(part, file);
      return { file, number, day, isChanged };
    } finally {
      // What did not fit would take the room that the next one needs.
      for (const left of [part, `${part}-journal`]) rmSync(left, { force: true });
    }
  }

  /** What SQLite finds wrong with the copy, or with what it was to be made from. */
  function writtenAnew(database: Database, part: string, isAlone: boolean): unknown {
    try {
      // A copy holds nothing that lies in free pages.
      database.prepare('VACUUM INTO ?').run(part);
      if (isAlone) {
        const others = list().map((backup) => backup.file);
        mendCopy(part, others, now());
      }
      const damage = findDamage(part, kind, 'full', null);
      return damage && Object.assign(new Error(`the copy is damaged: ${damage}`), { code: 'SQLITE_CORRUPT' });
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CORRUPT')) throw error;
      return error;
    }
  }

  return {
    list,
    dayOf,
    /**
     * The day's copy, which replaces an earlier one of the same day; the newest seven stay. One with records that changed on the disk is
     * made all the same, for what is new in everything else; beside it stays every older one that those records can be mended from. Of a
     * file with damaged pages it is the newest sound copy and every record that can still be read.
     */
    add(database: Database): MadeBackup {
      const made = make(database, false);
      const older = list().filter(({ number }) => number !== made.number);
      const needed = backupsNeeded(
        made.file,
        older.map(({ file }) => file),
      );
      const ofDays = older.filter(({ day }) => day !== made.day).slice(0, safetyLimits.backups - 1);
      removeOthers([made, ...ofDays, ...older.filter(({ file }) => needed.has(file))]);
      return made;
    },
    /**
     * After something was erased or encrypted: one copy of what is there now, and none from before. Where there is no room for both it
     * throws and every copy stays: whoever asked tries again once there is room.
     */
    rewrite(database: Database): MadeBackup {
      const made = make(database, true);
      removeOthers([made]);
      return made;
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
