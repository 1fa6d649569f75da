/** What SQLite's own check leaves out of tables and indexes, and what statements trip over later. */
import type { Database } from 'better-sqlite3';

type IndexRow = { readonly name: string; readonly sql: string | null };

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Tables that lie in the file themselves; those of extensions lie in others. */
export const ownTables = (database: Database): string[] =>
  database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name`)
    .pluck()
    .all() as string[];

/**
 * Begins to read `table` and each of its indexes: one that is empty counts as sound for SQLite's check whatever kind of page it begins with.
 * A page each. Throws SQLITE_CORRUPT where it is another kind.
 */
export function touchIndexes(database: Database, table: string): void {
  database.prepare(`SELECT 1 FROM ${quoted(table)} NOT INDEXED LIMIT 1`).get();
  for (const { name, sql } of indexesOf(database, table)) {
    const part = partOf(sql);
    const where = part === null ? '' : `WHERE ${part}`;
    database.prepare(`SELECT 1 FROM ${quoted(table)} INDEXED BY ${quoted(name)} ${where} LIMIT 1`).get();
  }
}

/**
 * What is wrong with indexes over a part of `table`'s rows, or null: SQLite's check finds entries that are missing there, and none that are
 * too many. Reads the table once. Throws SQLITE_CORRUPT where an entry leads to no row.
 */
export function wrongPartialIndex(database: Database, table: string): string | null {
  const partial = indexesOf(database, table).flatMap(({ name, sql }) => {
    const part = partOf(sql);
    return part === null ? [] : [{ name, part }];
  });
  if (partial.length === 0) return null;
  const columns = partial.map(({ part }) => `count(*) FILTER (WHERE ${part})`).join(', ');
  const rows = database
    .prepare(`SELECT ${columns} FROM ${quoted(table)} NOT INDEXED`)
    .raw()
    .get() as number[];
  for (const [at, { name, part }] of partial.entries()) {
    const entries = database
      .prepare(`SELECT count(*) FROM ${quoted(table)} INDEXED BY ${quoted(name)} WHERE ${part}`)
      .pluck()
      .get() as number;
    if (entries !== rows[at]) return `${name}: ${entries} entries for ${rows[at]} rows`;
  }
  return null;
}

const indexesOf = (database: Database, table: string) =>
  database
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND rootpage > 0`)
    .all(table) as IndexRow[];

/** Which rows an index is about; null: all. */
const partOf = (sql: string | null): string | null => / WHERE (.*)$/s.exec(sql ?? '')?.[1] ?? null;
