/** The tables of personal.db whose records have checksums, as a database of any schema has them. */
import type { Database } from 'better-sqlite3';
import { personalColumns } from '../personal-columns.ts';

export type RecordTable = {
  readonly name: string;
  /** The columns that name a record. */
  readonly key: readonly string[];
  /** All columns in the order of the table, which is that of the checksums. */
  readonly columns: readonly string[];
};

/** The tables of the checksums themselves. */
const own: readonly string[] = ['record_sum', 'record_sum_state'];

/** Names of columns come from the file, which may be a stranger's. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** SQL for a record's id, as `personal-columns.ts` joins it. `row` stands before each column: `NEW`, or a table. */
export const recordId = ({ key }: RecordTable, row: string) =>
  key.map((column) => `${row}.${quoted(column)}`).join(` || '/' || `) + (key.length === 1 ? ` || ''` : '');

/** SQL for all columns of a row. */
export const columnsOf = ({ columns }: RecordTable, row: string) =>
  columns.map((column) => `${row}.${quoted(column)}`).join(', ');

/** Those that are there. Parents come before their children, so that records can be put back in this order. */
export function recordTables(database: Database): RecordTable[] {
  const read = database.prepare('SELECT name FROM pragma_table_info(?)').pluck();
  return Object.entries(personalColumns).flatMap(([name, { id }]) => {
    if (own.includes(name)) return [];
    const columns = read.all(name) as string[];
    return id.every((column) => columns.includes(column)) ? [{ name, key: id, columns }] : [];
  });
}

/** False: a database of a schema without checksums, or one whose checksums were not made yet. */
export function hasSums(database: Database): boolean {
  const isThere = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'record_sum_state'`).get() !== undefined;
  if (!isThere) return false;
  const schema = database.prepare('SELECT schema FROM record_sum_state WHERE id = 1').pluck().get();
  return schema === database.pragma('user_version', { simple: true });
}

/** False: what it belongs to is gone, or another record has taken its place. */
export function isTaken(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error;
    return false;
  }
}
