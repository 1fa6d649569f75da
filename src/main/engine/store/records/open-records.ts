/** What the tables of an open personal.db know of the checksums of their records. */
import type { Database, Statement } from 'better-sqlite3';
import { changedRecords } from './changed-records.ts';
import { keepSums, makeSums } from './keep-sums.ts';
import { columnsOf, quoted, recordId, recordTables } from './record-tables.ts';

export type Records = ReturnType<typeof openRecords>;

/** Call it once the schema is the present one. Makes the checksums that are missing. Throws SQLite's errors. */
export function openRecords(database: Database) {
  makeSums(database);
  const { carrying } = keepSums(database);
  const tables = new Map(recordTables(database).map((table) => [table.name, table]));
  const listeners: (() => void)[] = [];

  /** Asked for with every message that is shown. */
  const statements = new Map<string, Statement>();
  function statementFor(table: string, column: string): Statement {
    const known = statements.get(`${table}.${column}`);
    if (known) return known;
    const about = tables.get(table);
    if (!about) throw new Error(`no checksums of ${table}`);
    const made = database.prepare(
      `SELECT ${recordId(about, 'here')} AS id, noted.told_at IS NULL AS fresh FROM ${quoted(table)} AS here
        LEFT JOIN record_sum AS noted ON noted.table_name = ? AND noted.record_id = ${recordId(about, 'here')}
        WHERE here.${quoted(column)} = ? AND noted.sums IS NOT record_sums(${columnsOf(about, 'here')})`,
    );
    statements.set(`${table}.${column}`, made);
    return made;
  }

  return {
    carrying,
    /** Hears of what `changedIn` finds and no person was told of. */
    onChanged: (listener: () => void) => void listeners.push(listener),
    /** Ids of those records of `table`, with this value in `column`, that are not what was written. */
    changedIn(table: string, column: string, value: string): ReadonlySet<string> {
      const rows = statementFor(table, column).all(table, value) as { readonly id: string; readonly fresh: number }[];
      if (rows.some(({ fresh }) => fresh === 1)) for (const listener of listeners) listener();
      return new Set(rows.map(({ id }) => id));
    },
    /** What is wrong and nobody was told of, or null; yields after each table. */
    *check(): Generator<void, string | null> {
      for (const changed of changedRecords(database)) {
        const fresh = changed.filter(({ told }) => !told);
        const [first] = fresh;
        if (first) return `${first.table.name}: ${fresh.length} records are not what was written`;
        yield;
      }
      return null;
    },
  };
}
