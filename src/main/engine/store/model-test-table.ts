/** What tests of models found, kept so that the next one can say what changed. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';

export type ModelTestRow<Result> = { readonly id: string; readonly madeAt: number; readonly result: Result };
type Kind = 'regress' | 'compare';

export function createModelTestTable(database: Database, now: () => number) {
  const read = <Result>(rows: unknown[]) =>
    (rows as { id: string; madeAt: number; result: string }[]).map(
      (row): ModelTestRow<Result> => ({ ...row, result: JSON.parse(row.result) as Result }),
    );
  const columns = 'SELECT id, made_at AS madeAt, result FROM model_test';
  return {
    /** The one before this of the same kind and subject. */
    last<Result>(kind: Kind, subject: string): ModelTestRow<Result> | undefined {
      const newest = `${columns} WHERE kind = ? AND subject = ? ORDER BY made_at DESC, id DESC LIMIT 1`;
      return read<Result>(database.prepare(newest).all(kind, subject))[0];
    },
    /** Newest first. */
    list<Result>(kind: Kind): readonly ModelTestRow<Result>[] {
      return read<Result>(database.prepare(`${columns} WHERE kind = ? ORDER BY made_at DESC, id DESC`).all(kind));
    },
    /** Keeps the newest `most` of a subject. */
    add<Result>(kind: Kind, subject: string, result: Result, most: number): ModelTestRow<Result> {
      const row = { id: uuidv7(), madeAt: now(), result };
      database
        .prepare('INSERT INTO model_test (id, kind, subject, result, made_at) VALUES (?, ?, ?, ?, ?)')
        .run(row.id, kind, subject, JSON.stringify(result), row.madeAt);
      database
        .prepare(`DELETE FROM model_test WHERE kind = ? AND subject = ? AND id NOT IN
          (SELECT id FROM model_test WHERE kind = ? AND subject = ? ORDER BY made_at DESC, id DESC LIMIT ?)`)
        .run(kind, subject, kind, subject, most);
      return row;
    },
    remove: (id: string) => database.prepare('DELETE FROM model_test WHERE id = ?').run(id).changes > 0,
  };
}
