/** Rows of found files: what is on disk, in which state, and which content they hold. */
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { FileState, FileSummary, Reason } from '../../../preload/contract/shapes.ts';
import type { ScannedFile } from '../types.ts';
import { emptyCounts, type StateCounts } from './state-counts.ts';

export type FileRow = {
  readonly id: number;
  readonly publicId: string;
  readonly folderId: string;
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly inode: string;
  readonly volume: string;
  readonly sha256: Uint8Array | null;
  readonly contentId: number | null;
  readonly state: FileState;
  readonly kills: number;
  readonly deletedAt: number | null;
};

export type FileFilter = {
  readonly folderId?: string | undefined;
  readonly state?: FileState | undefined;
  readonly nameContains?: string | undefined;
  readonly publicId?: string | undefined;
  readonly from: number;
  readonly limit: number;
};

/** What a scan did with one entry. */
export type SeenAs = 'new' | 'changed' | 'same' | 'returned';

const columns = `id, public_id AS publicId, folder_id AS folderId, path, name, kind, size, modified_ms AS modifiedMs, inode,
  volume, sha256, content_id AS contentId, state, kills, deleted_at AS deletedAt`;

export function createFileTable(database: Database, now: () => number) {
  const byPlace = database.prepare(
    `SELECT ${columns} FROM file WHERE folder_id = ? AND path_key = ? AND member_path IS NULL`,
  );
  const insert =
    database.prepare(`INSERT INTO file (public_id, folder_id, path, path_key, name, kind, volume, inode, size,
    modified_ms, state, seen_scan, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`);
  const touch = database.prepare(
    'UPDATE file SET seen_scan = max(seen_scan, ?), path = ?, deleted_at = NULL WHERE id = ?',
  );
  const change =
    database.prepare(`UPDATE file SET seen_scan = max(seen_scan, ?), path = ?, kind = ?, volume = ?, inode = ?, size = ?,
    modified_ms = ?, state = 'waiting', reason_code = NULL, reason_values = NULL, kills = 0, deleted_at = NULL,
    updated_at = ? WHERE id = ?`);
  const setState = database.prepare(
    'UPDATE file SET state = ?, reason_code = ?, reason_values = ?, updated_at = ? WHERE id = ?',
  );
  const byId = database.prepare(`SELECT ${columns} FROM file WHERE id = ?`);
  const byPublicId = database.prepare(`SELECT ${columns} FROM file WHERE public_id = ?`);

  function where(filter: Omit<FileFilter, 'from' | 'limit'>): { readonly sql: string; readonly values: unknown[] } {
    const parts = ['file.deleted_at IS NULL'];
    const values: unknown[] = [];
    if (filter.folderId) {
      parts.push('file.folder_id = ?');
      values.push(filter.folderId);
    }
    if (filter.publicId) {
      parts.push('file.public_id = ?');
      values.push(filter.publicId);
    }
    if (filter.state) {
      parts.push('file.state = ?');
      values.push(filter.state);
    }
    if (filter.nameContains) {
      parts.push("file.path LIKE ? ESCAPE '\\'");
      values.push(`%${filter.nameContains.replace(/[\\%_]/g, '\\$&')}%`);
    }
    return { sql: parts.join(' AND '), values };
  }

  return {
    byId: (id: number) => byId.get(id) as FileRow | undefined,
    byPublicId: (publicId: string) => byPublicId.get(publicId) as FileRow | undefined,

    /** Records one entry of scan number `scan`; a changed size, time or inode makes the file wait for reading again. */
    see(
      folderId: string,
      entry: ScannedFile,
      kind: string,
      scan: number,
    ): { readonly id: number; readonly as: SeenAs } {
      const key = entry.path.normalize('NFC');
      const row = byPlace.get(folderId, key) as FileRow | undefined;
      if (!row) {
        const publicId = `f_${randomBytes(12).toString('base64url')}`;
        const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
        const result = insert.run(
          ...[publicId, folderId, entry.path, key, name, kind, entry.volume, entry.inode],
          ...[entry.size, entry.modifiedMs, scan, now()],
        );
        return { id: Number(result.lastInsertRowid), as: 'new' };
      }
      const same = row.size === entry.size && row.modifiedMs === entry.modifiedMs && row.inode === entry.inode;
      if (same && row.state !== 'unavailable') {
        touch.run(scan, entry.path, row.id);
        return { id: row.id, as: row.deletedAt === null ? 'same' : 'returned' };
      }
      change.run(...[scan, entry.path, kind, entry.volume, entry.inode, entry.size, entry.modifiedMs, now(), row.id]);
      return { id: row.id, as: 'changed' };
    },

    /** Marks what scan number `scan` did not see as gone; returns how many. */
    buryUnseen(folderId: string, scan: number): number {
      return database
        .prepare('UPDATE file SET deleted_at = ? WHERE folder_id = ? AND seen_scan < ? AND deleted_at IS NULL')
        .run(now(), folderId, scan).changes;
    },

    setState(id: number, state: FileState, reason: Reason | null = null): void {
      setState.run(state, reason?.code ?? null, reason ? JSON.stringify(reason.values) : null, now(), id);
    },

    /** Links a file with the content its bytes will become, so that half-read units have an owner and survive a restart. */
    linkContent(id: number, sha256: Uint8Array, contentId: number): void {
      database.prepare('UPDATE file SET sha256 = ?, content_id = ? WHERE id = ?').run(sha256, contentId, id);
    },

    /** Links a file with what was read from it. */
    setContent(id: number, sha256: Uint8Array, contentId: number): void {
      database.prepare('UPDATE file SET sha256 = ?, content_id = ?, kills = 0 WHERE id = ?').run(sha256, contentId, id);
    },

    setKind: (id: number, kind: string) => {
      database.prepare('UPDATE file SET kind = ? WHERE id = ?').run(kind, id);
    },

    /** Files under an unreadable place stay as they are: not seen is not gone. */
    keepUnder(folderId: string, place: string, scan: number): void {
      database
        .prepare(
          `UPDATE file SET seen_scan = ? WHERE folder_id = ? AND (path = ? OR substr(path, 1, length(?) + 1) = ? || '/')`,
        )
        .run(scan, folderId, place, place, place);
    },

    /** Removes files hidden since before `time`; returns how many. */
    eraseHiddenBefore: (time: number) => database.prepare('DELETE FROM file WHERE deleted_at < ?').run(time).changes,

    /** Counts a death of the reading process; returns how many this file has caused. */
    addKill(id: number): number {
      return (
        database.prepare('UPDATE file SET kills = kills + 1 WHERE id = ? RETURNING kills').get(id) as { kills: number }
      ).kills;
    },

    resetKills: (id: number) => {
      database.prepare('UPDATE file SET kills = 0 WHERE id = ?').run(id);
    },

    /** Files of a content that are shown, in a stable order. */
    ofContent: (contentId: number) =>
      database
        .prepare(`SELECT ${columns} FROM file WHERE content_id = ? AND deleted_at IS NULL ORDER BY id`)
        .all(contentId) as FileRow[],

    /** Removes rows of folders nobody has registered: what a crash in the middle of a removal leaves. */
    removeUnregistered(folderIds: readonly string[]): void {
      database
        .prepare('DELETE FROM file WHERE folder_id NOT IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(folderIds));
    },

    /** Shown files of a folder. */
    countShown: (folderId: string) =>
      (
        database.prepare('SELECT count(*) AS n FROM file WHERE folder_id = ? AND deleted_at IS NULL').get(folderId) as {
          n: number;
        }
      ).n,

    removeFolder(folderId: string): void {
      database.prepare('DELETE FROM file WHERE folder_id = ?').run(folderId);
    },

    list(filter: FileFilter): { readonly files: FileSummary[]; readonly total: number } {
      const condition = where(filter);
      const total = database
        .prepare(`SELECT count(*) AS n FROM file WHERE ${condition.sql}`)
        .get(...condition.values) as {
        n: number;
      };
      const rows = database
        .prepare(`SELECT file.public_id AS id, file.folder_id AS folderId, content.public_id AS documentId, file.path, file.name,
          file.kind, file.state, file.reason_code AS reasonCode, file.reason_values AS reasonValues,
          content.reason_code AS contentReasonCode, content.reason_values AS contentReasonValues,
          content.doubt_code AS doubtCode, content.doubt_values AS doubtValues, file.size, file.modified_ms AS modifiedAt,
          content.units AS pages, content.title, ifnull(content.characters, 0) AS characters,
          (SELECT count(*) FROM page WHERE page.content_id = content.id AND page.reason_code IS NULL) AS pagesRead,
          (SELECT count(*) FROM page WHERE page.content_id = content.id AND page.source = 'ocr') AS ocrPages
          FROM file LEFT JOIN content ON content.id = file.content_id WHERE ${condition.sql}
          ORDER BY file.folder_id, file.path_key LIMIT ? OFFSET ?`)
        .all(...condition.values, filter.limit, filter.from) as (FileSummary & ReasonColumns)[];
      return { files: rows.map(toSummary), total: total.n };
    },

    /** Counts by state, one row per folder. */
    counts(): Map<string, StateCounts> {
      const rows = database
        .prepare('SELECT folder_id AS folderId, state, count(*) AS n FROM file WHERE deleted_at IS NULL GROUP BY 1, 2')
        .all() as { folderId: string; state: FileState; n: number }[];
      const counts = new Map<string, StateCounts>();
      for (const row of rows) {
        const entry = counts.get(row.folderId) ?? emptyCounts();
        entry[row.state] = row.n;
        counts.set(row.folderId, entry);
      }
      return counts;
    },
  };
}

type ReasonColumns = {
  readonly reasonCode: AppErrorCode | null;
  readonly reasonValues: string | null;
  readonly contentReasonCode: AppErrorCode | null;
  readonly contentReasonValues: string | null;
  readonly doubtCode: AppErrorCode | null;
  readonly doubtValues: string | null;
};

/** A reason from its two columns. */
export function reasonOf(code: AppErrorCode | null, values: string | null): Reason | null {
  return code ? { code, values: values ? JSON.parse(values) : {} } : null;
}

function toSummary(row: FileSummary & ReasonColumns): FileSummary {
  const { reasonCode, reasonValues, contentReasonCode, contentReasonValues, doubtCode, doubtValues, ...rest } = row;
  const shown =
    rest.state === 'readable' || rest.state === 'ready' || rest.state === 'partly-read' || rest.state === 'no-text';
  return {
    ...rest,
    documentId: shown ? rest.documentId : null,
    reason: reasonOf(reasonCode, reasonValues) ?? reasonOf(contentReasonCode, contentReasonValues),
    doubt: reasonOf(doubtCode, doubtValues),
  };
}
