/** What was typed and not sent, one text per conversation. */
import type { Database } from 'better-sqlite3';
import type { PersonalText } from './personal-text.ts';

/** Stands for the conversation that has not begun. */
const notBegun = '';

export function createDraftTable(database: Database, now: () => number, sealing: PersonalText) {
  const stored = database.prepare('SELECT draft_text FROM draft WHERE conversation_id = ?').pluck();
  return {
    /** Nothing while it is locked. */
    get(conversationId: string | null): string {
      const key = conversationId ?? notBegun;
      const text = stored.get(key) as string | undefined;
      return text === undefined || sealing.isLocked() ? '' : sealing.open('draft', 'draft_text', key, text);
    },
    /** An empty one is forgotten, as is one of a conversation that is gone. */
    save(conversationId: string | null, text: string): void {
      const key = conversationId ?? notBegun;
      if (text === '') {
        database.prepare('DELETE FROM draft WHERE conversation_id = ?').run(key);
        return;
      }
      database
        .prepare(`INSERT OR REPLACE INTO draft (conversation_id, draft_text, saved_at)
          SELECT @key, @text, @at WHERE @key = '' OR EXISTS (SELECT 1 FROM conversation WHERE id = @key)`)
        .run({ key, text: sealing.seal('draft', 'draft_text', key, text), at: now() });
    },
  };
}
