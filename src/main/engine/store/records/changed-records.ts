/** Records that are not what was written: a letter changed on the disk, one is gone, or one is there that nobody wrote. */
import type { Database } from 'better-sqlite3';
import { columnsOf, hasSums, quoted, type RecordTable, recordId, recordTables } from './record-tables.ts';

export type ChangedRecord = {
  readonly table: RecordTable;
  readonly id: string;
  /** Checksums of what stands there; null: the record is gone. */
  readonly found: Uint8Array | null;
  /** Checksums of what was written; null: of none that is known. */
  readonly noted: Uint8Array | null;
  /** A person knows already. */
  readonly told: boolean;
};

/** Table by table, so that whoever drives it can pause. The connection must know `record_sums`. Throws SQLite's errors. */
export function* changedRecords(database: Database): Generator<readonly ChangedRecord[]> {
  if (!hasSums(database)) return;
  for (const table of recordTables(database)) {
    const changed = otherThanNoted(database, table);
    const known = countOf(database, table) - changed.filter(({ noted }) => noted === null).length;
    // Their ids are compared only where the numbers say that one is missing.
    yield sumsOfTable(database, table) === known ? changed : [...changed, ...gone(database, table)];
  }
}

const countOf = (database: Database, { name }: RecordTable) =>
  database
    .prepare(`SELECT count(*) FROM ${quoted(name)}`)
    .pluck()
    .get() as number;
const sumsOfTable = (database: Database, { name }: RecordTable) =>
  database.prepare('SELECT count(*) FROM record_sum WHERE table_name = ?').pluck().get(name) as number;

function otherThanNoted(database: Database, table: RecordTable): ChangedRecord[] {
  const sums = `record_sums(${columnsOf(table, 'here')})`;
  const rows = database
    .prepare(
      `SELECT ${recordId(table, 'here')} AS id, ${sums} AS found, noted.sums AS noted, noted.told_at IS NOT NULL AS told
        FROM ${quoted(table.name)} AS here
        LEFT JOIN record_sum AS noted ON noted.table_name = ? AND noted.record_id = ${recordId(table, 'here')}
        WHERE noted.sums IS NOT ${sums}`,
    )
    .all(table.name) as { id: string; found: Uint8Array; noted: Uint8Array | null; told: number }[];
  return rows.map(({ told, ...row }) => ({ ...row, table, told: told === 1 }));
}

function gone(database: Database, table: RecordTable): ChangedRecord[] {
  const here = new Set(
    database
      .prepare(`SELECT ${recordId(table, 'here')} FROM ${quoted(table.name)} AS here`)
      .pluck()
      .all() as string[],
  );
  const noted = database
    .prepare('SELECT record_id AS id, sums AS noted, told_at IS NOT NULL AS told FROM record_sum WHERE table_name = ?')
    .all(table.name) as { id: string; noted: Uint8Array; told: number }[];
  return noted
    .filter(({ id }) => !here.has(id))
    .map(({ id, noted, told }) => ({ id, noted, table, found: null, told: told === 1 }));
}
