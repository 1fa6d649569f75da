/** Conversations: a message a person saw saved stays saved. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type {
  Answer,
  Conversation,
  ConversationSummary,
  Message,
  Rating,
  Reason,
} from '../../../preload/contract/shapes.ts';

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
  const summary = 'SELECT id, title, updated_at AS updatedAt, pinned_at IS NOT NULL AS pinned FROM conversation';
  const toSummary = (row: unknown) => {
    const found = row as Omit<ConversationSummary, 'pinned'> & { readonly pinned: number };
    return { ...found, pinned: found.pinned === 1 };
  };
  const insertMessage =
    database.prepare(`INSERT INTO message (id, conversation_id, ordinal, role, text, state, created_at)
    VALUES (?, ?, (SELECT count(*) FROM message WHERE conversation_id = ?), ?, ?, ?, ?)`);
  const insertCitation =
    database.prepare(`INSERT OR REPLACE INTO citation (message_id, number, content_sha256, kind, reading,
    start, "end", locator, quote, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

  return {
    /** Pinned ones first, then what was used last. */
    list: (): ConversationSummary[] =>
      database.prepare(`${summary} ORDER BY pinned_at IS NULL, updated_at DESC, id DESC`).all().map(toSummary),

    /** Titles and messages, conversations in the order of the list. */
    *said(): Generator<{ readonly conversationId: string; readonly title: string; readonly text: string }> {
      yield* database
        .prepare(`SELECT id AS conversationId, title, text FROM (
          SELECT id, title, title AS text, pinned_at, updated_at, -1 AS ordinal FROM conversation
          UNION ALL SELECT conversation.id, title, text, pinned_at, updated_at, ordinal
            FROM conversation JOIN message ON conversation_id = conversation.id)
          ORDER BY pinned_at IS NULL, updated_at DESC, id DESC, ordinal`)
        .iterate() as IterableIterator<{ conversationId: string; title: string; text: string }>;
    },

    pin: (id: string, pinned: boolean) =>
      database.prepare('UPDATE conversation SET pinned_at = ? WHERE id = ?').run(pinned ? now() : null, id).changes > 0,

    rate: (messageId: string, rating: Rating | null) =>
      database.prepare(`UPDATE message SET rating = ? WHERE id = ? AND role = 'assistant'`).run(rating, messageId)
        .changes > 0,

    conversationOf: (messageId: string) =>
      database.prepare('SELECT conversation_id FROM message WHERE id = ?').pluck().get(messageId) as string | undefined,

    /** A new conversation with what stands before the message, citations included; undefined when there is no such message. */
    branch(conversationId: string, messageId: string): string | undefined {
      const from = database
        .prepare(
          'SELECT title, ordinal FROM message JOIN conversation ON conversation.id = conversation_id WHERE message.id = ? AND conversation_id = ?',
        )
        .get(messageId, conversationId) as { readonly title: string; readonly ordinal: number } | undefined;
      if (!from) return undefined;
      return database.transaction(() => {
        const id = uuidv7();
        database
          .prepare('INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)')
          .run(id, from.title, now(), now());
        const kept = database
          .prepare('SELECT id FROM message WHERE conversation_id = ? AND ordinal < ? ORDER BY ordinal')
          .pluck()
          .all(conversationId, from.ordinal) as string[];
        for (const old of kept) {
          const copy = uuidv7();
          database
            .prepare(`INSERT INTO message (id, conversation_id, ordinal, role, text, state, answer, error, created_at, rating)
              SELECT ?, ?, ordinal, role, text, CASE state WHEN 'streaming' THEN 'stopped' ELSE state END, answer, error,
                created_at, rating FROM message WHERE id = ?`)
            .run(copy, id, old);
          database
            .prepare(`INSERT INTO citation SELECT ?, number, content_sha256, kind, reading, start, "end", locator, quote, title
              FROM citation WHERE message_id = ?`)
            .run(copy, old);
        }
        return id;
      })();
    },

    get(id: string): Conversation | undefined {
      const row = database.prepare(`${summary} WHERE id = ?`).get(id);
      if (!row) return undefined;
      const messages = database
        .prepare(`SELECT id, role, text, created_at AS createdAt, state, answer, error, rating FROM message
          WHERE conversation_id = ? ORDER BY ordinal`)
        .all(id) as MessageRow[];
      return {
        ...toSummary(row),
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

    /** A message whose answer goes on being made. False when it is gone. */
    resume: (messageId: string): boolean =>
      database.prepare(`UPDATE message SET state = 'streaming', error = NULL WHERE id = ?`).run(messageId).changes > 0,

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
