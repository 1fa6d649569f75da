/** Rows of extraction that are to be done again, and how. They outlive the program: what was asked for is done after a restart too. */
import type { Database } from 'better-sqlite3';
import type { ExtractionMode } from '../../../preload/contract/shapes.ts';

/** `mode` null: the run's own. `again`: what is under way is to be followed by another. */
export type ExtractionWish = { readonly mode: ExtractionMode | null; readonly again: boolean };

export function createExtractionWishes(database: Database) {
  const get = database.prepare('SELECT mode, again FROM extraction_wish WHERE run_id = ? AND target = ?');
  const put = database.prepare(`INSERT INTO extraction_wish (run_id, target, mode, again) VALUES (?, ?, ?, ?)
    ON CONFLICT (run_id, target) DO UPDATE SET mode = excluded.mode, again = excluded.again`);
  const begun = database.prepare('UPDATE extraction_wish SET again = 0 WHERE run_id = ? AND target = ?');
  return {
    get(runId: string, target: string): ExtractionWish | undefined {
      const row = get.get(runId, target) as
        | { readonly mode: ExtractionMode | null; readonly again: number }
        | undefined;
      return row && { mode: row.mode, again: row.again === 1 };
    },
    put: (runId: string, target: string, { mode, again }: ExtractionWish): void =>
      void put.run(runId, target, mode, Number(again)),
    /** The row begins anew: what was asked of it before is under way. */
    begun: (runId: string, target: string): void => void begun.run(runId, target),
    /** Files whose row is done by now and is to be done once more. */
    again: (runId: string): { readonly ordinal: number; readonly target: string }[] =>
      database
        .prepare(`SELECT item.ordinal, item.target FROM extraction_wish AS wish JOIN batch_item AS item
          ON item.run_id = wish.run_id AND item.target = wish.target
          WHERE wish.run_id = ? AND wish.again = 1 AND item.state NOT IN ('pending', 'running')`)
        .all(runId) as { readonly ordinal: number; readonly target: string }[],
    erase(targets: ReadonlySet<string>): void {
      const remove = database.prepare('DELETE FROM extraction_wish WHERE target = ?');
      for (const target of targets) remove.run(target);
    },
  };
}
