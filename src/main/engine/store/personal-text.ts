/** The one way to the sealed columns of personal.db: `seal` before writing, `open` after reading. */
import type { Database } from 'better-sqlite3';
import { personalColumns } from './personal-columns.ts';
import type { Records } from './records/open-records.ts';
import { keyNumberOf, locked, openText, plainText, type SealKey, sealText } from './sealed-text.ts';

export type PersonalText = ReturnType<typeof createPersonalText>;

/** Rows converted per transaction: a few milliseconds, so that answers come in between. */
const batchRows = 200;

/** The id of the last record looked at; null: there is none left. */
type Place = readonly (string | number)[] | null;
type Row = Readonly<Record<string, string | number | null>>;

/** `records`: keeps checksums through a conversion; left out where nothing is converted. */
export function createPersonalText(database: Database, records?: Pick<Records, 'carrying'>) {
  const readState = database.prepare('SELECT key_number AS target, state FROM sealing WHERE id = 1');
  const hasSlots = database.prepare('SELECT 1 FROM key_slot LIMIT 1').pluck();
  let keys = new Map<number, Uint8Array>();
  let sealing = readSealing();
  let holds = 0;
  const lentListeners: (() => void)[] = [];
  let dropping = false;

  function readSealing() {
    const row = readState.get() as { readonly target: number; readonly state: 'done' | 'converting' | 'cleaning' };
    return { ...row, hasKeys: hasSlots.get() !== undefined };
  }
  const drop = () => {
    for (const key of keys.values()) key.fill(0);
    keys = new Map();
    dropping = false;
  };
  const isLocked = () => sealing.hasKeys && (keys.size === 0 || (sealing.target > 0 && !keys.has(sealing.target)));
  const currentKey = (): SealKey | null => {
    if (sealing.target === 0) return null;
    const key = keys.get(sealing.target);
    if (!key) throw locked();
    return { number: sealing.target, key };
  };

  function seal(table: string, column: string, id: string, text: string): string;
  function seal(table: string, column: string, id: string, text: string | null): string | null;
  /** What is written into a sealed column of the record `id`. Throws `conversations-locked`. */
  function seal(table: string, column: string, id: string, text: string | null): string | null {
    if (text === null) return null;
    const key = currentKey();
    return key ? sealText(text, { table, column, id }, key) : plainText(text);
  }

  function open(table: string, column: string, id: string, stored: string): string;
  function open(table: string, column: string, id: string, stored: string | null): string | null;
  /** What a person reads. Throws `conversations-locked`, `record-damaged`. */
  function open(table: string, column: string, id: string, stored: string | null): string | null {
    return stored === null ? null : openText(stored, { table, column, id }, (number) => keys.get(number));
  }

  /** The texts of one column that are not yet as they should be, in the order of their ids. */
  function convertBatch(table: string, after: Place): Place {
    const { id, sealed = [] } = personalColumns[table] as { id: readonly string[]; sealed?: readonly string[] };
    const names = id.map(quoted).join(', ');
    const more = after ? `WHERE (${names}) > (${id.map(() => '?').join(', ')})` : '';
    const rows = database
      .prepare(
        `SELECT ${[...id, ...sealed].map(quoted).join(', ')} FROM ${quoted(table)} ${more} ORDER BY ${names} LIMIT ?`,
      )
      .all(...(after ?? []), batchRows) as Row[];
    const update = database.prepare(
      `UPDATE ${quoted(table)} SET ${sealed.map((column) => `${quoted(column)} = ?`).join(', ')}
        WHERE ${id.map((column) => `${quoted(column)} = ?`).join(' AND ')}`,
    );
    for (const row of rows) {
      const old = sealed.map((column) => row[column] as string | null);
      if (old.every((stored) => stored === null || keyNumberOf(stored) === sealing.target)) continue;
      const recordId = id.map((column) => row[column]).join('/');
      const fresh = sealed.map((column, index) =>
        seal(table, column, recordId, open(table, column, recordId, old[index] ?? null)),
      );
      update.run(...fresh, ...id.map((column) => row[column] as string | number));
    }
    const last = rows.at(-1);
    return rows.length < batchRows || !last ? null : id.map((column) => last[column] as string | number);
  }

  return {
    seal,
    open,
    /** True: texts are sealed and nobody has lent the key, so none can be read or written. */
    isLocked,
    /** 0: texts are written plain; else the number of the key they are sealed with. */
    target: () => sealing.target,
    state: () => sealing.state,
    hasKeys: () => sealing.hasKeys,
    /** Reads anew what the tables of keys say. */
    refresh: () => {
      sealing = readSealing();
    },
    lend(lent: readonly SealKey[]): void {
      dropping = false;
      for (const { number, key } of lent) keys.set(number, key);
      if (isLocked()) return;
      // What one hears must not keep the key from the others.
      for (const listener of lentListeners) queueMicrotask(listener);
    },
    /** Hears whenever texts can be read again. */
    onLent(listener: () => void): void {
      lentListeners.push(listener);
    },
    keyOf: (number: number) => keys.get(number),
    /** Forgets the keys, once nobody holds them. */
    takeBack(): void {
      if (holds > 0) dropping = true;
      else drop();
    },
    /** Keeps the keys until the returned function is called: work that goes on behind a locked window still saves what it finds. */
    hold(): () => void {
      holds += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
        if (holds === 0 && dropping) drop();
      };
    },
    /** Rows of all tables with sealed columns. */
    rows: () => sealedTables().reduce((sum, table) => sum + (count(database, table) as number), 0),
    /**
     * Brings every text into the form `target` says, in short transactions; yields rows looked at. What is so already is passed by,
     * so that it can be cut off anywhere and begun again.
     */
    *convert(): Generator<number> {
      for (const table of sealedTables()) {
        let after: Place = null;
        do {
          const from: Place = after;
          const batch = database.transaction((): Place => convertBatch(table, from));
          after = records ? records.carrying(batch) : batch();
          yield batchRows;
        } while (after);
      }
    },
    /** Erases every record with sealed columns, and what is noted of those the disk has lost: else a backup would bring them back. */
    eraseAll: () =>
      database.transaction(() => {
        const forget = database.prepare('DELETE FROM record_sum WHERE table_name = ?');
        for (const table of sealedTables()) {
          database.prepare(`DELETE FROM ${quoted(table)}`).run();
          forget.run(table);
        }
      })(),
  };
}

const sealedTables = () => Object.entries(personalColumns).flatMap(([table, { sealed }]) => (sealed ? [table] : []));
const quoted = (name: string) => `"${name}"`;
const count = (database: Database, table: string) =>
  database
    .prepare(`SELECT count(*) FROM ${quoted(table)}`)
    .pluck()
    .get();
