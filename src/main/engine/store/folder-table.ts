/** The folders a person registered. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';

export type FolderRow = {
  readonly id: string;
  readonly path: string;
  readonly volume: string;
  readonly sample: boolean;
  readonly addedAt: number;
};

export function createFolderTable(database: Database, now: () => number) {
  const select = 'SELECT id, path, volume, sample, added_at AS addedAt FROM folder';
  const toRow = (row: unknown) => ({ ...(row as FolderRow), sample: Boolean((row as { sample: number }).sample) });
  return {
    list: (): FolderRow[] => database.prepare(`${select} ORDER BY added_at, id`).all().map(toRow),
    byId(id: string): FolderRow | undefined {
      const row = database.prepare(`${select} WHERE id = ?`).get(id);
      return row ? toRow(row) : undefined;
    },
    add(path: string, volume: string, sample: boolean): FolderRow {
      const row = { id: uuidv7(), path, volume, sample, addedAt: now() };
      database
        .prepare('INSERT INTO folder (id, path, volume, sample, added_at) VALUES (?, ?, ?, ?, ?)')
        .run(row.id, path, volume, sample ? 1 : 0, row.addedAt);
      return row;
    },
    /** The same disk under another number, as after a restart of the machine. */
    setVolume: (id: string, volume: string) => {
      database.prepare('UPDATE folder SET volume = ? WHERE id = ?').run(volume, id);
    },
    /** It stands at another place now. */
    setPlace: (id: string, path: string, volume: string) => {
      database.prepare('UPDATE folder SET path = ?, volume = ? WHERE id = ?').run(path, volume, id);
    },
    remove: (id: string) => {
      database.prepare('DELETE FROM folder WHERE id = ?').run(id);
    },
  };
}
