/** "Is invoice A-02 paid?", "did Ann join before 2020?", "are there any invoices over 5000?": yes or no, where every word is told by the table. */
import { numberIn } from '../link-question.ts';
import type { Condition } from '../table-query.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { asksWhether } from './asks-whether.ts';
import { conditions, settledColumns } from './conditions.ts';
import { passing } from './matching.ts';
import { base, leavesNothing, type Proposal, scored } from './proposal.ts';

/** Choices, contraries, and what is asked of all rows: no row alone tells those. */
const unclear =
  /^(?:or|not|isn|aren|wasn|weren|didn|doesn|don|hasn|haven|never|no|all|every|each|only|both|always|most|which|what|who|when|where|how|why|still|yet|already|could|would|should|first|last|next)$/;

export function whether(asked: Asked): Proposal[] {
  if (!asksWhether(asked) || asked.words.some(({ word }) => unclear.test(word))) return [];
  const { all, words } = conditions(asked);
  const isThere = /^(?:there|we|i)$/.test(asked.words[1]?.word ?? '');
  const used = [0, ...words, ...usedBy(asked, ...light), ...asked.rowNouns];
  if (all.length === 0 || !leavesNothing(asked, used)) return [];
  if (isThere) return asksOfSome(asked, all, used);
  // What is asked about is said first: "Is A-02 paid", the rest is asked of it.
  const [subject, ...of] = all.toSorted((a, b) => saidAt(asked, a) - saidAt(asked, b));
  if (!subject || of.length === 0 || !isNamed(subject) || passing(asked.table, [subject]).length > mostRows) return [];
  // Two values of one column are a choice; none of them is asked of the other.
  if (settledColumns(of).has(subject[0]?.column ?? -1)) return [];
  return [scored(asked, { ...base, all: [subject], pick: { kind: 'whether', of } }, used, sure)];
}

/** "Are there any invoices over 5000": of all rows, which the question must name. */
function asksOfSome(asked: Asked, all: readonly Condition[][], used: readonly number[]): Proposal[] {
  if (asked.rowWords.length + asked.rowNouns.length === 0) return [];
  return [scored(asked, { ...base, pick: { kind: 'whether', of: all } }, used, sure)];
}

const isNamed = (any: readonly Condition[]) => any.every(({ is }) => is === 'equals' || is === 'contains');

/** Where in the question a condition's value stands; limits stand last. */
function saidAt({ values, words }: Asked, any: readonly Condition[]): number {
  const from = values.find(
    (value) =>
      numberIn(words[value.from]?.word ?? '') === null &&
      value.conditions.some((one) =>
        any.some(({ column, value: said }) => one.column === column && one.value === said),
      ),
  )?.from;
  return from ?? Number.POSITIVE_INFINITY;
}

const light = 'any there is are was were did does do has have had a an the than'.split(' ');
/** Rows of what is asked about: of more, "is it" is no question of one thing. */
const mostRows = 3;
const sure = 0.92;
