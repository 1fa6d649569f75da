/**
 * Brings over what a damaged personal.db still holds as it was written: what came after the newest backup is in no other place. The checksum of
 * each record says which of them can be believed; whatever cannot be read, or is not what was written, is passed by.
 */
import type { Database } from 'better-sqlite3';
import { personalColumns } from '../personal-columns.ts';
import { sumsOf, type Value } from './column-sums.ts';
import { hasSums, isTaken, quoted, type RecordTable, recordTables } from './record-tables.ts';

type Row = Readonly<Record<string, Value>>;

/** What sealed texts need in order to be opened. */
const keyTables: readonly string[] = ['key_slot', 'sealing'];

/**
 * `database`: restored or new, open for writing, without triggers for checksums. `damaged`: set aside, open for reading. Both know
 * `record_sums`. Numbers of records by table; none where the two are of different schemas or seal with different keys. Throws what `database`
 * throws, and nothing that `damaged` does.
 */
export function salvageRecords(database: Database, damaged: Database): Readonly<Record<string, number>> {
  const saved: Record<string, number> = {};
  if (!hasSums(database) || !quietly(() => isOfSameSchema(database, damaged), false)) return saved;
  const tables = recordTables(database);
  const keys = tables.filter(({ name }) => keyTables.includes(name)).map((table) => readVerified(damaged, table));
  if (!hasItsKeys(database, keys)) return saved;
  const noted = database.prepare('SELECT sums FROM record_sum WHERE table_name = ? AND record_id = ?').pluck();
  const note = database.prepare('INSERT OR REPLACE INTO record_sum (table_name, record_id, sums) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (const table of tables) {
      for (const [id, values] of readVerified(damaged, table)) {
        const sums = sumsOf(values);
        const here = noted.get(table.name, id) as Uint8Array | undefined;
        if (here && sums.equals(here)) continue;
        if (!isTaken(() => write(database, table, values, here !== undefined))) continue;
        note.run(table.name, id, sums);
        saved[table.name] = (saved[table.name] ?? 0) + 1;
      }
    }
  })();
  return saved;
}

/** Records by id, with the values of all columns. */
type Verified = ReadonlyMap<string, readonly Value[]>;

const isOfSameSchema = (database: Database, damaged: Database) =>
  hasSums(damaged) &&
  damaged.pragma('user_version', { simple: true }) === database.pragma('user_version', { simple: true }) &&
  JSON.stringify(recordTables(damaged)) === JSON.stringify(recordTables(database));

/** A new database takes keys over with the rest; one with sealed texts must have the same already. `keys`: of `keyTables`. */
function hasItsKeys(database: Database, keys: readonly Verified[]): boolean {
  const [slots, state] = keys;
  const current = state?.get('1')?.[1];
  if (current === undefined) return false;
  // Anything typed that is in it already would stay as it is under keys it was never sealed with.
  const isNew = recordTables(database)
    .filter(({ name }) => name === 'key_slot' || personalColumns[name]?.sealed !== undefined)
    .every(({ name }) => database.prepare(`SELECT 1 FROM ${quoted(name)} LIMIT 1`).get() === undefined);
  if (isNew) return current === 0 || (slots?.size ?? 0) > 0;
  return keyTables.every((name, index) => {
    const here = database.prepare('SELECT record_id, sums FROM record_sum WHERE table_name = ?').raw().all(name);
    const there = keys[index] ?? new Map<string, readonly Value[]>();
    const isThere = ([id, sums]: [string, Uint8Array]) => sumsOf(there.get(id) ?? []).equals(sums);
    return here.length === there.size && (here as [string, Uint8Array][]).every(isThere);
  });
}

function readVerified(damaged: Database, table: RecordTable): Verified {
  const verified = new Map<string, readonly Value[]>();
  const noted = quietly(
    () => damaged.prepare('SELECT sums FROM record_sum WHERE table_name = ? AND record_id = ?').pluck(),
    null,
  );
  const take = (row: Row) => {
    const id = table.key.map((column) => row[column]).join('/');
    const values = table.columns.map((column) => row[column] ?? null);
    const sums = quietly(() => noted?.get(table.name, id) as Uint8Array | undefined, undefined);
    if (sums && sumsOf(values).equals(sums)) verified.set(id, values);
  };
  const name = quoted(table.name);
  const order = table.key.map(quoted);
  // From both ends, by the rows and by the index: each way stops at the first page that cannot be read.
  for (const way of ['', `ORDER BY ${order.join(', ')}`, `ORDER BY ${order.map((key) => `${key} DESC`).join(', ')}`])
    quietly(() => {
      for (const row of damaged.prepare(`SELECT * FROM ${name} ${way}`).iterate()) take(row as Row);
    }, undefined);
  // And one by one, past every hole that lies between.
  if (table.key.length > 1) return verified;
  const ids = quietly(
    () => damaged.prepare('SELECT record_id FROM record_sum WHERE table_name = ?').pluck().all(table.name) as string[],
    [],
  );
  for (const id of ids.filter((each) => !verified.has(each)))
    quietly(() => {
      const row = damaged.prepare(`SELECT * FROM ${name} WHERE ${order.join('')} = ?`).get(id);
      if (row) take(row as Row);
    }, undefined);
  return verified;
}

function write(
  database: Database,
  { name, key, columns }: RecordTable,
  values: readonly Value[],
  isThere: boolean,
): void {
  const names = columns.map(quoted);
  if (!isThere) {
    database
      .prepare(`INSERT INTO ${quoted(name)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...values);
    return;
  }
  database
    .prepare(
      `UPDATE ${quoted(name)} SET ${names.map((column) => `${column} = ?`).join(', ')}
        WHERE ${key.map((column) => `${quoted(column)} = ?`).join(' AND ')}`,
    )
    .run(...values, ...key.map((column) => values[columns.indexOf(column)] ?? null));
}

/** What a damaged file gives; `otherwise` where it refuses. */
function quietly<Result>(read: () => Result, otherwise: Result): Result {
  try {
    return read();
  } catch {
    // It is damaged: that it refuses is no news.
    return otherwise;
  }
}
