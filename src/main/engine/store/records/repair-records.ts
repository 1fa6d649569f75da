/**
 * Puts back what changed on the disk, from whichever backup holds it as it was written: the checksum noted for a column says so, however old
 * the backup. What none holds stays as it is and is noted, so that it is shown as damaged and told once.
 */
import type { Database } from 'better-sqlite3';
import { personalColumns } from '../personal-columns.ts';
import { type ChangedRecord, changedRecords } from './changed-records.ts';
import { differingColumns, spoiledSums, sumBytes, sumsOf, type Value } from './column-sums.ts';
import { type Copies, createCopies } from './copies.ts';
import { isTaken, quoted, type RecordTable, recordTables } from './record-tables.ts';

/** Numbers of records by table. */
export type RecordRepair = {
  readonly restored: Readonly<Record<string, number>>;
  /** Those a person does not know of yet. */
  readonly damaged: Readonly<Record<string, number>>;
};

/** `columns`: only of records that are there; none that is gone comes back. */
export type RepairScope = 'records' | 'columns';

/**
 * `database` is open for writing, knows `record_sums` and has no triggers for them; `backups` are files, the newest first. One transaction.
 * Throws SQLite's errors; a backup that cannot be read is passed over.
 */
export function repairRecords(
  database: Database,
  backups: readonly string[],
  now: number,
  scope: RepairScope = 'records',
): RecordRepair {
  const changed = [...changedRecords(database)].flat().filter(({ found }) => scope === 'records' || found !== null);
  const restored: Record<string, number> = {};
  const damaged: Record<string, number> = {};
  if (changed.length === 0) return { restored, damaged };
  const copies = createCopies(backups);
  try {
    const repair = createRepair(database, copies, now);
    database.transaction(() => {
      const known = recordTables(database).map(({ name }) => name);
      const others = known.map(() => '?').join(', ');
      database.prepare(`DELETE FROM record_sum WHERE table_name NOT IN (${others})`).run(...known);
      for (const record of inOrder(changed)) {
        const outcome = repair(record);
        const counts = outcome === 'restored' ? restored : outcome === 'damaged' && !record.told ? damaged : null;
        if (counts) counts[record.table.name] = (counts[record.table.name] ?? 0) + 1;
      }
    })();
    return { restored, damaged };
  } finally {
    copies.close();
  }
}

/** What is gone comes first: a record under a wrong id may be one of them. */
const inOrder = (changed: readonly ChangedRecord[]) => [
  ...changed.filter(({ found }) => found === null),
  ...changed.filter(({ found }) => found !== null),
];

/** `sound`: only the checksum was damaged. */
type Outcome = 'restored' | 'sound' | 'damaged';

function createRepair(database: Database, copies: Copies, now: number) {
  const writeSums = database.prepare(`INSERT OR REPLACE INTO record_sum (table_name, record_id, sums, told_at)
    VALUES (?, ?, ?, ?)`);
  const removeSums = database.prepare('DELETE FROM record_sum WHERE table_name = ? AND record_id = ?');

  function changedRecord({
    table,
    id,
    found,
    noted,
  }: ChangedRecord & { found: Uint8Array; noted: Uint8Array }): Outcome {
    // Those of another length say nothing any more.
    const sums = noted.length === found.length ? Buffer.from(noted) : spoiledSums(found);
    let left = 0;
    let written = 0;
    for (const index of differingColumns(found, sums)) {
      const column = table.columns[index] as string;
      const [start, end] = [index * sumBytes, (index + 1) * sumBytes];
      const slice = sums.subarray(start, end);
      const isSound = () => copies.holds(table, id, found, index);
      // Four zeros are the checksum of nothing, and what a disk leaves in the place of any other.
      const mayBeLost = slice.every((byte) => byte === 0);
      const copy = mayBeLost && isSound() ? undefined : copies.column(table, id, column, slice);
      if (copy !== undefined && write(table, id, column, copy.value)) written += 1;
      else if (isSound()) sums.set(found.subarray(start, end), start);
      else left += 1;
    }
    writeSums.run(table.name, id, sums, left > 0 ? now : null);
    return left > 0 ? 'damaged' : written > 0 ? 'restored' : 'sound';
  }

  const write = ({ name, key }: RecordTable, id: string, column: string, value: Value) =>
    isTaken(() => {
      const place = key.map(quoted).join(` || '/' || `);
      database.prepare(`UPDATE ${quoted(name)} SET ${quoted(column)} = ? WHERE ${place} = ?`).run(value, id);
    });

  // Once all texts have their new form the backups still have the other one, until they are made anew.
  const isOtherForm = database.prepare(`SELECT 1 FROM sealing WHERE state = 'cleaning'`).get() !== undefined;

  function goneRecord({ table, id, noted }: ChangedRecord): Outcome {
    const mayCome = !isOtherForm || personalColumns[table.name]?.sealed === undefined;
    const row =
      mayCome && copies.record(table, id, (values) => Buffer.from(sumsOf(values)).equals(noted as Uint8Array));
    const names = table.columns.map(quoted).join(', ');
    const insert = `INSERT INTO ${quoted(table.name)} (${names}) VALUES (${table.columns.map(() => '?').join(', ')})`;
    if (row && isTaken(() => database.prepare(insert).run(...row))) return 'restored';
    removeSums.run(table.name, id);
    return 'damaged';
  }

  function strangeRecord({ table, id, found }: ChangedRecord & { found: Uint8Array }): Outcome {
    const isCopied = copies.record(table, id, (values) => sumsOf(values).equals(found)) !== null;
    writeSums.run(table.name, id, isCopied ? found : spoiledSums(found), isCopied ? null : now);
    return isCopied ? 'sound' : 'damaged';
  }

  return (record: ChangedRecord): Outcome => {
    const { found, noted } = record;
    if (found === null) return goneRecord(record);
    return noted === null ? strangeRecord({ ...record, found }) : changedRecord({ ...record, found, noted });
  };
}
