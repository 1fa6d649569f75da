/** Names and patterns a person left out of a folder. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { Exclusion } from '../../../preload/contract/shapes.ts';

export function createExclusionTable(database: Database) {
  const list = database.prepare('SELECT id, pattern FROM exclusion WHERE folder_id = ? ORDER BY id');
  return {
    list: (folderId: string) => list.all(folderId) as Exclusion[],
    /** The same pattern again is the one there is. */
    add(folderId: string, pattern: string): Exclusion {
      const same = (list.all(folderId) as Exclusion[]).find((row) => row.pattern === pattern);
      if (same) return same;
      const row = { id: uuidv7(), pattern };
      database
        .prepare('INSERT INTO exclusion (id, folder_id, pattern) VALUES (?, ?, ?)')
        .run(row.id, folderId, pattern);
      return row;
    },
    /** False when there is no such one. */
    remove: (folderId: string, id: string): boolean =>
      database.prepare('DELETE FROM exclusion WHERE id = ? AND folder_id = ?').run(id, folderId).changes > 0,
  };
}
