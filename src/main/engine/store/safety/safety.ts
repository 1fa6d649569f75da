/**
 * Looks at both databases before they are opened, keeps what is damaged under another name, puts the newest good backup in the place of
 * personal.db and leaves the place of library.db empty: it is made anew from the files. The library's lock must be held.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Repair } from '../../../../preload/contract/safety-shapes.ts';
import type { RecordRepair } from '../records/repair-records.ts';
import type { DatabaseKind } from './database-kind.ts';
import { type Depth, findDamage, schemaIn } from './find-damage.ts';
import { safetyLimits } from './limits.ts';
import { hasChangedRecords, mendRecords, salvage } from './mend-records.ts';
import { createPersonalBackups } from './personal-backups.ts';
import { openSafetyNotes, type SafetyNotes } from './safety-notes.ts';
import { secondLook } from './second-look.ts';
import { deleteKept, eraseKept, keepCopy, keptFiles, removeCutOff, setAside, setOrphanAside } from './set-aside.ts';
import { eraseSetAside } from './swap-library.ts';
import { undoHalfWritten } from './undo-half-written.ts';

export type DatabaseKinds = { readonly library: DatabaseKind; readonly personal: DatabaseKind };
export type Safety = ReturnType<typeof createSafety>;

/** Throws the system's errors when the folder cannot be read or written. */
export function createSafety(dataDir: string, kinds: DatabaseKinds, now: () => number) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const notes = openSafetyNotes(dataDir);
  const backups = createPersonalBackups(dataDir, kinds.personal, now);
  const wasClosed = notes.known && !notes.get().open;
  const fileOf = (kind: DatabaseKind) => path.join(dataDir, kind.file);

  function repaired(
    kind: Repair['kind'],
    kept: string | null,
    backupAt: number | null,
    records?: Repair['records'],
  ): void {
    notes.addRepair({ id: randomUUID(), kind, at: now(), backupAt, kept, records });
  }

  function depthFor(kind: DatabaseKind): Depth {
    const { suspect, open, closed } = notes.get();
    // What was told in use lies perhaps where an ordinary look does not read.
    if (suspect) return 'deep';
    const { bytes } = stampOf(fileOf(kind)) ?? { bytes: 0 };
    // Of a large one that nobody touched, reading all of it would cost more than what a disk seldom does to it.
    if (bytes <= safetyLimits.alwaysBytes) return 'full';
    if (!open && isAsLeft(fileOf(kind), closed[kind.name])) return 'open';
    if (bytes <= safetyLimits.beforeOpeningBytes) return 'quick';
    notes.change({ fullCheckAt: 0 });
    return 'open';
  }

  /** Nobody has written it since it was closed, and not a byte is another. */
  function isUnchanged(kind: DatabaseKind): boolean {
    const { open, suspect, closed } = notes.get();
    const left = closed[kind.name];
    return !open && !suspect && left?.sha256 != null && isAsLeft(fileOf(kind), left);
  }

  const damageOf = (kind: DatabaseKind, depth = depthFor(kind)) =>
    rot(kind) ?? findDamage(fileOf(kind), kind, depth, notes.known ? notes.get().schema[kind.name] : null);

  /** What SQLite cannot see: other bytes in a text. Only where nobody has written the file since, else a person put another in its place. */
  function rot(kind: DatabaseKind): string | null {
    const { open, closed } = notes.get();
    const left = closed[kind.name];
    if (open || !left?.sha256 || !isAsLeft(fileOf(kind), left)) return null;
    return hashOf(fileOf(kind)) === left.sha256 ? null : 'other bytes than were written';
  }

  /** What came after the backup, as far as the damaged file still has it. */
  function salvaged(damaged: string, file: string): Readonly<Record<string, number>> {
    try {
      return salvage(damaged, file, kinds.personal);
    } catch {
      // A disk that is full now must not keep what the backup held from being opened; the damaged file stays.
      return {};
    }
  }

  function restorePersonal(): void {
    const file = fileOf(kinds.personal);
    const kept = existsSync(file) ? setAside(file, now()) : null;
    const backup = backups.restore(file);
    const saved = kept === null ? {} : salvaged(path.join(dataDir, kept), file);
    const records = Object.keys(saved).length > 0 ? saved : undefined;
    if (backup) repaired('personal-restored', kept, backups.madeAt(backup), records);
    else if (kept) repaired('personal-lost', kept, null, records);
  }

  /**
   * Letters that changed while every page stayed sound, in a file that `findDamage` let pass. `isRestored`: it is a copy, and what was there
   * before is set aside already. False where it has to be done at another start.
   */
  function mendPersonal(isRestored: boolean): boolean {
    const file = fileOf(kinds.personal);
    // A newer version's file is not ours to write into.
    if (!existsSync(file) || schemaIn(file) > kinds.personal.steps.length) return true;
    if (!secondLook(file, isCorrupt, () => hasChangedRecords(file))) return true;
    const kept = isRestored ? null : copyToKeep(file);
    if (kept === undefined) return false;
    const forget = () => kept !== null && deleteKept(dataDir, kept);
    const copies = backups.list().map((backup) => backup.file);
    let mended: RecordRepair;
    try {
      mended = secondLook(file, isCorrupt, () => mendRecords(file, copies, now()));
    } catch (error) {
      // Nothing was changed: where the whole file is replaced now, it is set aside itself.
      forget();
      throw error;
    }
    const { restored, damaged } = mended;
    if (Object.keys(restored).length > 0) repaired('records-restored', kept, null, restored);
    else forget();
    if (Object.keys(damaged).length > 0) repaired('records-damaged', null, null, damaged);
    return true;
  }

  /**
   * A write that the disk lost may have left old checksums beside a new text, which mending then replaces by the older one: what stood there
   * stays in a copy. Undefined where none can be made, for want of room: then nothing is mended before the next start.
   */
  function copyToKeep(file: string): string | undefined {
    try {
      return keepCopy(file, now());
    } catch {
      // The records say that they are damaged wherever they are read, and copies from before stay (`personal-backups.ts`).
      return undefined;
    }
  }

  /** Makes personal.db fit to be opened; false where records in it are still to be mended. */
  function preparePersonal(): boolean {
    const kind = kinds.personal;
    const depth = depthFor(kind);
    const isLost = isEmpty(fileOf(kind)) ? backups.list().length > 0 : damageOf(kind, depth) !== null;
    if (isLost) restorePersonal();
    // A copy was sound when it was made; what changed in it since is looked for like anything else.
    if (!isLost && (depth === 'open' || isUnchanged(kind))) return true;
    try {
      return mendPersonal(isLost);
    } catch (error) {
      // An index that contradicts its table shows when a record is written: a quick look does not see it.
      if (isLost || !isCorrupt(error)) throw error;
      restorePersonal();
      return mendPersonal(true);
    }
  }

  function renewLibrary(kind: 'library-rebuilt' | 'library-renewed'): void {
    const file = fileOf(kinds.library);
    if (existsSync(file)) repaired(kind, setAside(file, now()), null);
  }

  return {
    /** Makes both files fit to be opened, and notes that they are open from now on. */
    prepare(): void {
      const before = notes.get();
      for (const kind of [kinds.personal, kinds.library]) {
        removeCutOff(fileOf(kind));
        setOrphanAside(fileOf(kind), now());
        undoHalfWritten(fileOf(kind));
      }
      const isWhole = preparePersonal();
      if (damageOf(kinds.library) !== null) renewLibrary('library-rebuilt');
      else if (notes.get().rebuild) renewLibrary('library-renewed');
      // A disk that refused to be read looks like damage while it is in use; a look at everything that finds none clears it, and so does
      // one after which only records had to be put right.
      const known = new Set(before.repairs.map(({ id }) => id));
      const isMended = notes.get().repairs.every(({ id, kind }) => known.has(id) || kind.startsWith('records-'));
      const isCleared = before.suspect && isMended && isWhole;
      if (isCleared) notes.change({ repairs: notes.get().repairs.filter(({ kind }) => kind !== 'damage-found') });
      const isKnown = notes.get().repairs.some(({ kind }) => kind === 'damage-found');
      if (!isWhole && !isKnown) repaired('damage-found', null, null);
      // What had no room to be mended is what the next start looks at.
      notes.change({ open: true, suspect: !isWhole, rebuild: false, schema: newestSchema(notes.get(), kinds, fileOf) });
    },
    /** False after a crash: what it wrote may not be in a backup. */
    wasClosed: () => wasClosed,
    /** Opens one of the two, which is closed before and when that fails; see there. */
    secondLook: <Store>(name: DatabaseKind['name'], isDamage: (error: unknown) => boolean, open: () => Store) =>
      secondLook(fileOf(kinds[name]), isDamage, open),
    /** For a database that looked sound and could not be opened all the same. */
    rescue(name: DatabaseKind['name']): void {
      if (name === 'library') renewLibrary('library-rebuilt');
      else restorePersonal();
    },
    /** Call it when both are closed. */
    closed(): void {
      notes.change({
        open: false,
        closed: { library: stampOf(fileOf(kinds.library)), personal: withHash(fileOf(kinds.personal)) },
      });
    },
    /** Only damage explains what has happened: the next start looks at everything. Tells once. */
    suspect(): boolean {
      if (notes.get().suspect) return false;
      notes.change({ suspect: true });
      repaired('damage-found', null, null);
      return true;
    },
    askRebuild: () => notes.change({ rebuild: true }),
    repairs: (): readonly Repair[] => notes.get().repairs,
    dismiss: (id: string) => notes.change({ repairs: notes.get().repairs.filter((repair) => repair.id !== id) }),
    kept: () => keptFiles(dataDir),
    /** False when there is none of that name. Notes about it no longer say that it is kept. */
    deleteKept(name: string): boolean {
      if (!deleteKept(dataDir, name)) return false;
      notes.change({
        repairs: notes.get().repairs.map((repair) => (repair.kept === name ? { ...repair, kept: null } : repair)),
      });
      return true;
    },
    eraseKept: () => {
      eraseKept(dataDir);
      eraseSetAside(dataDir);
      backups.removeParts();
    },
    backups,
    /** A clock that was set back makes it due as well. */
    isFullCheckDue: () => Math.abs(now() - notes.get().fullCheckAt) >= safetyLimits.fullCheckMs,
    fullyChecked: () => notes.change({ fullCheckAt: now() }),
  };
}

const isCorrupt = (error: unknown) => String((error as { code?: unknown }).code).startsWith('SQLITE_CORRUPT');

type Stamp = NonNullable<SafetyNotes['closed']['library']>;

function stampOf(file: string): Stamp | null {
  if (!existsSync(file)) return null;
  const { size, mtimeMs } = statSync(file);
  return { bytes: size, modifiedMs: Math.round(mtimeMs), sha256: null };
}

/** Never of a file that is open: closing its descriptor would drop SQLite's locks. */
function withHash(file: string): Stamp | null {
  const stamp = stampOf(file);
  return stamp && stamp.bytes <= safetyLimits.alwaysBytes ? { ...stamp, sha256: hashOf(file) } : stamp;
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function isAsLeft(file: string, left: Stamp | null): boolean {
  const found = stampOf(file);
  return found?.bytes === left?.bytes && found?.modifiedMs === left?.modifiedMs && !existsSync(`${file}-wal`);
}

/** Nothing there, or a file that SQLite takes for a new database. */
function isEmpty(file: string): boolean {
  if (!existsSync(file)) return true;
  const { size } = statSync(file);
  // What was committed may still lie in the log alone.
  if (size > 0 || existsSync(`${file}-wal`)) return false;
  return true;
}

/** A newer version's file counts with its own number: noted lower, that number would be taken for damage at the next start. */
const newestSchema = (
  { schema }: SafetyNotes,
  { library, personal }: DatabaseKinds,
  fileOf: (kind: DatabaseKind) => string,
): SafetyNotes['schema'] => ({
  library: Math.max(schema.library, library.steps.length, schemaIn(fileOf(library))),
  personal: Math.max(schema.personal, personal.steps.length, schemaIn(fileOf(personal))),
});
