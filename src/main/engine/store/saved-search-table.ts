/** Searches a person keeps under a name. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { SavedSearch } from '../../../preload/contract/shapes.ts';

const columns = 'id, name, query, folder_id AS folderId, kinds, added_at AS addedAt';
type Row = Omit<SavedSearch, 'kinds'> & { readonly kinds: string };
const toSaved = (row: Row): SavedSearch => ({ ...row, kinds: JSON.parse(row.kinds) as string[] });

export function createSavedSearchTable(database: Database, now: () => number) {
  return {
    /** By name, as the window lists them. */
    list: () =>
      (
        database.prepare(`SELECT ${columns} FROM saved_search ORDER BY name COLLATE NOCASE, added_at`).all() as Row[]
      ).map(toSaved),
    add(search: Omit<SavedSearch, 'id' | 'addedAt'>): SavedSearch {
      const saved = { ...search, id: uuidv7(), addedAt: now() };
      database
        .prepare('INSERT INTO saved_search (id, name, query, folder_id, kinds, added_at) VALUES (?, ?, ?, ?, ?, ?)')
        .run(saved.id, saved.name, saved.query, saved.folderId, JSON.stringify(saved.kinds), saved.addedAt);
      return saved;
    },
    remove: (id: string) => database.prepare('DELETE FROM saved_search WHERE id = ?').run(id).changes > 0,
  };
}
