/** Answers a person called good, with what was asked. */
import type { Database } from 'better-sqlite3';
import type { Answer } from '../../../preload/contract/shapes.ts';
import type { PersonalText } from './personal-text.ts';

export type RatedAnswer = { readonly id: string; readonly question: string; readonly answer: Answer };
type Row = {
  readonly id: string;
  readonly questionId: string;
  readonly question: string;
  readonly rating: string;
  readonly answer: string;
};

/** In the order of their ids, after one of them, at most `most`. Throws `conversations-locked`. */
export function createRatedAnswers(database: Database, sealing: PersonalText) {
  // A sealed rating can't be compared by SQL: all rated ones are opened.
  const rows =
    database.prepare(`SELECT message.id, question.id AS questionId, question.text AS question, message.rating,
    message.answer FROM message
    JOIN message AS question ON question.conversation_id = message.conversation_id AND question.ordinal = message.ordinal - 1
    WHERE message.rating IS NOT NULL AND message.answer IS NOT NULL AND message.id > ? ORDER BY message.id`);
  return (after: string, most: number): RatedAnswer[] => {
    const found: RatedAnswer[] = [];
    for (const row of rows.iterate(after) as IterableIterator<Row>) {
      if (sealing.open('message', 'rating', row.id, row.rating) !== 'good') continue;
      found.push({
        id: row.id,
        question: sealing.open('message', 'text', row.questionId, row.question),
        answer: JSON.parse(sealing.open('message', 'answer', row.id, row.answer)) as Answer,
      });
      if (found.length === most) break;
    }
    return found;
  };
}
