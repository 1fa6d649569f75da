/** A folder that stands at another place, perhaps on another computer: its rows keep everything but the number of the disk. */
import type { Database } from 'better-sqlite3';

export type FileMark = { readonly path: string; readonly size: number; readonly sha256: Uint8Array | null };

export function createFolderMarks(database: Database) {
  return {
    /** Files on the disk of a folder, spread over it, by which it can be known again. */
    marks: (folderId: string, most: number) =>
      database
        .prepare(`SELECT path, size, sha256 FROM file WHERE folder_id = ? AND parent_id IS NULL AND deleted_at IS NULL
          AND special IS NULL ORDER BY id % 7, id LIMIT ?`)
        .all(folderId, most) as FileMark[],
    /** Every file is on this disk from now on: it is looked at again, and known by its hash. */
    moveTo: (folderId: string, volume: string) => {
      database.prepare('UPDATE file SET volume = ? WHERE folder_id = ?').run(volume, folderId);
    },
  };
}
