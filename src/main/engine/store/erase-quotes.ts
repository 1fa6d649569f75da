/** Quotations of erased documents in saved answers. */
import type { Database } from 'better-sqlite3';
import { plainAnswer } from '../../../preload/contract/plain-answer.ts';
import type { Answer } from '../../../preload/contract/shapes.ts';
import type { PersonalText } from './personal-text.ts';

type Row = { readonly id: string; readonly answer: string };

/**
 * Looks through every saved answer. `blank` gets it and the numbers of those citations whose file had one of these hashes (lower-case
 * hex sha256), and gives what to keep instead, or null. Returns how many answers it changed. Throws `conversations-locked`.
 */
export function createQuoteEraser(database: Database, sealing: PersonalText) {
  const answers = database.prepare('SELECT id, answer FROM message WHERE answer IS NOT NULL');
  const cited = database.prepare('SELECT number, content_sha256 AS sha256 FROM citation WHERE message_id = ?');
  const save = database.prepare('UPDATE message SET answer = ?, text = ? WHERE id = ?');
  const forget = database.prepare('DELETE FROM citation WHERE message_id = ? AND number = ?');

  return (
    hashes: ReadonlySet<string>,
    blank: (answer: Answer, numbers: ReadonlySet<number>) => Answer | null,
  ): number =>
    database.transaction(() => {
      let changed = 0;
      for (const { id, answer } of answers.all() as Row[]) {
        const numbers = (cited.all(id) as { readonly number: number; readonly sha256: string }[])
          .filter(({ sha256 }) => hashes.has(sha256))
          .map(({ number }) => number);
        const said = JSON.parse(sealing.open('message', 'answer', id, answer)) as Answer;
        const kept = blank(said, new Set(numbers));
        for (const number of numbers) forget.run(id, number);
        if (!kept) continue;
        const text = plainAnswer(kept);
        save.run(
          sealing.seal('message', 'answer', id, JSON.stringify(kept)),
          sealing.seal('message', 'text', id, text),
          id,
        );
        changed += 1;
      }
      return changed;
    })();
}
