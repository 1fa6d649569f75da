/** Fine-tuned adapters a person added, and what they are laid over. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';

export type AdapterRow = {
  readonly id: string;
  readonly name: string;
  readonly format: 'gguf' | 'peft' | 'mlx';
  /** The GGUF that is used: one of ours, or the person's own file. */
  readonly path: string;
  /** What the person added. */
  readonly source: string;
  readonly architecture: string;
  readonly baseName: string | null;
  readonly layers: number;
  readonly rank: number;
  readonly bytes: number;
  /** How many conversations use it. */
  readonly uses: number;
};
export type AdapterTarget = { readonly kind: 'conversation' | 'folder' | 'template'; readonly id: string };
export type AttachedRow = { readonly adapterId: string; readonly strength: number };

const columns = `id, name, format, path, source, architecture, base_name AS baseName, layers, rank, bytes,
  (SELECT count(*) FROM adapter_use WHERE adapter_id = adapter.id) AS uses`;

export function createAdapterTable(database: Database, now: () => number) {
  const all = (where: string, ...values: string[]) =>
    database.prepare(`SELECT ${columns} FROM adapter ${where} ORDER BY added_at, id`).all(...values) as AdapterRow[];
  return {
    list: () => all(''),
    byId: (id: string) => all('WHERE id = ?', id)[0],
    bySource: (source: string) => all('WHERE source = ?', source)[0],

    /** The same source again replaces what is known of it; its id and what it is attached to stay. */
    save(adapter: Omit<AdapterRow, 'id' | 'uses'>): AdapterRow {
      const { name, format, path, source, architecture, baseName, layers, rank, bytes } = adapter;
      database
        .prepare(`INSERT INTO adapter (id, name, format, path, source, architecture, base_name, layers, rank, bytes, added_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (source) DO UPDATE SET name = excluded.name, format = excluded.format, path = excluded.path,
            architecture = excluded.architecture, base_name = excluded.base_name, layers = excluded.layers,
            rank = excluded.rank, bytes = excluded.bytes`)
        .run(uuidv7(), name, format, path, source, architecture, baseName, layers, rank, bytes, now());
      return all('WHERE source = ?', source)[0] as AdapterRow;
    },
    remove: (id: string) => database.prepare('DELETE FROM adapter WHERE id = ?').run(id).changes > 0,

    attach(target: AdapterTarget, adapterId: string, strength: number): void {
      database
        .prepare('INSERT OR REPLACE INTO adapter_use (kind, target, adapter_id, strength) VALUES (?, ?, ?, ?)')
        .run(target.kind, target.id, adapterId, strength);
    },
    detach(target: AdapterTarget, adapterId: string): void {
      database
        .prepare('DELETE FROM adapter_use WHERE kind = ? AND target = ? AND adapter_id = ?')
        .run(target.kind, target.id, adapterId);
    },
    attached: (target: AdapterTarget) =>
      database
        .prepare(`SELECT adapter_id AS adapterId, strength FROM adapter_use JOIN adapter ON adapter.id = adapter_id
          WHERE kind = ? AND target = ? ORDER BY added_at, adapter_id`)
        .all(target.kind, target.id) as AttachedRow[],
  };
}
