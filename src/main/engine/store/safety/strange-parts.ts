/** Whether a database from elsewhere holds anything in its schema that our migrations did not make: a trigger or a view runs when ours do. */
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { DatabaseKind } from './database-kind.ts';

type Part = { readonly type: string; readonly name: string; readonly table: string; readonly sql: string | null };

/** Tables made when they are first needed, one for each embedding, exactly as `vector-table.ts` and `picture-vector-table.ts` write them. */
const madeLater =
  /^CREATE VIRTUAL TABLE (picture_)?vector_\d{1,9} USING vec0 \(embedding float\[\d{1,5}\] distance_metric=cosine(, chunk_size=\d{1,5})?\)$/;
/** What SQLite itself keeps of a table's figures; it makes them alone, in these words. */
const own: ReadonlySet<string> = new Set([
  'table sqlite_stat1 CREATE TABLE sqlite_stat1(tbl,idx,stat)',
  'table sqlite_stat4 CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)',
  'table sqlite_sequence CREATE TABLE sqlite_sequence(name,seq)',
]);

/**
 * The first part of a closed database's schema that a fresh one of the same number does not have in the same words, or null. Nothing of
 * the file but its schema is read, so nothing it defines is run. Throws SQLite's errors, also for a file that is no database.
 */
export function findStrangePart(file: string, kind: DatabaseKind): string | null {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  try {
    database.pragma('trusted_schema = OFF');
    const version = database.pragma('user_version', { simple: true }) as number;
    if (version < 1 || version > kind.steps.length) return `schema ${version}`;
    const found = partsOf(database);
    const expected = partsOfFresh(kind, version, found);
    const strange = found.find((part) => !own.has(written(part)) && !expected.has(written(part)));
    return strange ? `${strange.type} ${strange.name}` : null;
  } finally {
    database.close();
  }
}

/** The schema as this version's migrations make it, with the same tables made later. */
function partsOfFresh(kind: DatabaseKind, version: number, found: readonly Part[]): ReadonlySet<string> {
  const database = new BetterSqlite(':memory:');
  try {
    if (kind.extension) database.loadExtension(kind.extension);
    for (const step of kind.steps.slice(0, version)) database.exec(step);
    if (kind.extension) for (const { sql } of found) if (sql !== null && madeLater.test(sql)) database.exec(sql);
    return new Set(partsOf(database).map(written));
  } finally {
    database.close();
  }
}

function partsOf(database: Database): readonly Part[] {
  return database.prepare('SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema').all() as Part[];
}

/**
 * One part as text that is equal where the definition is. Space counts as space only, and a name means the same in quotation marks, which a
 * renaming adds; a line's end stays one, for it ends a comment.
 */
function written({ type, name, table, sql }: Part): string {
  if (sql === null) return `${type} ${name} of ${table}`;
  const words = sql.replaceAll(/\s+/g, (space) => (space.includes('\n') ? '\n' : ' ')).replaceAll(/"(\w+)"/g, '$1');
  return `${type} ${name} ${words}`;
}
