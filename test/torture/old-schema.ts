/** Databases of earlier schemas, filled with the rows of a present one as far as they fit. */
import BetterSqlite, { type Database } from 'better-sqlite3';
import { vectorExtension } from '../../src/main/engine/store/safety/database-kind.ts';

/** Makes `file` at schema `version` with what it can hold of `present`; returns the rows it got. */
export function makeOldDatabase(file: string, present: string, steps: readonly string[], version: number): number {
  const database = new BetterSqlite(file);
  database.loadExtension(vectorExtension());
  try {
    database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = OFF');
    for (const step of steps.slice(0, version)) database.exec(step);
    database.pragma(`user_version = ${version}`);
    database.prepare('ATTACH ? AS present').run(present);
    let rows = 0;
    for (const table of plainTables(database, 'main')) rows += copyRows(database, table);
    database.exec('DETACH present');
    return rows;
  } finally {
    database.close();
  }
}

/** Without full text, vectors and what SQLite keeps for them. */
function plainTables(database: Database, schema: string): string[] {
  const names = database
    .prepare(`SELECT name, sql FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all() as { name: string; sql: string }[];
  const virtual = names.filter(({ sql }) => /^CREATE VIRTUAL/i.test(sql)).map(({ name }) => name);
  return names
    .filter(({ name }) => !virtual.some((each) => name === each || name.startsWith(`${each}_`)))
    .map(({ name }) => name);
}

function copyRows(database: Database, table: string): number {
  const columns = (schema: string) =>
    database.prepare(`SELECT name FROM pragma_table_info(?, ?)`).pluck().all(table, schema) as string[];
  const there = new Set(columns('present'));
  const shared = columns('main')
    .filter((column) => there.has(column))
    .map((column) => `"${column}"`);
  if (shared.length === 0) return 0;
  const list = shared.join(', ');
  return database
    .prepare(`INSERT OR IGNORE INTO main."${table}" (${list}) SELECT ${list} FROM present."${table}"`)
    .run().changes;
}

/** Schema number and every row of every plain table, as lines. */
export function dump(file: string): string[] {
  const database = new BetterSqlite(file);
  database.loadExtension(vectorExtension());
  try {
    const lines = plainTables(database, 'main').flatMap((table) =>
      database
        .prepare(`SELECT * FROM "${table}"`)
        .raw()
        .all()
        .map((row) => `${table} ${JSON.stringify(row)}`),
    );
    const check = String(database.pragma('integrity_check', { simple: true }));
    return [`schema ${database.pragma('user_version', { simple: true })}`, check, ...lines.sort()];
  } finally {
    database.close();
  }
}
