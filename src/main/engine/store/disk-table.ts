/** The file rows as the disk shows them: places, identities, what vanished. Members follow their container by a trigger. */
import type { Database } from 'better-sqlite3';
import type { FileState, Reason } from '../../../preload/contract/shapes.ts';
import type { ScannedFile } from '../types.ts';
import { createFilePublicId } from './file-public-id.ts';
import { reasonValues } from './reason-columns.ts';

/** A row with what a scan must know of it. `contentState`: the state its content gives it; null while unread or changed since. */
export type DiskRow = {
  readonly id: number;
  readonly folderId: string;
  readonly path: string;
  readonly key: string;
  readonly directory: string;
  readonly size: number;
  readonly modifiedMs: number;
  /** Null in rows older than this column, and where the file is known to have gone to another row's place. */
  readonly modifiedNs: string | null;
  readonly inode: string;
  readonly volume: string;
  readonly state: FileState;
  readonly reasonCode: string | null;
  readonly special: ScannedFile['special'] | null;
  readonly deletedAt: number | null;
  readonly heldState: FileState | null;
  readonly contentState: FileState | null;
};

/** How a row is shown from now on. */
export type Shown = { readonly state: FileState; readonly reason: Reason | null };

const select = `SELECT file.id, folder_id AS folderId, path, path_key AS key, directory, size, modified_ms AS modifiedMs,
  modified_ns AS modifiedNs, inode, volume, file.state, file.reason_code AS reasonCode, special, deleted_at AS deletedAt,
  held_state AS heldState, CASE WHEN outdated OR content.stage IS NULL OR content.stage = 'reading' OR content.outcome IS NULL THEN NULL
    WHEN content.outcome <> 'complete' THEN content.outcome ELSE content.stage END AS contentState
  FROM file LEFT JOIN content ON content.id = file.content_id`;

/** Rows whose files vanished with many others: `asked` while a person has not said what became of them, `kept` by their word. */
export type Held = 'asked' | 'kept';
export const heldSql: Readonly<Record<Held, string>> = {
  asked: `file.held_state IS NOT NULL AND file.reason_code = 'deletions-unconfirmed'`,
  kept: `file.held_state IS NOT NULL AND file.reason_code <> 'deletions-unconfirmed'`,
};

/** Rows of a folder's subtree: its own key and everything under it; the root is everything. */
const under = `(@place = '' OR directory = @place OR (directory >= @place || '/' AND directory < @place || '0'))`;

export function createDiskTable(database: Database, now: () => number) {
  const publicIdAt = createFilePublicId(database);
  const at = database.prepare(`${select} WHERE folder_id = ? AND path_key = ? AND parent_id IS NULL`);
  const byId = database.prepare(`${select} WHERE file.id = ? AND parent_id IS NULL`);
  const same = database.prepare(`${select} WHERE inode = ? AND volume = ? AND size = ? AND modified_ns = ?
    AND parent_id IS NULL ORDER BY deleted_at IS NOT NULL, deleted_at DESC, file.id DESC LIMIT 8`);
  const insert =
    database.prepare(`INSERT INTO file (public_id, folder_id, path, path_key, directory, name, kind, volume, inode,
    size, modified_ms, modified_ns, special, state, reason_code, reason_values, updated_at, outdated)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`);
  const place =
    database.prepare(`UPDATE file SET folder_id = ?, path = ?, path_key = ?, directory = ?, name = ?, volume = ?,
    inode = ?, size = ?, modified_ms = ?, modified_ns = ?, special = ?, updated_at = ? WHERE id = ?`);
  const show = database.prepare(`UPDATE file SET state = ?, reason_code = ?, reason_values = ?, deleted_at = NULL,
    held_state = NULL, held_code = NULL, held_values = NULL, updated_at = ? WHERE id = ?`);
  const unhide = database.prepare(`UPDATE file SET state = coalesce(held_state, state),
    reason_code = iif(held_state IS NULL, reason_code, held_code),
    reason_values = iif(held_state IS NULL, reason_values, held_values), deleted_at = NULL, held_state = NULL, held_code = NULL,
    held_values = NULL, updated_at = ? WHERE id = ?`);
  const supersede = database.prepare(`UPDATE file SET modified_ns = NULL WHERE inode = ? AND volume = ? AND size = ?
    AND modified_ns = ? AND parent_id IS NULL AND id <> ?`);
  const outdate = database.prepare('UPDATE file SET outdated = 1, kills = 0, kind = ? WHERE id = ?');
  const ids = (list: readonly number[]) => JSON.stringify(list);
  const countHeld = (which: Held) =>
    database.prepare(`SELECT folder_id AS folderId, count(*) AS n FROM file
      WHERE deleted_at IS NULL AND ${heldSql[which]} GROUP BY 1`);
  const heldCounts = { asked: countHeld('asked'), kept: countHeld('kept') };

  return {
    at: (folderId: string, key: string) => at.get(folderId, key) as DiskRow | undefined,
    byId: (id: number) => byId.get(id) as DiskRow | undefined,
    /** Rows, shown or hidden, whose file was this one when it was last seen; shown ones first, then those hidden last. */
    ofIdentity: (entry: ScannedFile) => same.all(entry.inode, entry.volume, entry.size, entry.modifiedNs) as DiskRow[],

    add(folderId: string, entry: ScannedFile, kind: string, shown: Shown): number {
      const publicId = publicIdAt(folderId, entry.key, null);
      const result = insert.run(
        ...[publicId, folderId, entry.path, entry.key, entry.directory, nameOf(entry.path), kind, entry.volume],
        ...[entry.inode, entry.size, entry.modifiedMs, entry.modifiedNs, entry.special ?? null],
        ...[shown.state, shown.reason?.code ?? null, reasonValues(shown.reason), now()],
      );
      return Number(result.lastInsertRowid);
    },

    /** Puts a row where and what the disk says; its state stays. */
    place(id: number, folderId: string, entry: ScannedFile): void {
      place.run(
        ...[folderId, entry.path, entry.key, entry.directory, nameOf(entry.path), entry.volume, entry.inode],
        ...[entry.size, entry.modifiedMs, entry.modifiedNs, entry.special ?? null, now(), id],
      );
    },

    /** Row `id` stands for this file from now on: no other one is taken for it when it moves, before it is seen in its own place again. */
    supersede(id: number, entry: ScannedFile): void {
      supersede.run(entry.inode, entry.volume, entry.size, entry.modifiedNs, id);
    },

    /** Shows a row in this state, whatever it was. */
    show(id: number, shown: Shown): void {
      show.run(shown.state, shown.reason?.code ?? null, reasonValues(shown.reason), now(), id);
    },

    /** Shows a hidden or held row as what it was. */
    unhide: (id: number) => {
      unhide.run(now(), id);
    },

    /** The bytes are others than those its content was read from; `kind` is what its name says. */
    outdate: (id: number, kind: string) => {
      outdate.run(kind, id);
    },

    /** Shown rows that stand in this folder, not deeper, in pages ordered by key. */
    inDirectory: (folderId: string, directory: string, after: string, limit: number) =>
      database
        .prepare(`SELECT id, path_key AS key, held_state IS NOT NULL AS held FROM file
          WHERE folder_id = ? AND directory = ? AND path_key > ? AND parent_id IS NULL AND deleted_at IS NULL
          ORDER BY path_key LIMIT ?`)
        .all(folderId, directory, after, limit) as {
        readonly id: number;
        readonly key: string;
        readonly held: number;
      }[],

    /** Keys of folders at or under `place` that hold shown rows. */
    directories: (folderId: string, place: string) =>
      (
        database
          .prepare(`SELECT DISTINCT directory FROM file WHERE folder_id = @folderId AND ${under} AND parent_id IS NULL
            AND deleted_at IS NULL`)
          .all({ folderId, place }) as { directory: string }[]
      ).map((row) => row.directory),

    /** Shown files of a folder, those held since `time`, and those with text that were hidden since then and stand nowhere else. */
    shownSince(
      folderId: string,
      time: number,
    ): {
      readonly shown: number;
      readonly held: number;
      readonly hidden: readonly number[];
    } {
      const shown = database
        .prepare('SELECT count(*) AS n FROM file WHERE folder_id = ? AND parent_id IS NULL AND deleted_at IS NULL')
        .get(folderId) as { n: number };
      const hidden = database
        .prepare(
          `SELECT id FROM file WHERE folder_id = ? AND parent_id IS NULL AND deleted_at >= ? AND content_id IS NOT NULL
            AND modified_ns IS NOT NULL AND NOT EXISTS (SELECT 1 FROM file AS other WHERE other.inode = file.inode
              AND other.volume = file.volume AND other.size = file.size AND other.modified_ns = file.modified_ns
              AND other.parent_id IS NULL AND other.deleted_at IS NULL AND other.held_state IS NULL)`,
        )
        .all(folderId, time) as { id: number }[];
      const held = database
        .prepare(`SELECT count(*) AS n FROM file WHERE folder_id = ? AND updated_at >= ?
          AND ${heldSql.asked}`)
        .get(folderId, time) as { n: number };
      return { shown: shown.n, held: held.n, hidden: hidden.map((row) => row.id) };
    },

    /** Where every file of a folder is or was, hidden ones too. */
    places: (folderId: string) =>
      database
        .prepare('SELECT id, path, special FROM file WHERE folder_id = ? AND parent_id IS NULL')
        .all(folderId) as {
        readonly id: number;
        readonly path: string;
        readonly special: DiskRow['special'];
      }[],

    /** A few shown rows of a folder, to see whether the disk there is the one they were on. */
    sample: (folderId: string, limit: number) =>
      database
        .prepare(`${select} WHERE folder_id = ? AND parent_id IS NULL AND deleted_at IS NULL LIMIT ?`)
        .all(folderId, limit) as DiskRow[],

    /** Hides rows as gone since `time`; what they were stays known. */
    bury(list: readonly number[], time: number): void {
      database
        .prepare(`UPDATE file SET deleted_at = ?, state = coalesce(held_state, state),
          reason_code = iif(held_state IS NULL, reason_code, held_code),
          reason_values = iif(held_state IS NULL, reason_values, held_values), held_state = NULL, held_code = NULL,
          held_values = NULL WHERE id IN (SELECT value FROM json_each(?))`)
        .run(time, ids(list));
    },

    /** Shows rows that are not there any more as unavailable, until somebody says what became of them. */
    hold(list: readonly number[], reason: Reason): void {
      database
        .prepare(`UPDATE file SET held_state = state, held_code = reason_code, held_values = reason_values,
          state = 'unavailable', reason_code = ?, reason_values = ?, deleted_at = NULL, updated_at = ?
          WHERE id IN (SELECT value FROM json_each(?)) AND held_state IS NULL`)
        .run(reason.code, reasonValues(reason), now(), ids(list));
    },

    /** Rows that are asked about, or that a person kept. */
    held: (folderId: string, which: Held) =>
      (
        database
          .prepare(`SELECT id FROM file WHERE folder_id = ? AND deleted_at IS NULL AND ${heldSql[which]}`)
          .all(folderId) as { id: number }[]
      ).map((row) => row.id),

    /** Counts of such rows, by folder. */
    heldCounts: (which: Held) =>
      new Map(
        (heldCounts[which].all() as { folderId: string; n: number }[]).map((row) => [row.folderId, row.n] as const),
      ),

    /** Another reason for what is held. */
    holdFor: (list: readonly number[], reason: Reason) => {
      database
        .prepare(`UPDATE file SET reason_code = ?, reason_values = ? WHERE id IN (SELECT value FROM json_each(?))
          AND held_state IS NOT NULL`)
        .run(reason.code, reasonValues(reason), ids(list));
    },

    /** Removes rows, with what stands inside them. */
    erase: (list: readonly number[]) =>
      database.prepare('DELETE FROM file WHERE id IN (SELECT value FROM json_each(?))').run(ids(list)).changes,

    /** The same disk under another number, as after a restart of the machine. */
    renumber: (folderId: string, from: string, to: string) => {
      database
        .prepare('UPDATE file SET volume = ? WHERE folder_id = ? AND volume = ? AND parent_id IS NULL')
        .run(to, folderId, from);
    },
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
