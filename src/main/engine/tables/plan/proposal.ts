import type { TableQuery } from '../table-query.ts';
import type { Asked } from './asked-table.ts';
import { filler } from './cue-words.ts';

export type Proposal = {
  readonly query: TableQuery;
  /** 0-1: how much of what the question says the query takes up, and how surely. */
  readonly score: number;
};

export const base: Omit<TableQuery, 'pick'> = { all: [], order: null, limit: null, offset: 0, step: 0 };

const tellingOf = (asked: Asked) => asked.words.flatMap(({ word, stop }, at) => (stop || filler.has(word) ? [] : [at]));

/** Whether a query takes up every telling word of the question. */
export const leavesNothing = (asked: Asked, used: readonly number[]): boolean =>
  tellingOf(asked).every((at) => used.includes(at) || asked.rowWords.includes(at));

/** Share of the telling words of the question that a query takes up, times how sure its choices are. */
export function scored(asked: Asked, query: TableQuery, used: readonly number[], sure: number): Proposal {
  const telling = tellingOf(asked);
  // What the rows are called is no condition: "the invoices from …".
  const taken = new Set([...used, ...asked.rowWords]);
  const share = telling.length === 0 ? 1 : telling.filter((at) => taken.has(at)).length / telling.length;
  return { query, score: sure * (0.35 + 0.65 * share) };
}
