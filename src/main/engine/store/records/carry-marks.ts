/** Records on their way into another personal.db: one that is damaged here must not count as whole there. */
import type { Database } from 'better-sqlite3';
import { differingColumns, sumBytes, sumsOf, type Value } from './column-sums.ts';
import { hasSums, type RecordTable, recordTables } from './record-tables.ts';

type Row = Readonly<Record<string, Value>>;

/**
 * `source`: where records come from; `database`: where they are written, with checksums kept by triggers (`keepSums`). What is called after
 * a record was written there marks its columns as damaged that were so in `source`, as ones a person was told of: the mark is shown wherever
 * they are read.
 */
export function carryMarks(source: Database, database: Database, now: number): (table: string, row: Row) => void {
  if (!hasSums(source) || !hasSums(database)) return () => undefined;
  const tablesOf = (of: Database) => new Map(recordTables(of).map((table) => [table.name, table]));
  const [theirs, ours] = [tablesOf(source), tablesOf(database)];
  const noted = source.prepare('SELECT sums FROM record_sum WHERE table_name = ? AND record_id = ?').pluck();
  const read = database.prepare('SELECT sums FROM record_sum WHERE table_name = ? AND record_id = ?').pluck();
  const write = database.prepare('UPDATE record_sum SET sums = ?, told_at = ? WHERE table_name = ? AND record_id = ?');

  return (name, row) => {
    const there = theirs.get(name);
    const here = ours.get(name);
    if (!there || !here) return;
    const id = here.key.map((column) => row[column]).join('/');
    const damaged = damagedIn(there, row, noted.get(name, id) as Uint8Array | undefined);
    const sums = damaged.length > 0 && (read.get(name, id) as Uint8Array | undefined);
    if (sums) write.run(spoiledAt(sums, here, damaged), now, name, id);
  };
}

/** Names of the columns that are not what was written; all of them where nothing says what was. */
function damagedIn({ columns }: RecordTable, row: Row, noted: Uint8Array | undefined): string[] {
  const found = sumsOf(columns.map((column) => row[column] ?? null));
  const differing = noted ? differingColumns(found, noted) : columns.keys();
  return [...differing].flatMap((index) => columns[index] ?? []);
}

/** `sums` with the checksums of `damaged` columns turned, so that nothing matches them. */
function spoiledAt(sums: Uint8Array, { columns }: RecordTable, damaged: readonly string[]): Buffer {
  const spoiled = Buffer.from(sums);
  for (const column of damaged) {
    const at = columns.indexOf(column) * sumBytes;
    if (at >= 0) spoiled.writeUInt32LE(~spoiled.readUInt32LE(at) >>> 0, at);
  }
  return spoiled;
}
