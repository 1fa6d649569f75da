/** Conversations: a message a person saw saved stays saved. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../../preload/contract/errors.ts';
import type {
  Answer,
  Conversation,
  ConversationSummary,
  Message,
  Rating,
  Reason,
} from '../../../preload/contract/shapes.ts';
import type { PersonalText } from './personal-text.ts';
import type { Records } from './records/open-records.ts';
import { storedJson } from './stored-json.ts';

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

type MessageRow = Omit<Message, 'answer' | 'error' | 'rating'> & {
  readonly answer: string | null;
  readonly error: string | null;
  readonly rating: string | null;
};
type CitationRow = SavedCitation & { readonly messageId: string };
const sealedMessage = ['text', 'answer', 'error', 'rating'] as const;
const sealedCitation = ['locator', 'quote', 'title'] as const;

export function createConversationTable(
  database: Database,
  now: () => number,
  sealing: PersonalText,
  records: Pick<Records, 'changedIn'>,
) {
  const summary =
    'SELECT id, title, updated_at AS updatedAt, pinned_at IS NOT NULL AS pinned, folder_id AS folderId FROM conversation';
  const toSummary = (row: unknown) => {
    const found = row as Omit<ConversationSummary, 'pinned'> & { readonly pinned: number };
    return { ...found, title: shownTitle(found.id, found.title), pinned: found.pinned === 1 };
  };
  /** One title somebody tampered with must not hide the others. */
  const shownTitle = (id: string, stored: string) => {
    try {
      return titleOf(id, stored);
    } catch (error) {
      if (error instanceof AppError && error.code === 'record-damaged') return 'Damaged conversation';
      throw error;
    }
  };
  const titleOf = (id: string, stored: string) => sealing.open('conversation', 'title', id, stored);
  const openMessage = (row: MessageRow, isChanged: boolean): Message => {
    const { id, text, answer, error, rating } = row;
    try {
      return {
        ...row,
        text: textOf(id, 'text', text) as string,
        ...answerOf(textOf(id, 'answer', answer), textOf(id, 'error', error)),
        rating: textOf(id, 'rating', rating) as Rating | null,
        ...(isChanged ? { error: damagedRecord } : {}),
      };
    } catch (failure) {
      // One message that does not open must not hide the others.
      if (!(failure instanceof AppError && failure.code === 'record-damaged')) throw failure;
      return { ...row, text: '', answer: null, error: damagedRecord, rating: null };
    }
  };
  const textOf = (id: string, column: (typeof sealedMessage)[number], stored: string | null) =>
    sealing.open('message', column, id, stored);
  const sealMessage = (id: string, column: (typeof sealedMessage)[number], text: string | null) =>
    sealing.seal('message', column, id, text);
  const insertMessage =
    database.prepare(`INSERT INTO message (id, conversation_id, ordinal, role, text, state, created_at)
    VALUES (?, ?, (SELECT count(*) FROM message WHERE conversation_id = ?), ?, ?, ?, ?)`);
  const insertCitation =
    database.prepare(`INSERT OR REPLACE INTO citation (message_id, number, content_sha256, kind, reading,
    start, "end", locator, quote, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

  const saveCitation = (messageId: string, citation: SavedCitation) => {
    const sealed = (column: (typeof sealedCitation)[number]) =>
      sealing.seal('citation', column, `${messageId}/${citation.number}`, citation[column]);
    insertCitation.run(
      ...[messageId, citation.number, citation.contentSha256, citation.kind, citation.reading],
      ...[citation.start, citation.end, sealed('locator'), sealed('quote'), sealed('title')],
    );
  };
  const openCitation = ({ messageId, ...row }: CitationRow): SavedCitation => {
    const opened = (column: (typeof sealedCitation)[number]) =>
      sealing.open('citation', column, `${messageId}/${row.number}`, row[column]);
    return { ...row, locator: opened('locator'), quote: opened('quote'), title: opened('title') };
  };
  const citationColumns = `message_id AS messageId, number, content_sha256 AS contentSha256, kind, reading, start, "end", locator,
    quote, title`;
  const ordered = 'ORDER BY pinned_at IS NULL, updated_at DESC, id DESC';

  return {
    /** Pinned ones first, then what was used last. */
    list: (): ConversationSummary[] => database.prepare(`${summary} ${ordered}`).all().map(toSummary),

    /** The same list without a word of them, for when they are locked. */
    lockedList: (): ConversationSummary[] =>
      (
        database.prepare(`${summary} ${ordered}`).all() as (Omit<ConversationSummary, 'pinned'> & {
          readonly pinned: number;
        })[]
      ).map((row) => ({
        ...{ ...row, title: 'Locked conversation', pinned: row.pinned === 1, locked: true },
      })),

    /** Titles and messages, conversations in the order of the list. */
    *said(): Generator<{ readonly conversationId: string; readonly title: string; readonly text: string }> {
      const messages = database.prepare('SELECT id, text FROM message WHERE conversation_id = ? ORDER BY ordinal');
      for (const { id, title } of this.list()) {
        yield { conversationId: id, title, text: title };
        for (const row of messages.all(id) as { readonly id: string; readonly text: string }[]) {
          yield { conversationId: id, title, text: textOf(row.id, 'text', row.text) as string };
        }
      }
    },

    pin: (id: string, pinned: boolean) =>
      database.prepare('UPDATE conversation SET pinned_at = ? WHERE id = ?').run(pinned ? now() : null, id).changes > 0,

    rate: (messageId: string, rating: Rating | null) =>
      database
        .prepare(`UPDATE message SET rating = ? WHERE id = ? AND role = 'assistant'`)
        .run(sealMessage(messageId, 'rating', rating), messageId).changes > 0,

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
          .run(id, sealing.seal('conversation', 'title', id, titleOf(conversationId, from.title)), now(), now());
        const kept = database
          .prepare('SELECT id FROM message WHERE conversation_id = ? AND ordinal < ? ORDER BY ordinal')
          .pluck()
          .all(conversationId, from.ordinal) as string[];
        for (const old of kept) {
          const copy = uuidv7();
          database
            .prepare(`INSERT INTO message (id, conversation_id, ordinal, role, text, state, answer, error, created_at, rating)
              SELECT ?, ?, ordinal, role, '', CASE state WHEN 'streaming' THEN 'stopped' ELSE state END, NULL, NULL,
                created_at, NULL FROM message WHERE id = ?`)
            .run(copy, id, old);
          // A sealed text opens in its own record only, so a copy is sealed anew.
          const row = database.prepare('SELECT text, answer, error, rating FROM message WHERE id = ?').get(old) as {
            readonly [Column in (typeof sealedMessage)[number]]: string | null;
          };
          database
            .prepare('UPDATE message SET text = ?, answer = ?, error = ?, rating = ? WHERE id = ?')
            .run(...sealedMessage.map((column) => sealMessage(copy, column, textOf(old, column, row[column]))), copy);
          const cited = database.prepare(`SELECT ${citationColumns} FROM citation WHERE message_id = ?`).all(old);
          for (const citation of cited) saveCitation(copy, openCitation(citation as CitationRow));
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
      const changed = records.changedIn('message', 'conversation_id', id);
      const isChanged = (message: string) =>
        changed.has(message) || records.changedIn('citation', 'message_id', message).size > 0;
      return {
        ...toSummary(row),
        messages: messages.map((message) => openMessage(message, isChanged(message.id))),
      };
    },

    create(title: string): string {
      const id = uuidv7();
      database
        .prepare('INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)')
        .run(id, sealing.seal('conversation', 'title', id, title), now(), now());
      return id;
    },

    /** Saves the question and an empty streaming answer in one transaction; returns the answer's message id. */
    ask(conversationId: string, question: string): string {
      const questionId = uuidv7();
      const answerMessageId = uuidv7();
      const asked = sealMessage(questionId, 'text', question);
      const empty = sealMessage(answerMessageId, 'text', '');
      database.transaction(() => {
        insertMessage.run(questionId, conversationId, conversationId, 'user', asked, 'complete', now());
        insertMessage.run(answerMessageId, conversationId, conversationId, 'assistant', empty, 'streaming', now());
        database.prepare('UPDATE conversation SET updated_at = ? WHERE id = ?').run(now(), conversationId);
      })();
      return answerMessageId;
    },

    saveText: (messageId: string, text: string) => {
      database.prepare('UPDATE message SET text = ? WHERE id = ?').run(sealMessage(messageId, 'text', text), messageId);
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
          .run(
            state,
            sealMessage(messageId, 'text', text),
            sealMessage(messageId, 'answer', answer && JSON.stringify(answer)),
            sealMessage(messageId, 'error', error && JSON.stringify(error)),
            messageId,
          );
        for (const citation of citations) saveCitation(messageId, citation);
      })();
    },

    /** A message whose answer goes on being made. False when it is gone. */
    resume: (messageId: string): boolean =>
      database.prepare(`UPDATE message SET state = 'streaming', error = NULL WHERE id = ?`).run(messageId).changes > 0,

    /** At start: what streamed when the process died is marked so. */
    markInterrupted: (): number =>
      database.prepare(`UPDATE message SET state = 'interrupted' WHERE state = 'streaming'`).run().changes,

    /** Conversations with an answer that this model wrote. */
    answeredWith(model: string): number {
      const rows = database.prepare('SELECT id, conversation_id, answer FROM message WHERE answer IS NOT NULL');
      const found = new Set<string>();
      for (const row of rows.iterate() as Iterable<{ id: string; conversation_id: string; answer: string }>) {
        const answer = storedJson<Answer>(textOf(row.id, 'answer', row.answer) ?? 'null');
        if (answer?.model === model) found.add(row.conversation_id);
      }
      return found.size;
    },

    rename: (id: string, title: string) =>
      database
        .prepare('UPDATE conversation SET title = ? WHERE id = ?')
        .run(sealing.seal('conversation', 'title', id, title), id).changes > 0,
    remove: (id: string) => database.prepare('DELETE FROM conversation WHERE id = ?').run(id).changes > 0,
  };
}

/** How a message says that it is not, or may not be, what was written. */
const damagedRecord: Reason = { code: 'record-damaged', values: {} };

/** An answer whose citations no longer parse leaves its text, and says that it was damaged. */
function answerOf(answer: string | null, error: string | null): Pick<Message, 'answer' | 'error'> {
  const found = storedJson<Answer>(answer ?? 'null');
  const isDamaged = found === null && answer !== null && answer !== 'null';
  return {
    answer: found,
    error: isDamaged ? damagedRecord : storedJson<Reason>(error ?? 'null'),
  };
}
