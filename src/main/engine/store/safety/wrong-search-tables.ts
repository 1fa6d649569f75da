/**
 * What the tables of extensions hold in tables of their own, held against each other: for SQLite's check those are rows like any other. Takes
 * 10 µs a vector, so it is done only after damage was told, with nobody writing.
 */
import type { Database } from 'better-sqlite3';
import { readVarints } from '../varints.ts';

/** What is wrong, or null. SQLite's errors, and those of the extensions, come out as they are. */
export function wrongSearchTables(database: Database): string | null {
  const tables = database
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name`,
    )
    .all() as { readonly name: string; readonly sql: string }[];
  for (const { name, sql } of tables) {
    const isVectors = / USING vec0\b/.test(sql);
    const wrong = isVectors
      ? (wrongVectors(database, name) ?? wrongPlaces(database, name))
      : wrongLengths(database, name);
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
}

/** FTS5's lengths of texts against the totals it keeps: of a table without the texts themselves its own check does not ask. */
function wrongLengths(database: Database, table: string): string | null {
  const block = database.prepare(`SELECT block FROM ${table}_data WHERE id = 1`).pluck().get() as Buffer | undefined;
  const [rows = 0, ...totals] = readVarints(block ?? new Uint8Array(0));
  const found = totals.map(() => 0);
  let count = 0;
  for (const lengths of database.prepare(`SELECT sz FROM ${table}_docsize`).pluck().iterate()) {
    if (!(lengths instanceof Uint8Array)) return 'a text without lengths';
    for (const [at, words] of readVarints(lengths).entries()) found[at] = (found[at] ?? 0) + words;
    count += 1;
  }
  if (count !== rows) return `lengths of ${count} texts for ${rows}`;
  return totals.some((total, at) => total !== found[at]) ? 'lengths that are not those of the words' : null;
}

/** Whether every vector that is listed can be read. */
function wrongVectors(database: Database, table: string): string | null {
  const [, kind, id] = /^(picture_)?vector_(\d+)$/.exec(table) ?? [];
  const [listed, owner]: readonly [string, string] =
    kind === undefined
      ? ['SELECT id FROM vector WHERE embedding = ?', 'embedding']
      : ['SELECT look FROM picture_seen WHERE embedding = ? AND ok', 'picture_embedding'];
  const dimensions = database.prepare(`SELECT dimensions FROM ${owner} WHERE id = ?`).pluck().get(Number(id));
  const bytes = Number(dimensions) * Float32Array.BYTES_PER_ELEMENT;
  const length = database.prepare(`SELECT length(embedding) FROM ${table} WHERE rowid = ?`).pluck();
  for (const each of database.prepare(listed).pluck().iterate(Number(id))) {
    if (length.get(BigInt(each as number)) !== bytes) return `no vector ${each}`;
  }
  return null;
}

/**
 * Whether what sqlite-vec goes by when it scans is what it goes by when it reads one vector. Layout: its shadow tables; `validity` has a bit
 * for each place, the lowest first, `rowids` eight bytes.
 */
function wrongPlaces(database: Database, table: string): string | null {
  const blocks = database.prepare(`SELECT chunk_id AS block, size, validity, rowids FROM ${table}_chunks`);
  const place = database
    .prepare(`SELECT 1 FROM ${table}_rowids WHERE rowid = ? AND chunk_id = ? AND chunk_offset = ?`)
    .pluck();
  let taken = 0;
  for (const row of blocks.iterate()) {
    const { block, size, validity, rowids } = row as Readonly<{
      block: number;
      size: number;
      validity: Buffer;
      rowids: Buffer;
    }>;
    if (validity.length * 8 !== size || rowids.length !== size * BigInt64Array.BYTES_PER_ELEMENT)
      return `block ${block} is cut off`;
    for (let at = 0; at < size; at += 1) {
      if (((validity[at >> 3] as number) & (1 << (at & 7))) === 0) continue;
      const id = rowids.readBigInt64LE(at * BigInt64Array.BYTES_PER_ELEMENT);
      if (place.get(id, block, at) === undefined) return `block ${block} holds ${id}, which is not listed there`;
      taken += 1;
    }
  }
  const listed = database.prepare(`SELECT count(*) FROM ${table}_rowids`).pluck().get() as number;
  return listed === taken ? null : `${listed} places listed, ${taken} taken`;
}
