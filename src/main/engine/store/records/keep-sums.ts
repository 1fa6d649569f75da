/**
 * Keeps the checksums of all records true to what is written through this connection. They are made within the statement that writes, by
 * triggers of the connection alone, so that no way of writing goes without; a file from elsewhere cannot bring such triggers along.
 */
import type { Database } from 'better-sqlite3';
import { addSumFunctions, spoiledSums } from './column-sums.ts';
import { columnsOf, hasSums, quoted, type RecordTable, recordId, recordTables } from './record-tables.ts';

/** Call it before the first write. Does nothing to a database without checksums. */
export function keepSums(database: Database): { carrying<Result>(work: () => Result): Result } {
  let carries = false;
  addSumFunctions(database, () => carries);
  // A record that another one replaces goes as one that is deleted.
  database.pragma('recursive_triggers = ON');
  if (hasSums(database)) for (const table of recordTables(database)) addTriggers(database, table);
  return {
    /** For `work` that writes the same texts in another form: what was damaged before stays known as damaged. */
    carrying(work) {
      carries = true;
      try {
        return work();
      } finally {
        carries = false;
      }
    },
  };
}

function addTriggers(database: Database, table: RecordTable): void {
  const { name, columns } = table;
  const pairs = columns.map((column) => `OLD.${quoted(column)}, NEW.${quoted(column)}`).join(', ');
  const after = `record_sums_after(sums, ${pairs})`;
  const sumOf = (row: string) => `table_name = '${name}' AND record_id = ${recordId(table, row)}`;
  database.exec(`
    CREATE TEMP TRIGGER "sum of new ${name}" AFTER INSERT ON main.${quoted(name)} BEGIN
      DELETE FROM record_sum WHERE ${sumOf('NEW')};
      INSERT INTO record_sum (table_name, record_id, sums)
        VALUES ('${name}', ${recordId(table, 'NEW')}, record_sums(${columnsOf(table, 'NEW')}));
    END;
    CREATE TEMP TRIGGER "sum of changed ${name}" AFTER UPDATE ON main.${quoted(name)} BEGIN
      UPDATE OR REPLACE record_sum SET record_id = ${recordId(table, 'NEW')}, sums = ${after},
        -- One that is whole again is looked after like any other.
        told_at = CASE WHEN told_at IS NULL THEN NULL WHEN ${after} IS record_sums(${columnsOf(table, 'NEW')}) THEN NULL
          ELSE told_at END
        WHERE ${sumOf('OLD')};
    END;
    CREATE TEMP TRIGGER "sum of removed ${name}" AFTER DELETE ON main.${quoted(name)} BEGIN
      DELETE FROM record_sum WHERE ${sumOf('OLD')};
    END;
  `);
}

/** Makes the checksums of everything that is there, where they are those of an earlier schema or none. Records known as damaged stay so. */
export function makeSums(database: Database): void {
  if (hasSums(database)) return;
  addSumFunctions(database);
  database.transaction(() => {
    const told = database
      .prepare('SELECT table_name, record_id, told_at FROM record_sum WHERE told_at IS NOT NULL')
      .all() as { table_name: string; record_id: string; told_at: number }[];
    database.exec('DELETE FROM record_sum');
    for (const table of recordTables(database)) {
      const { name } = table;
      database.exec(`INSERT INTO record_sum (table_name, record_id, sums)
        SELECT '${name}', ${recordId(table, quoted(name))}, record_sums(${columnsOf(table, quoted(name))}) FROM ${quoted(name)}`);
    }
    const read = database.prepare('SELECT sums FROM record_sum WHERE table_name = ? AND record_id = ?').pluck();
    const write = database.prepare(
      'UPDATE record_sum SET sums = ?, told_at = ? WHERE table_name = ? AND record_id = ?',
    );
    for (const { table_name, record_id, told_at } of told) {
      const sums = read.get(table_name, record_id) as Uint8Array | undefined;
      if (sums) write.run(spoiledSums(sums), told_at, table_name, record_id);
    }
    const schema = database.pragma('user_version', { simple: true });
    database.prepare('UPDATE record_sum_state SET schema = ? WHERE id = 1').run(schema);
  })();
}
