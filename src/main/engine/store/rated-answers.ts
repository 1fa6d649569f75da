/** Answers a person called good, with what was asked. */
import type { Database } from 'better-sqlite3';
import type { Answer } from '../../../preload/contract/shapes.ts';

export type RatedAnswer = { readonly id: string; readonly question: string; readonly answer: Answer };

/** In the order of their ids, after one of them. */
export function createRatedAnswers(database: Database) {
  const rows = database.prepare(`SELECT message.id, question.text AS question, message.answer FROM message
    JOIN message AS question ON question.conversation_id = message.conversation_id AND question.ordinal = message.ordinal - 1
    WHERE message.rating = 'good' AND message.answer IS NOT NULL AND message.id > ? ORDER BY message.id LIMIT ?`);
  return (after: string, most: number): RatedAnswer[] =>
    (rows.all(after, most) as { id: string; question: string; answer: string }[]).map(({ answer, ...row }) => ({
      ...row,
      answer: JSON.parse(answer) as Answer,
    }));
}
