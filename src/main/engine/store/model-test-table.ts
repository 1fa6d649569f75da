/** What tests of models found, kept so that the next one can say what changed. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { PersonalText } from './personal-text.ts';

export type ModelTestRow<Result> = { readonly id: string; readonly madeAt: number; readonly result: Result };
type Kind = 'regress' | 'compare';

export function createModelTestTable(database: Database, now: () => number, sealing: PersonalText) {
  type Row = { readonly id: string; readonly madeAt: number; readonly subject: string; readonly result: string };
  const select = database.prepare(
    'SELECT id, made_at AS madeAt, subject, result FROM model_test WHERE kind = ? ORDER BY made_at DESC, id DESC',
  );
  /** Newest first; none while they are locked. Sealed subjects cannot be compared by SQL. */
  const rows = (kind: Kind, subject: string | null): Row[] =>
    sealing.isLocked()
      ? []
      : (select.all(kind) as Row[])
          .map((row) => ({ ...row, subject: sealing.open('model_test', 'subject', row.id, row.subject) }))
          .filter((row) => subject === null || row.subject === subject);
  const read = <Result>({ id, madeAt, result }: Row): ModelTestRow<Result> => ({
    ...{ id, madeAt },
    result: JSON.parse(sealing.open('model_test', 'result', id, result)) as Result,
  });
  return {
    /** The one before this of the same kind and subject. */
    last<Result>(kind: Kind, subject: string): ModelTestRow<Result> | undefined {
      const [newest] = rows(kind, subject);
      return newest && read<Result>(newest);
    },
    /** Newest first. */
    list: <Result>(kind: Kind): readonly ModelTestRow<Result>[] => rows(kind, null).map((row) => read<Result>(row)),
    /** Keeps the newest `most` of a subject; nothing while they are locked. */
    add<Result>(kind: Kind, subject: string, result: Result, most: number): ModelTestRow<Result> {
      const row = { id: uuidv7(), madeAt: now(), result };
      if (sealing.isLocked()) return row;
      const sealed = (column: 'subject' | 'result', text: string) => sealing.seal('model_test', column, row.id, text);
      database
        .prepare('INSERT INTO model_test (id, kind, subject, result, made_at) VALUES (?, ?, ?, ?, ?)')
        .run(row.id, kind, sealed('subject', subject), sealed('result', JSON.stringify(result)), row.madeAt);
      const old = rows(kind, subject).slice(most);
      for (const { id } of old) database.prepare('DELETE FROM model_test WHERE id = ?').run(id);
      return row;
    },
    remove: (id: string) => database.prepare('DELETE FROM model_test WHERE id = ?').run(id).changes > 0,
  };
}
