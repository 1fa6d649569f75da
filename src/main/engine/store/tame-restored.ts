/** Takes from a library that came as a file what it may not bring along: open doors, folders nobody would have been let choose, and its word for files. */
import BetterSqlite, { type Database } from 'better-sqlite3';
import { otherComputer } from './document-copies.ts';
import { keepSums } from './records/keep-sums.ts';
import { storedJson } from './stored-json.ts';

export type Taming<Door extends string> = {
  /** Settings that are taken away whole, and the door each opens; null: it belongs to another one, and is not told of. */
  readonly settings: Readonly<Record<string, Door | null>>;
  /** A switch within a setting that is turned off. */
  readonly switches: readonly { readonly key: string; readonly name: string; readonly door: Door }[];
  /** What a setting (`field` null), or a field of one, may be; what no window could have written is taken away. */
  readonly fields: readonly {
    readonly key: string;
    readonly field: string | null;
    readonly isSound: (value: unknown) => boolean;
  }[];
  /** Whether a folder is too much to be read without being chosen again, and what is told of it. */
  readonly isRefused: (path: string) => boolean;
  readonly folders: Door;
};

/**
 * Both databases are closed before and after. Returns what was open and is not any more, each once. A file's inode goes: its text is shown
 * only once its bytes have the hash that the library names, see `placeFiles`. Throws SQLite's errors.
 */
export function tameRestored<Door extends string>(
  personalFile: string,
  libraryFile: string,
  { settings, switches, fields, isRefused, folders }: Taming<Door>,
): Door[] {
  const closed = new Set<Door>();
  inside(personalFile, (personal) => {
    keepSums(personal);
    const read = personal.prepare('SELECT value FROM setting WHERE key = ?').pluck();
    const remove = personal.prepare('DELETE FROM setting WHERE key = ?');
    const update = personal.prepare('UPDATE setting SET value = ? WHERE key = ?');
    const write = (key: string, value: unknown) => update.run(JSON.stringify(value), key);
    for (const [key, door] of Object.entries(settings)) {
      const value = read.get(key);
      if (value === undefined) continue;
      if (door !== null && isOpen(storedJson(String(value)))) closed.add(door);
      remove.run(key);
    }
    for (const { key, name, door } of switches) {
      const value = storedJson(String(read.get(key)));
      if (!isRecord(value) || !value[name]) continue;
      write(key, { ...value, [name]: false });
      closed.add(door);
    }
    // What does not parse was not written by us, and would count as not set.
    personal.prepare('DELETE FROM setting WHERE NOT json_valid(value)').run();
    for (const { key, field, isSound } of fields) {
      const value = storedJson(String(read.get(key)));
      // A setting that is not there, or null, is the usual one.
      if (value === null) continue;
      if (field === null ? !isSound(value) : !isRecord(value)) remove.run(key);
      else if (field !== null && isRecord(value) && Object.hasOwn(value, field) && !isSound(value[field])) {
        const { [field]: _unsound, ...rest } = value;
        write(key, rest);
      }
    }
    const rows = personal.prepare('SELECT id, path FROM folder').all() as { id: string; path: string }[];
    for (const { id } of rows.filter(({ path }) => isRefused(path))) {
      personal.prepare('UPDATE folder SET volume = ? WHERE id = ?').run(otherComputer, id);
      closed.add(folders);
    }
  });
  inside(libraryFile, (library) => library.prepare(`UPDATE file SET inode = '' WHERE parent_id IS NULL`).run());
  return [...closed];
}

/** One transaction; the log is in the file afterwards. */
function inside(file: string, work: (database: Database) => void): void {
  const database = new BetterSqlite(file, { fileMustExist: true });
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('foreign_keys = ON');
    database.transaction(() => work(database))();
  } finally {
    database.close();
  }
}

/** A switch that is off, and an address that is none, opened nothing. */
function isOpen(value: unknown): boolean {
  if (!isRecord(value)) return value !== null;
  return 'on' in value ? value.on === true : 'address' in value ? value.address !== null : true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
