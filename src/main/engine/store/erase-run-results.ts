/** What lists of questions and questions over the whole collection found in erased documents. */
import type { Database } from 'better-sqlite3';
import type { PersonalText } from './personal-text.ts';

type ItemRow = { readonly runId: string; readonly ordinal: number; readonly result: string };
type RunRow = { readonly id: string; readonly outcome: string };

/**
 * Looks through every kept result. `blank` gets each that names one of these ids (documents or files) and gives what to keep instead; null: the
 * item is kept as skipped, with nothing. Returns how many results it changed. Throws `conversations-locked`.
 */
export function createRunEraser(database: Database, sealing: PersonalText) {
  const items = database.prepare(
    'SELECT run_id AS runId, ordinal, result FROM batch_item WHERE result IS NOT NULL ORDER BY run_id, ordinal',
  );
  const save = database.prepare('UPDATE batch_item SET result = ? WHERE run_id = ? AND ordinal = ?');
  const skip = database.prepare(`UPDATE batch_item SET result = NULL, document = NULL, found = 0, state = 'skipped'
    WHERE run_id = ? AND ordinal = ?`);
  const runs = database.prepare('SELECT id, outcome FROM batch_run WHERE outcome IS NOT NULL');
  const forget = database.prepare('UPDATE batch_run SET outcome = NULL WHERE id = ?');

  return (ids: ReadonlySet<string>, blank: (result: unknown) => unknown): number =>
    database.transaction(() => {
      const names = (told: string) => [...ids].some((id) => told.includes(id));
      let changed = 0;
      for (const { runId, ordinal, result } of items.all() as ItemRow[]) {
        const id = `${runId}/${ordinal}`;
        const told = sealing.open('batch_item', 'result', id, result);
        if (!names(told)) continue;
        const kept = blank(JSON.parse(told));
        if (kept === null) skip.run(runId, ordinal);
        else save.run(sealing.seal('batch_item', 'result', id, JSON.stringify(kept)), runId, ordinal);
        changed += 1;
      }
      for (const { id, outcome } of runs.all() as RunRow[]) {
        if (!names(sealing.open('batch_run', 'outcome', id, outcome))) continue;
        forget.run(id);
        changed += 1;
      }
      return changed;
    })();
}
