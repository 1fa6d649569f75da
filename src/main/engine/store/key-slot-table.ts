/** The keys of sealed texts, each wrapped by what may open it, and how far a change of key has come. */
import type { Database } from 'better-sqlite3';

/** `login`: by the Keychain; `recovery`: by the recovery code; `next`: by the key that takes its place. */
export type KeySlotKind = 'login' | 'recovery' | 'next';
export type KeySlot = {
  readonly number: number;
  readonly kind: KeySlotKind;
  readonly salt: Uint8Array | null;
  readonly wrapped: Uint8Array;
};

export function createKeySlotTable(database: Database, now: () => number) {
  const put = database.prepare(
    'INSERT OR REPLACE INTO key_slot (key_number, kind, salt, wrapped, made_at) VALUES (?, ?, ?, ?, ?)',
  );
  const set = database.prepare('UPDATE sealing SET key_number = ?, state = ? WHERE id = 1');
  return {
    list: () =>
      database
        .prepare('SELECT key_number AS number, kind, salt, wrapped FROM key_slot ORDER BY key_number DESC, kind')
        .all() as KeySlot[],
    put: ({ number, kind, salt, wrapped }: KeySlot) => {
      put.run(number, kind, salt, wrapped, now());
    },
    /** Keys and what is to become of the texts, in one step: nothing is sealed with a key that is not kept. */
    begin: database.transaction((target: number, slots: readonly KeySlot[]) => {
      for (const { number, kind, salt, wrapped } of slots) put.run(number, kind, salt, wrapped, now());
      set.run(target, 'converting');
    }),
    /** Every text is as it should be: other keys go, and what they were may still lie in free pages. */
    converted: database.transaction((target: number) => {
      database.prepare('DELETE FROM key_slot WHERE key_number <> ?').run(target);
      set.run(target, 'cleaning');
    }),
    cleaned: (target: number) => {
      set.run(target, 'done');
    },
    /** Forgets all keys; for when nothing sealed is left. */
    reset: database.transaction(() => {
      database.exec('DELETE FROM key_slot');
      set.run(0, 'cleaning');
    }),
  };
}
