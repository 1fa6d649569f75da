import { numberIn } from '../link-question.ts';
import type { TableQuery } from '../table-query.ts';
import type { Asked } from './asked-table.ts';
import { asksWhether } from './asks-whether.ts';
import { filler } from './cue-words.ts';
import { leftOperators } from './operators.ts';
import { paysALoan } from './parties.ts';

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

/** How sure a query is that takes a row for the one asked for, where it is only what another is told by. */
const ownRow = 0.5;
const relations = /^(?:after|before|below|above|behind|following|preceding|than)$/;
const lights = /^(?:the|a|an|our|of|did|was|in)$/;

/** Whether a relation stands right before a name and is not taken up by the query. */
function relatesToRow({ words, values }: Asked, used: readonly number[]): boolean {
  return values.some(({ from, exact }) => {
    let at = from - 1;
    while (lights.test(words[at]?.word ?? '')) at -= 1;
    return (
      exact && numberIn(words[from]?.word ?? '') === null && relations.test(words[at]?.word ?? '') && !used.includes(at)
    );
  });
}

/** "How much did Max pay Eva?", where it stands what she lent him. */
const isOfLoan = (asked: Asked) => asked.columns.length === 0 && paysALoan(asked);

/** "How much did Ann give to Ben", where both stand in one column: either of them is not what is asked. */
function joinsAcross({ words, values }: Asked, { all }: TableQuery): boolean {
  return all.some((any) => {
    const named = values.filter(
      ({ exact, conditions }) =>
        exact &&
        conditions.some(({ column, value, is }) =>
          any.some((one) => one.column === column && one.value === value && one.is === is),
        ),
    );
    const [, ...later] = named.toSorted((a, b) => a.from - b.from);
    return any.length > 1 && later.some(({ from }) => isToward(words, from));
  });
}
const isToward = (words: Asked['words'], from: number) =>
  /^(?:to|from|an|von|al|a)$/.test(words[from - 1]?.word ?? '') &&
  numberIn(words[from]?.word ?? '') === null &&
  !/^(?:and|or|und|oder|et|ou|y|o|e)$/.test(words[from - 2]?.word ?? '');

/** How sure a query is that leaves out a word which orders, compares or shuts out, or tells a figure where a yes or no is wanted. */
const anotherQuestion = 0.6;

/** Share of the telling words of the question that a query takes up, times how sure its choices are. */
export function scored(asked: Asked, query: TableQuery, used: readonly number[], plainSure: number): Proposal {
  // "Ranked below Chile" asks nothing of Chile's own row.
  const sure =
    plainSure *
    ((query.step === 0 && query.pick.kind !== 'spread' && relatesToRow(asked, used)) ||
    isOfLoan(asked) ||
    joinsAcross(asked, query)
      ? ownRow
      : 1);
  const telling = tellingOf(asked);
  // What the rows are called is no condition: "the invoices from …".
  const taken = new Set([...used, ...asked.rowWords]);
  const share = telling.length === 0 ? 1 : telling.filter((at) => taken.has(at)).length / telling.length;
  const isOther = leftOperators(asked, taken).length > 0 || (asksWhether(asked) && query.pick.kind !== 'whether');
  const whole = isOther ? anotherQuestion : 1;
  return { query, score: sure * whole * (0.35 + 0.65 * share) };
}
