/** What was measured before, per set, mode, model and adapter: a change shows against the last of its kind. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { share } from '../eval-row.ts';
import type { FieldScore } from './score-fields.ts';

const file = path.resolve(import.meta.dirname, '../../../test-output/extract-records.jsonl');

type Record = {
  readonly set: string;
  readonly mode: string;
  readonly model: string | null;
  readonly adapter: string | null;
  readonly at: string;
  readonly f1: Readonly<{ [field: string]: number }>;
};

/** Keeps the scores and says what fell by more than one point since the last of the same kind; '' when nothing did or there is none. */
export function keepRecord(
  kind: Pick<Record, 'set' | 'mode' | 'model' | 'adapter'>,
  scores: readonly FieldScore[],
): string {
  const before = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record)
        .findLast(
          (one) =>
            one.set === kind.set && one.mode === kind.mode && one.model === kind.model && one.adapter === kind.adapter,
        )
    : undefined;
  const f1 = Object.fromEntries(scores.map((score) => [score.field, Math.round(score.f1 * 1000) / 1000]));
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify({ ...kind, at: new Date().toISOString(), f1 } satisfies Record)}\n`);
  const fallen = Object.entries(f1).filter(([field, now]) => (before?.f1[field] ?? 0) - now > 0.01);
  return fallen
    .map(([field, now]) => `${field} fell from ${share(before?.f1[field] ?? 0)} to ${share(now)}`)
    .join(', ');
}
