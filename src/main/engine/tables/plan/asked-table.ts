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

/** Whether the table's name is said; a year in it says nothing. */
export const isCalled = ({ rowNouns, words }: Asked): boolean =>
  rowNouns.some((at) => /\p{L}/u.test(words[at]?.word ?? ''));
/** How much less sure a reading is of a table whose name is not said, where another table may be meant. */
export const notCalled = 0.96;
