/** Conversations: a message a person saw saved stays saved. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { Answer, Conversation, ConversationSummary, Message, Reason } from '../../../preload/contract/shapes.ts';

/** What opens a citation again after its document changed; see ARCHITECTURE, "a saved citation". */
export type SavedCitation = {
  readonly number: number;
  readonly contentSha256: string;
  readonly kind: string;
  readonly reading: string;
  readonly start: number;
  readonly end: number;
  readonly locator: string;
  readonly quote: string;
  readonly title: string;
};

type MessageRow = Omit<Message, 'answer' | 'error'> & { readonly answer: string | null; readonly error: string | null };

export function createConversationTable(database: Database, now: () => number) {
  const summary = 'SELECT id, title, updated_at AS updatedAt FROM conversation';
  const insertMessage =
    database.prepare(`INSERT INTO message (id, conversation_id, ordinal, role, text, state, created_at)
    VALUES (?, ?, (SELECT count(*) FROM message WHERE conversation_id = ?), ?, ?, ?, ?)`);
  const insertCitation =
    database.prepare(`INSERT OR REPLACE INTO citation (message_id, number, content_sha256, kind, reading,
    start, "end", locator, quote, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

  return {
    list: () => database.prepare(`${summary} ORDER BY updated_at DESC, id DESC`).all() as ConversationSummary[],

    get(id: string): Conversation | undefined {
      const row = database.prepare(`${summary} WHERE id = ?`).get(id) as ConversationSummary | undefined;
      if (!row) return undefined;
      const messages = database
        .prepare(`SELECT id, role, text, created_at AS createdAt, state, answer, error FROM message
          WHERE conversation_id = ? ORDER BY ordinal`)
        .all(id) as MessageRow[];
      return {
        ...row,
        messages: messages.map((message) => ({
          ...message,
          answer: message.answer ? (JSON.parse(message.answer) as Answer) : null,
          error: message.error ? (JSON.parse(message.error) as Reason) : null,
        })),
      };
    },

    create(title: string): string {
      const id = uuidv7();
      database
        .prepare('INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)')
        .run(id, title, now(), now());
      return id;
    },

    /** Saves the question and an empty streaming answer in one transaction; returns the answer's message id. */
    ask(conversationId: string, question: string): string {
      const answerMessageId = uuidv7();
      database.transaction(() => {
        insertMessage.run(uuidv7(), conversationId, conversationId, 'user', question, 'complete', now());
        insertMessage.run(answerMessageId, conversationId, conversationId, 'assistant', '', 'streaming', now());
        database.prepare('UPDATE conversation SET updated_at = ? WHERE id = ?').run(now(), conversationId);
      })();
      return answerMessageId;
    },

    saveText: (messageId: string, text: string) => {
      database.prepare('UPDATE message SET text = ? WHERE id = ?').run(text, messageId);
    },

    finish(
      messageId: string,
      state: Message['state'],
      text: string,
      answer: Answer | null,
      error: Reason | null,
      citations: readonly SavedCitation[],
    ): void {
      database.transaction(() => {
        database
          .prepare('UPDATE message SET state = ?, text = ?, answer = ?, error = ? WHERE id = ?')
          .run(state, text, answer ? JSON.stringify(answer) : null, error ? JSON.stringify(error) : null, messageId);
        for (const citation of citations) {
          insertCitation.run(
            ...[messageId, citation.number, citation.contentSha256, citation.kind, citation.reading],
            ...[citation.start, citation.end, citation.locator, citation.quote, citation.title],
          );
        }
      })();
    },

    /** At start: what streamed when the process died is marked so. */
    markInterrupted: (): number =>
      database.prepare(`UPDATE message SET state = 'interrupted' WHERE state = 'streaming'`).run().changes,

    /** Conversations with an answer that this model wrote. */
    answeredWith: (model: string): number =>
      database
        .prepare(`SELECT count(DISTINCT conversation_id) FROM message WHERE json_extract(answer, '$.model') = ?`)
        .pluck()
        .get(model) as number,

    rename: (id: string, title: string) =>
      database.prepare('UPDATE conversation SET title = ? WHERE id = ?').run(title, id).changes > 0,
    remove: (id: string) => database.prepare('DELETE FROM conversation WHERE id = ?').run(id).changes > 0,
  };
}
