/** Whether a database file can be worked with, looked at without changing a byte of it. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { DatabaseKind } from './database-kind.ts';
import { readThrough } from './read-through.ts';
import { secondLook } from './second-look.ts';
import { ownTables, touchIndexes, wrongPartialIndex } from './wrong-indexes.ts';
import { wrongSearchTables } from './wrong-search-tables.ts';

/**
 * `open`: header and tables. `quick`: every page too. `full`: indexes and references as well, several times as long. `deep`: what is in the
 * tables of search too, for damage that was told in use.
 */
export type Depth = 'open' | 'quick' | 'full' | 'deep';

/** SQLite's failures that say nothing about the file: another process, the disk, memory, rights. */
const elsewhere = /^SQLITE_(IOERR|CANTOPEN|FULL|BUSY|LOCKED|READONLY|PERM|NOMEM|AUTH|INTERRUPT|PROTOCOL)/;
/** Bytes of SQLite's header, and what stands in them: https://www.sqlite.org/fileformat2.html#the_database_header */
const header = { bytes: 100, magic: 'SQLite format 3\0', formats: [18, 19], newestFormat: 2 } as const;

/**
 * What is wrong, in SQLite's words, or null. `knownSchema`: the newest schema that has ever opened it; a larger number in the file is
 * damage then, not a newer version. A file that cannot be read to its end throws the system's error.
 */
export function findDamage(file: string, kind: DatabaseKind, depth: Depth, knownSchema: number | null): string | null {
  const look = () => wrongAtALook(file, kind, depth, knownSchema);
  if (look() === null) return null;
  // A read that failed looks like damage; the second look has what the first may have been refused.
  readThrough(file);
  const wrong = look();
  if (wrong !== null) readThrough(file);
  return wrong;
}

function wrongAtALook(file: string, kind: DatabaseKind, depth: Depth, knownSchema: number | null): string | null {
  if (!existsSync(file)) return null;
  const wrong = wrongHeader(file);
  if (wrong !== null) return wrong;
  let database: Database | null = null;
  try {
    // Not for writing: closing would put the log into a file that is to be kept as it is.
    database = new BetterSqlite(file, { readonly: true });
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    if (kind.extension) database.loadExtension(kind.extension);
    return wrongSchema(database, kind, knownSchema) ?? (depth === 'open' ? null : wrongPages(database, depth));
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (code.startsWith('SQLITE_') && elsewhere.test(code)) return null;
    return String((error as Error).message);
  } finally {
    database?.close();
  }
}

/** The schema number a file that was found sound names; 0 where there is none. Throws SQLite's errors. */
export function schemaIn(file: string): number {
  if (!existsSync(file)) return 0;
  const isDamage = (error: unknown) => (error as { code?: unknown }).code === 'SQLITE_CORRUPT';
  return secondLook(file, isDamage, () => {
    const database = new BetterSqlite(file, { readonly: true });
    try {
      return database.pragma('user_version', { simple: true }) as number;
    } finally {
      database.close();
    }
  });
}

function wrongHeader(file: string): string | null {
  const bytes = Buffer.alloc(header.bytes);
  const descriptor = openSync(file, 'r');
  let read: number;
  try {
    read = readSync(descriptor, bytes, 0, header.bytes, 0);
  } finally {
    closeSync(descriptor);
  }
  if (read === 0) return null;
  if (read < header.bytes) return 'the file ends within its header';
  if (bytes.toString('latin1', 0, header.magic.length) !== header.magic) return 'the file does not begin as a database';
  // SQLite would open it for reading only, and every write would fail for ever.
  const isNewer = header.formats.some((at) => (bytes[at] as number) > header.newestFormat);
  return isNewer ? 'the header names an unknown format' : null;
}

function wrongSchema(database: Database, kind: DatabaseKind, knownSchema: number | null): string | null {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > kind.steps.length) {
    const isOurs = knownSchema !== null && version > knownSchema;
    return isOurs ? `schema ${version}, but no version newer than ${knownSchema} has had it` : null;
  }
  if (version < 0) return `schema ${version}`;
  const found = parts(database);
  if (version === 0) return found.size === 0 ? null : 'tables without a schema number';
  const missing = [...expectedParts(kind, version)].filter((part) => !found.has(part));
  return missing.length === 0 ? null : `missing: ${missing.slice(0, 3).join(', ')}`;
}

/** Tables with their columns, indexes and triggers that a file of this schema must have. */
function expectedParts(kind: DatabaseKind, version: number): ReadonlySet<string> {
  const key = `${kind.name} ${version}`;
  const known = expected.get(key);
  if (known) return known;
  const database = new BetterSqlite(':memory:');
  try {
    for (const step of kind.steps.slice(0, version)) database.exec(step);
    const made = parts(database);
    expected.set(key, made);
    return made;
  } finally {
    database.close();
  }
}
const expected = new Map<string, ReadonlySet<string>>();

function parts(database: Database): ReadonlySet<string> {
  const rows = database.prepare(`SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'`).all() as {
    type: string;
    name: string;
  }[];
  const columns = database.prepare('SELECT name FROM pragma_table_xinfo(?)').pluck();
  return new Set(
    rows.flatMap(({ type, name }) => [
      `${type} ${name}`,
      ...(type === 'table' ? columns.all(name).map((column) => `${name}.${column}`) : []),
    ]),
  );
}

function wrongPages(database: Database, depth: Exclude<Depth, 'open'>): string | null {
  const check = depth === 'quick' ? 'quick_check(1)' : 'integrity_check(1)';
  const result = database.pragma(check, { simple: true });
  if (result !== 'ok') return isUnreadable(result) ? null : String(result);
  const tables = ownTables(database);
  for (const table of tables) touchIndexes(database, table);
  if (depth === 'quick') return null;
  for (const table of tables) {
    const wrong = wrongPartialIndex(database, table);
    if (wrong !== null) return wrong;
  }
  const foreign = (database.pragma('foreign_key_check') as unknown[]).length;
  if (foreign > 0) return `${foreign} rows refer to nothing`;
  return depth === 'deep' ? wrongSearchTables(database) : null;
}

/** SQLite's check names a page it could not read by the failure's number. A disk that fails, or a lack of memory, is no damage to the file. */
export function isUnreadable(found: unknown): boolean {
  const [, number] = /error code=(\d+)/.exec(String(found)) ?? [];
  // The lowest byte is the kind: SQLITE_NOMEM, SQLITE_IOERR.
  return number !== undefined && [7, 10].includes(Number(number) & 0xff);
}
