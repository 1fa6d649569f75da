/** A library that came as a file keeps what belongs to this computer as it is here: its settings, and models by where they lie. */
import { existsSync } from 'node:fs';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { keepSums } from './records/keep-sums.ts';
import { storedJson } from './stored-json.ts';

export type MachineParts<Told extends string> = {
  /** Settings that are this computer's, and what is told where the file had another value; null: nothing. */
  readonly settings: Readonly<Record<string, Told | null>>;
  /** Fields of settings that are this computer's. */
  readonly fields: readonly { readonly key: string; readonly name: string }[];
  /** Settings that hold the id of a chosen model. */
  readonly choices: readonly string[];
  /** Settings that hold a value with the `path` of a model. */
  readonly paths: readonly string[];
  /** What is told where a model of the file is not on this computer. */
  readonly models: Told;
  /** Whether two values of a setting mean the same to a person. */
  readonly isSame: (key: string, one: unknown, other: unknown) => boolean;
};
type ModelRow = { readonly id: string; readonly path: string };

/**
 * `staged`: the personal.db that came, closed; `here`: the one in use, only read. Returns what a person should hear, each once; doing it
 * again changes nothing. Throws SQLite's errors.
 */
export function keepMachine<Told extends string>(staged: string, here: string, parts: MachineParts<Told>): Told[] {
  const told = new Set<Told>();
  const came = new BetterSqlite(staged, { fileMustExist: true });
  try {
    came.pragma('trusted_schema = OFF');
    came.pragma('foreign_keys = ON');
    keepSums(came);
    const own = new BetterSqlite(here, { readonly: true, fileMustExist: true });
    try {
      came.transaction(() => {
        keepSettings(came, own, parts, told);
        // Before the models that are not here go: their ids say what was chosen.
        const chosen = parts.choices.map((key) => ({ key, path: pathOfChoice(came, key) ?? pathOfChoice(own, key) }));
        keepModels(came, own, parts, told);
        for (const { key, path } of chosen) {
          const there = path !== null && existsSync(path) ? path : pathOfChoice(own, key);
          write(came, key, there === null ? undefined : idAt(came, there));
        }
      })();
    } finally {
      own.close();
    }
  } finally {
    came.close();
  }
  return [...told];
}

function keepSettings<Told extends string>(came: Database, own: Database, parts: MachineParts<Told>, told: Set<Told>) {
  for (const [key, tell] of Object.entries(parts.settings)) {
    const [before, after] = [read(came, key), read(own, key)];
    if (tell !== null && !parts.isSame(key, before, after)) told.add(tell as Told);
    write(came, key, after ?? undefined);
  }
  for (const { key, name } of parts.fields) {
    const { [name]: _theirs, ...rest } = record(read(came, key));
    const value = record(read(own, key))[name];
    const next = value === undefined ? rest : { ...rest, [name]: value };
    write(came, key, Object.keys(next).length > 0 ? next : undefined);
  }
}

function keepModels<Told extends string>(came: Database, own: Database, parts: MachineParts<Told>, told: Set<Told>) {
  for (const { id, path } of rowsOf(came, 'model')) {
    if (existsSync(path)) continue;
    came.prepare('DELETE FROM model WHERE id = ?').run(id);
    told.add(parts.models);
  }
  for (const { id, path } of rowsOf(came, 'adapter')) {
    if (existsSync(path)) continue;
    came.prepare('DELETE FROM adapter WHERE id = ?').run(id);
    told.add(parts.models);
  }
  const models = own.prepare('SELECT id, name, role, path, added_at AS addedAt FROM model').all();
  const add = came.prepare(`INSERT OR IGNORE INTO model (id, name, role, path, added_at)
    VALUES (@id, @name, @role, @path, @addedAt)`);
  for (const model of models) add.run(model);
  for (const key of parts.paths) {
    const { path } = record(read(came, key));
    if (typeof path === 'string' && existsSync(path)) continue;
    if (path !== undefined) told.add(parts.models);
    write(came, key, read(own, key) ?? undefined);
  }
}

const rowsOf = (database: Database, table: 'model' | 'adapter') =>
  database.prepare(`SELECT id, path FROM ${table}`).all() as ModelRow[];

function pathOfChoice(database: Database, key: string): string | null {
  const id = read(database, key);
  return rowsOf(database, 'model').find((model) => model.id === id)?.path ?? null;
}

const idAt = (database: Database, path: string) => rowsOf(database, 'model').find((model) => model.path === path)?.id;

/** Null for a setting that is not there. */
function read(database: Database, key: string): unknown {
  const text = database.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(key);
  return text === undefined ? null : storedJson(String(text));
}

/** `undefined`: the setting goes. */
function write(database: Database, key: string, value: unknown): void {
  if (value === undefined) database.prepare('DELETE FROM setting WHERE key = ?').run(key);
  else database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(key, JSON.stringify(value));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
