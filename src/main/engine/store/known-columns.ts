/** Rows of another database on their way into this one: only what this schema has, so that no name of theirs gets into a statement. */
import type { Database } from 'better-sqlite3';

export function createColumns(database: Database) {
  const read = database.prepare('SELECT name FROM pragma_table_info(?)').pluck();
  const byTable = new Map<string, ReadonlySet<string>>();
  return {
    /** `row` without the columns this table has not. */
    known<Value>(table: string, row: Readonly<Record<string, Value>>): Record<string, Value> {
      const names = byTable.get(table) ?? new Set(read.all(table) as string[]);
      byTable.set(table, names);
      return Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)));
    },
  };
}
