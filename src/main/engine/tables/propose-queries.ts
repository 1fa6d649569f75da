import type { LinkedQuestion } from './link-question.ts';
import { aggregates } from './plan/aggregates.ts';
import type { Asked } from './plan/asked-table.ts';
import { isKey } from './plan/columns.ts';
import { comparisons } from './plan/comparisons.ts';
import { counts } from './plan/counts.ts';
import { ends } from './plan/ends.ts';
import { firstLast } from './plan/first-last.ts';
import { latest } from './plan/latest.ts';
import { lookUps } from './plan/look-ups.ts';
import { moneyFlow } from './plan/money-flow.ts';
import { paidWhen } from './plan/paid-when.ts';
import type { Proposal } from './plan/proposal.ts';
import { steps } from './plan/steps.ts';
import { superlativeQueries } from './plan/superlatives.ts';
import { whether } from './plan/whether.ts';
import type { Table } from './table.ts';

/** Every query the question may mean, the likeliest first. Patterns are English; names, numbers and headings work in any language. */
export function proposeQueries(linked: LinkedQuestion, table: Table): Proposal[] {
  const said = ` ${linked.words.map(({ word }) => word).join(' ')} `;
  const asked: Asked = {
    ...linked,
    table,
    rowWords: [
      ...linked.rowNouns,
      ...linked.columns
        .filter(({ column, share }) => share >= 0.5 && isKey(table, column))
        .flatMap(({ words }) => words),
    ],
    has: (...phrases) => phrases.some((phrase) => said.includes(` ${phrase} `)),
    at: (word) => linked.words.findIndex((each) => each.word === word),
  };
  const proposals = [
    ...counts(asked),
    ...steps(asked),
    ...comparisons(asked),
    ...superlativeQueries(asked),
    ...aggregates(asked),
    ...moneyFlow(asked),
    ...latest(asked),
    ...firstLast(asked),
    ...paidWhen(asked),
    ...whether(asked),
    ...ends(asked),
    ...lookUps(asked),
  ];
  const seen = new Set<string>();
  return proposals
    .sort((a, b) => b.score - a.score)
    .filter(({ query }) => {
      const key = JSON.stringify(query);
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
}
