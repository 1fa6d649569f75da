/** A person's own presets. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { PersonalText } from './personal-text.ts';

export type PresetRow = { readonly id: string; readonly name: string; readonly instructions: string };

export function createPresetTable(database: Database, now: () => number, sealing: PersonalText) {
  const sealed = (id: string, name: string, instructions: string) =>
    [sealing.seal('preset', 'preset_name', id, name), sealing.seal('preset', 'preset_text', id, instructions)] as const;
  return {
    /** In the order they were made; none while they are locked. */
    list: (): PresetRow[] =>
      sealing.isLocked()
        ? []
        : (
            database
              .prepare(
                'SELECT id, preset_name AS name, preset_text AS instructions FROM preset ORDER BY created_at, id',
              )
              .all() as PresetRow[]
          ).map(({ id, name, instructions }) => ({
            id,
            name: sealing.open('preset', 'preset_name', id, name),
            instructions: sealing.open('preset', 'preset_text', id, instructions),
          })),
    create(name: string, instructions: string): PresetRow {
      const id = uuidv7();
      database
        .prepare('INSERT INTO preset (id, preset_name, preset_text, created_at) VALUES (?, ?, ?, ?)')
        .run(id, ...sealed(id, name, instructions), now());
      return { id, name, instructions };
    },
    change: (id: string, name: string, instructions: string) =>
      database
        .prepare('UPDATE preset SET preset_name = ?, preset_text = ? WHERE id = ?')
        .run(...sealed(id, name, instructions), id).changes > 0,
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
