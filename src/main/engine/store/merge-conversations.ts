/** Conversations of another library, with all that was said and cited; ids stay, so that none comes twice, and what was damaged there says so here. */
import type { Database } from 'better-sqlite3';
import { createColumns } from './known-columns.ts';
import { personalColumns } from './personal-columns.ts';
import { createPersonalText, type PersonalText } from './personal-text.ts';
import { carryMarks } from './records/carry-marks.ts';
import { openToRead } from './records/open-to-read.ts';

type Row = Record<string, string | number | null>;
export type MergedConversations = {
  readonly added: number;
  readonly known: number;
  /** Sealed there: without the recovery code of that library they stay where they are. */
  readonly locked: number;
};

/** What a conversation refers to and what stays on the other computer. */
const leftBehind = ['folder_id', 'model_id', 'preset_id'] as const;

/** `file`: a closed personal.db of the same schema. All or nothing for each conversation. Throws `conversations-locked` where this library is locked. */
export function mergeConversations(
  database: Database,
  text: PersonalText,
  file: string,
  now: number,
): MergedConversations {
  const other = openToRead(file);
  try {
    const theirs = createPersonalText(other);
    const ids = other.prepare('SELECT id FROM conversation ORDER BY created_at, id').pluck().all() as string[];
    if (theirs.hasKeys()) return { added: 0, known: 0, locked: ids.length };
    const here = database.prepare('SELECT 1 FROM conversation WHERE id = ?');
    const fresh = ids.filter((id) => here.get(id) === undefined);
    const columns = createColumns(database);
    const carryMark = carryMarks(other, database, now);
    const copy = (table: string, where: string, id: string): Row[] => {
      const rows = other.prepare(`SELECT * FROM ${table} WHERE ${where}`).all(id) as Row[];
      for (const row of rows) write(table, row);
      return rows;
    };
    const write = (table: string, row: Row) => {
      const { id: key, sealed = [] } = personalColumns[table] as { id: readonly string[]; sealed?: readonly string[] };
      const place = key.map((column) => row[column]).join('/');
      const own = { ...row };
      for (const column of leftBehind) if (column in own) own[column] = null;
      for (const column of sealed) {
        const stored = row[column] as string | null | undefined;
        if (typeof stored === 'string')
          own[column] = text.seal(table, column, place, theirs.open(table, column, place, stored));
      }
      const known = columns.known(table, own);
      const names = Object.keys(known);
      database
        .prepare(
          `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        )
        .run(...Object.values(known));
      carryMark(table, row);
    };
    for (const id of fresh) {
      database.transaction(() => {
        copy('conversation', 'id = ?', id);
        for (const message of copy('message', 'conversation_id = ? ORDER BY ordinal', id))
          copy('citation', 'message_id = ?', message.id as string);
      })();
    }
    return { added: fresh.length, known: ids.length - fresh.length, locked: 0 };
  } finally {
    other.close();
  }
}
