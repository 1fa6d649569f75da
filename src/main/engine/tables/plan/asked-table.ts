import type { LinkedQuestion } from '../link-question.ts';
import type { Table } from '../table.ts';

export type Asked = LinkedQuestion & {
  readonly table: Table;
  /** Words of the question that say what the rows are: the heading of the column that names them. */
  readonly rowWords: readonly number[];
  readonly has: (...phrases: readonly string[]) => boolean;
  readonly at: (word: string) => number;
};

export const usedBy = (asked: Asked, ...words: readonly string[]): number[] =>
  asked.words.flatMap(({ word }, at) => (words.includes(word) ? [at] : []));
