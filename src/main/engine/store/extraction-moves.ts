/** Rows of extraction whose file is known by another id now: the row, its result and what a person said of its cells go along. */
import type { Database } from 'better-sqlite3';
import type { PersonalText } from './personal-text.ts';

type Placed = { readonly ordinal: number; readonly target: string; readonly document: string };
type Mark = { readonly field: number; readonly text: string | null };

export function createExtractionMoves(database: Database, sealing: PersonalText) {
  const placed = database.prepare(
    'SELECT ordinal, target, document FROM batch_item WHERE run_id = ? AND document IS NOT NULL ORDER BY ordinal',
  );
  const resultOf = database.prepare('SELECT result FROM batch_item WHERE run_id = ? AND ordinal = ?').pluck();
  const setItem = database.prepare('UPDATE batch_item SET target = ?, result = ? WHERE run_id = ? AND ordinal = ?');
  const marksOf = database.prepare(
    'SELECT field, cell_text AS text FROM extraction_cell WHERE run_id = ? AND target = ?',
  );
  const setMark = database.prepare(
    'UPDATE extraction_cell SET target = ?, cell_text = ? WHERE run_id = ? AND target = ? AND field = ?',
  );
  const setWish = database.prepare('UPDATE extraction_wish SET target = ? WHERE run_id = ? AND target = ?');
  return {
    /** Rows with the document they are about. */
    placed: (runId: string) => placed.all(runId) as Placed[],
    /** `renamed` gives the result with the new file's id. No row of the run may have that file yet. */
    move(runId: string, { ordinal, target }: Placed, to: string, renamed: (result: unknown) => unknown): void {
      const itemId = `${runId}/${ordinal}`;
      const cellId = (file: string, field: number) => `${runId}/${file}/${field}`;
      database.transaction(() => {
        const stored = resultOf.get(runId, ordinal) as string | null;
        const result = sealing.open('batch_item', 'result', itemId, stored);
        const changed = result === null ? null : JSON.stringify(renamed(JSON.parse(result)));
        setItem.run(to, sealing.seal('batch_item', 'result', itemId, changed), runId, ordinal);
        for (const { field, text } of marksOf.all(runId, target) as Mark[]) {
          // What is sealed is bound to its place.
          const said = sealing.open('extraction_cell', 'cell_text', cellId(target, field), text);
          setMark.run(to, sealing.seal('extraction_cell', 'cell_text', cellId(to, field), said), runId, target, field);
        }
        setWish.run(to, runId, target);
      })();
    },
  };
}
