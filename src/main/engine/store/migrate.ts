/** Forward-only numbered migrations; a file written by a newer version is refused untouched. */
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../preload/contract/errors.ts';

/** Runs what `user_version` lacks, each step in its own transaction. Throws `schema-newer`. */
export function migrate(database: Database, steps: readonly string[], name: string): void {
  const current = database.pragma('user_version', { simple: true }) as number;
  if (current > steps.length) {
    throw new AppError(
      'schema-newer',
      `${name} was written by a newer Docent (schema ${current}). Update Docent to open it.`,
      {
        schema: current,
        known: steps.length,
      },
    );
  }
  for (let version = current; version < steps.length; version += 1) {
    const sql = steps[version] as string;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${version + 1}`);
    })();
  }
}
