/** What backups hold of a record, the newest backup first. They are opened when the first record is looked for. */
import type { Database } from 'better-sqlite3';
import { sumBytes, sumsOf, type Value } from './column-sums.ts';
import { openToRead } from './open-to-read.ts';
import { hasSums, quoted, type RecordTable, recordTables } from './record-tables.ts';

export type Copies = ReturnType<typeof createCopies>;

export function createCopies(files: readonly string[]) {
  let opened: Database[] | null = null;
  const backups = () => {
    opened ??= files.flatMap(openCopy);
    return opened;
  };

  /** The record's columns by name in each backup that has it. */
  function* rows(
    table: RecordTable,
    id: string,
  ): Generator<{ backup: Database; row: Readonly<Record<string, Value>> }> {
    for (const backup of backups()) {
      const row = readRow(backup, table, id);
      if (row) yield { backup, row };
    }
  }

  return {
    /** The value with these checksum bytes; undefined when no backup has it. */
    column(table: RecordTable, id: string, column: string, sum: Uint8Array): { readonly value: Value } | undefined {
      for (const { row } of rows(table, id)) {
        const value = row[column];
        if (value !== undefined && sumsOf([value]).equals(sum)) return { value };
      }
      return undefined;
    },
    /** All columns of the newest copy that `isIt`; null when no backup has it. */
    record(table: RecordTable, id: string, isIt: (values: readonly Value[]) => boolean): readonly Value[] | null {
      for (const { row } of rows(table, id)) {
        const values = table.columns.map((column) => row[column]);
        if (values.every((value) => value !== undefined) && isIt(values as Value[])) return values as Value[];
      }
      return null;
    },
    /** Whether a backup, by checksums of its own, has in this column what `found` says stands there: then that is what was written. */
    holds(table: RecordTable, id: string, found: Uint8Array, index: number): boolean {
      const slice = (sums: Uint8Array, at: number) => Buffer.from(sums.subarray(at * sumBytes, (at + 1) * sumBytes));
      for (const { backup, row } of rows(table, id)) {
        const column = table.columns[index] as string;
        const value = row[column];
        if (value === undefined || !sumsOf([value]).equals(slice(found, index))) continue;
        const noted = notedIn(backup, table, id);
        const there =
          recordTables(backup)
            .find(({ name }) => name === table.name)
            ?.columns.indexOf(column) ?? -1;
        if (noted && there >= 0 && slice(noted, there).equals(slice(found, index))) return true;
      }
      return false;
    },
    close: () => {
      for (const backup of opened ?? []) backup.close();
    },
  };
}

function openCopy(file: string): Database[] {
  try {
    return [openToRead(file)];
  } catch {
    // Another one may hold what is looked for.
    return [];
  }
}

function readRow(backup: Database, { name, key }: RecordTable, id: string): Readonly<Record<string, Value>> | null {
  try {
    const place = key.map(quoted).join(` || '/' || `);
    const row = backup.prepare(`SELECT * FROM ${quoted(name)} WHERE ${place} = ?`).get(id);
    return (row as Readonly<Record<string, Value>> | undefined) ?? null;
  } catch {
    // A backup that is damaged there, or of a schema without that table.
    return null;
  }
}

function notedIn(backup: Database, { name }: RecordTable, id: string): Uint8Array | null {
  try {
    if (!hasSums(backup)) return null;
    const read = backup.prepare('SELECT sums FROM record_sum WHERE table_name = ? AND record_id = ?').pluck();
    return (read.get(name, id) as Uint8Array | undefined) ?? null;
  } catch {
    // As above.
    return null;
  }
}
