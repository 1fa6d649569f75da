/** A person's own presets. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';

export type PresetRow = { readonly id: string; readonly name: string; readonly instructions: string };

export function createPresetTable(database: Database, now: () => number) {
  return {
    /** In the order they were made. */
    list: () =>
      database
        .prepare('SELECT id, preset_name AS name, preset_text AS instructions FROM preset ORDER BY created_at, id')
        .all() as PresetRow[],
    create(name: string, instructions: string): PresetRow {
      const id = uuidv7();
      database
        .prepare('INSERT INTO preset (id, preset_name, preset_text, created_at) VALUES (?, ?, ?, ?)')
        .run(id, name, instructions, now());
      return { id, name, instructions };
    },
    change: (id: string, name: string, instructions: string) =>
      database.prepare('UPDATE preset SET preset_name = ?, preset_text = ? WHERE id = ?').run(name, instructions, id)
        .changes > 0,
    /** Conversations that used it go back to none. */
    remove: (id: string) =>
      database.transaction(() => {
        database
          .prepare('UPDATE conversation SET preset_id = NULL, preset_language = NULL WHERE preset_id = ?')
          .run(id);
        return database.prepare('DELETE FROM preset WHERE id = ?').run(id).changes > 0;
      })(),
  };
}
