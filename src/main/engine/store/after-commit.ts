/** What must happen in memory only once the database has it for good. */
import type { Database } from 'better-sqlite3';

export type Commits = ReturnType<typeof createCommits>;

export function createCommits(database: Database) {
  const waiting: (() => void)[] = [];

  return {
    /** All or nothing, with everything `after` was given on the way. Throws what `run` or SQLite throws. */
    transaction<Result>(run: () => Result): Result {
      const before = waiting.length;
      try {
        const result = database.transaction(run).immediate();
        if (!database.inTransaction) for (const act of waiting.splice(0)) act();
        return result;
      } catch (error) {
        waiting.length = Math.min(before, waiting.length);
        throw error;
      }
    },
    /** Runs `act` when the transaction under way has been committed, never if it is rolled back; at once outside of one. */
    after(act: () => void): void {
      if (database.inTransaction) waiting.push(act);
      else act();
    },
  };
}
