import BetterSqlite from 'better-sqlite3';
import { AppError } from '../../preload/contract/errors.ts';
import type { TableWork, TableWorkResult } from '../engine/ports.ts';
import { tableWorkerLimits } from './limits.ts';

/** One statement that reads: what begins otherwise is refused before SQLite sees it. */
const reads = /^\s*(?:select|with)\b/i;

/**
 * Computes statements over one table, in a fresh in-memory database that holds nothing else. Every column is there twice: as shown, and as
 * `… #` with its value as a number; `row` counts from 1. Time and memory are watched from outside: this build of SQLite counts no memory. Throws AppError `table-query-invalid` for what is not one reading statement.
 */
export function runTableQuery({ columns, rows, statements }: TableWork): TableWorkResult {
  const database = new BetterSqlite(':memory:');
  try {
    database.pragma('trusted_schema = OFF');
    fill(database, columns, rows);
    database.pragma('query_only = ON');
    return { results: statements.map((sql) => ask(database, sql)) };
  } finally {
    database.close();
  }
}

function fill(database: BetterSqlite.Database, columns: TableWork['columns'], rows: TableWork['rows']): void {
  const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const definitions = columns.flatMap((column) => [`${name(column)} TEXT`, `${name(`${column} #`)} REAL`]);
  database.exec(`CREATE TABLE data (row INTEGER PRIMARY KEY, ${definitions.join(', ')})`);
  // More columns than SQLite takes parameters never come: the engine cuts tables before.
  const insert = database.prepare(
    `INSERT INTO data VALUES (${Array(1 + columns.length * 2)
      .fill('?')
      .join(', ')})`,
  );
  database.transaction(() => {
    let number = 0;
    for (const row of rows) {
      number += 1;
      insert.run(number, ...columns.flatMap((_, column) => [row[column]?.[0] ?? '', row[column]?.[1] ?? null]));
    }
  })();
}

function ask(database: BetterSqlite.Database, sql: string): TableWorkResult['results'][number] {
  const refused = (detail: string) =>
    new AppError('table-query-invalid', 'This is not one reading statement.', { detail });
  if (!reads.test(sql)) throw refused('It does not begin with SELECT.');
  let statement: BetterSqlite.Statement;
  try {
    statement = database.prepare(sql);
  } catch (error) {
    throw refused(error instanceof Error ? error.message.slice(0, tableWorkerLimits.detailCharacters) : '');
  }
  if (!statement.reader || !statement.readonly) throw refused('It would change something.');
  const values: (string | number | null)[][] = [];
  try {
    for (const row of statement.raw().iterate() as IterableIterator<unknown[]>) {
      if (values.length === tableWorkerLimits.resultRows) return { rows: values, complete: false };
      values.push(row.slice(0, tableWorkerLimits.resultColumns).map(plain));
    }
  } catch (error) {
    throw refused(error instanceof Error ? error.message.slice(0, tableWorkerLimits.detailCharacters) : '');
  }
  return { rows: values, complete: true };
}

function plain(value: unknown): string | number | null {
  if (typeof value === 'number' || value === null) return value;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' ? value.slice(0, tableWorkerLimits.valueCharacters) : null;
}
