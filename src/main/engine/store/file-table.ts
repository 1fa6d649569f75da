/** Rows of found files: what is on disk, in which state, and which content they hold. */
import type { Database } from 'better-sqlite3';
import type { FileState, Reason } from '../../../preload/contract/shapes.ts';
import { keepStatements } from './keep-statements.ts';

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
  /** The container a member stands in; null for a file of the disk. */
  readonly parentId: number | null;
  /** Place inside the outermost container, steps joined by `memberStep`; null for a file of the disk. */
  readonly memberPath: string | null;
  readonly special: 'link' | 'cloud' | 'bundle' | 'package' | null;
};

export const fileColumns = `id, public_id AS publicId, folder_id AS folderId, path, name, kind, size, modified_ms AS modifiedMs, inode,
  volume, sha256, content_id AS contentId, state, kills, deleted_at AS deletedAt, parent_id AS parentId,
  member_path AS memberPath, special`;

export function createFileTable(database: Database, now: () => number) {
  const prepared = keepStatements(database);
  const setState = database.prepare(
    'UPDATE file SET state = ?, reason_code = ?, reason_values = ?, updated_at = ? WHERE id = ?',
  );
  const byId = database.prepare(`SELECT ${fileColumns} FROM file WHERE id = ?`);
  const byPublicId = database.prepare(`SELECT ${fileColumns} FROM file WHERE public_id = ?`);

  return {
    byId: (id: number) => byId.get(id) as FileRow | undefined,
    /** Contents of files that are there and can be read, in the order of their public ids, each with one of its files. */
    readableContents: (after: string, most: number) =>
      database
        .prepare(`SELECT content.id AS contentId, min(file.id) AS fileId, content.public_id AS publicId
          FROM content JOIN file ON file.content_id = content.id
          WHERE file.state IN ('readable', 'ready') AND file.deleted_at IS NULL AND content.public_id > ?
          GROUP BY content.id ORDER BY content.public_id LIMIT ?`)
        .all(after, most) as { contentId: number; fileId: number; publicId: string }[],
    byPublicId: (publicId: string) => byPublicId.get(publicId) as FileRow | undefined,

    setState(id: number, state: FileState, reason: Reason | null = null): void {
      setState.run(state, reason?.code ?? null, reason ? JSON.stringify(reason.values) : null, now(), id);
    },

    /** Links a file with the content its bytes will become, so that half-read units have an owner and survive a restart. */
    linkContent(id: number, sha256: Uint8Array, contentId: number): void {
      prepared('UPDATE file SET sha256 = ?, content_id = ? WHERE id = ?').run(sha256, contentId, id);
    },

    /** Links a file with what was read from it. */
    setContent(id: number, sha256: Uint8Array, contentId: number): void {
      prepared('UPDATE file SET sha256 = ?, content_id = ?, kills = 0, outdated = 0 WHERE id = ?').run(
        sha256,
        contentId,
        id,
      );
    },

    setKind: (id: number, kind: string) => {
      prepared('UPDATE file SET kind = ? WHERE id = ?').run(kind, id);
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

    /** Files of a content that are shown, in a stable order; those that have changed since it was read from them last. */
    ofContent: (contentId: number) =>
      prepared(`SELECT ${fileColumns} FROM file WHERE content_id = ? AND deleted_at IS NULL ORDER BY outdated, id`).all(
        contentId,
      ) as FileRow[],

    /** Removes rows of folders nobody has registered: what a crash in the middle of a removal leaves. */
    removeUnregistered(folderIds: readonly string[]): void {
      database
        .prepare('DELETE FROM file WHERE folder_id NOT IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(folderIds));
    },

    removeFolder(folderId: string): void {
      database.prepare('DELETE FROM file WHERE folder_id = ?').run(folderId);
    },
  };
}
