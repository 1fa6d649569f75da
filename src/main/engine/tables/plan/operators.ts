/** Words that change what is computed: where a query leaves one of them out, it answers another question. */
import type { Asked } from './asked-table.ts';
import { comparatives, superlatives } from './cue-words.ts';

const operators = new Set([
  ...Object.keys(superlatives),
  ...Object.keys(comparatives),
  ...'first second third fourth fifth sixth seventh eighth ninth tenth last final next previous preceding following before after behind until than same average mean median difference consecutive consecutively without except besides never not nor neither each every per double twice half percent percentage'.split(
    ' ',
  ),
]);

/** Words of the question that order, compare, shut out or work out, and that a query does not take up; those within what a cell says are names. */
export function leftOperators({ words, values }: Asked, used: ReadonlySet<number>): number[] {
  const named = new Set(
    values.flatMap(({ from, to, exact }) => (exact || to - from > 1 ? words.keys().toArray().slice(from, to) : [])),
  );
  return words.flatMap(({ word }, at) => (operators.has(word) && !used.has(at) && !named.has(at) ? [at] : []));
}
