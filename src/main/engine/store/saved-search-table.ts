/** Searches a person keeps under a name. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { SavedSearch } from '../../../preload/contract/shapes.ts';
import type { PersonalText } from './personal-text.ts';

const columns = 'id, name, query, folder_id AS folderId, kinds, added_at AS addedAt';
type Row = Omit<SavedSearch, 'kinds'> & { readonly kinds: string };

export function createSavedSearchTable(database: Database, now: () => number, sealing: PersonalText) {
  const opened = (row: Row, column: 'name' | 'query') => sealing.open('saved_search', column, row.id, row[column]);
  const toSaved = (row: Row): SavedSearch => ({
    ...{ ...row, name: opened(row, 'name'), query: opened(row, 'query') },
    kinds: JSON.parse(row.kinds) as string[],
  });
  return {
    /** By name, as the window lists them; none while they are locked. */
    list: (): SavedSearch[] =>
      sealing.isLocked()
        ? []
        : (database.prepare(`SELECT ${columns} FROM saved_search ORDER BY added_at`).all() as Row[])
            .map(toSaved)
            .sort((one, other) => one.name.toLowerCase().localeCompare(other.name.toLowerCase())),
    add(search: Omit<SavedSearch, 'id' | 'addedAt'>): SavedSearch {
      const saved = { ...search, id: uuidv7(), addedAt: now() };
      database
        .prepare('INSERT INTO saved_search (id, name, query, folder_id, kinds, added_at) VALUES (?, ?, ?, ?, ?, ?)')
        .run(
          ...[saved.id, sealing.seal('saved_search', 'name', saved.id, saved.name)],
          ...[sealing.seal('saved_search', 'query', saved.id, saved.query), saved.folderId],
          ...[JSON.stringify(saved.kinds), saved.addedAt],
        );
      return saved;
    },
    remove: (id: string) => database.prepare('DELETE FROM saved_search WHERE id = ?').run(id).changes > 0,
  };
}
