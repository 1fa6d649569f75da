import type { Pick } from '../table-query.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { distinctTexts, hasSum, isAdditive, isKey, isMeasure, loneSum, orderColumns, totalOf } from './columns.ts';
import { isDifference } from './comparisons.ts';
import { conditions } from './conditions.ts';
import { countsThings } from './grouped-totals.ts';
import { isLedger } from './ledger.ts';
import { matching } from './matching.ts';
import { directionOf } from './money-flow.ts';
import { base, leavesNothing, type Proposal, scored } from './proposal.ts';

/** All rows, where something of the question chooses some of them: hardly what is asked. */
const partOfAll = 0.4;

/** What is counted, behind "how many": its last word, where values or headings stand before it ("home games"). */
function countedNoun({ words, values, columns, rowNouns, rowWords }: Asked, at: number): number[] {
  const first = at + 1;
  if (first >= words.length) return [];
  let last = first;
  // "Italian wines", where nothing here is Italian: that word stays unanswered.
  const isRow = (each: number) => rowNouns.includes(each) || rowWords.includes(each);
  if (!isRow(first) && isRow(first + 1)) return [first + 1];
  const isKnown = (each: number) =>
    values.some(({ from, to }) => each >= from && each < to) || columns.some((named) => named.words.includes(each));
  while (isKnown(last) && words[last + 1]?.stop === false) last += 1;
  return [last];
}

/** What is measured, not counted: where no heading says it, rows are none of it. */
const measuredThing =
  /^(?:points?|goals?|runs?|votes?|seats?|met(?:er|re)s?|kilomet(?:er|re)s?|km|miles?|feet|letters|days|weeks|months|hours|minutes|seconds|years|euros?|dollars?|pounds?|kg|tons?|percent)$/;
const notCounted = 0.5;

/** Not so much less that a table alone is not asked. */
const unknownNoun = 0.99;

/** "How many points did we score against Lions": no number of games. */
function countsMeasure({ words, rowNouns, rowWords, values }: Asked, at: number): boolean {
  const noun = [at + 1, at + 2].find((each) => measuredThing.test(words[each]?.word ?? ''));
  return (
    noun !== undefined &&
    !rowNouns.includes(noun) &&
    !rowWords.includes(noun) &&
    !values.some(({ from, to }) => noun >= from && noun < to)
  );
}

export function counts(asked: Asked): Proposal[] {
  // "How many members does each district have?" asks for many numbers.
  if (isDifference(asked) || asked.has('each', 'every', 'per')) return [];
  if (!asked.has('how many', 'jow many', 'number of', 'total of', 'count', 'how often', 'numbers of')) return [];
  // "Who has the same number of goals as Ben?" counts nothing.
  if (asked.has('same number') && !asked.has('how many')) return [];
  // "Total of unpaid invoices" adds up where there is something to add.
  const adds = asked.table.columns.some((_, column) => isAdditive(asked.table, column));
  if (adds && !asked.has('how many', 'jow many', 'number of', 'count', 'how often', 'numbers of')) return [];
  const { all, words } = conditions(asked);
  // "How often was the rent paid?", of a list of payments.
  const verbs = isLedger(asked.table) && all.length > 0 ? directionOf(asked).words : [];
  const used = [...words, ...verbs, ...usedBy(asked, 'how', 'many', 'number', 'times', 'often', 'different', 'total')];
  const at = asked.words.findIndex(
    ({ word }, index) => word === 'many' || (word === 'of' && asked.words[index - 1]?.word === 'number'),
  );
  const conditionColumns = new Set(all.flat().map(({ column }) => column));
  const proposals: Proposal[] = [];
  const counted = asked.columns.filter(({ words: own }) => own.some((word) => word > at && word <= at + 3));
  const numeric = counted
    .filter(({ column }) => isMeasure(asked.table, column) && hasSum(asked.table, column))
    .filter(({ column }) => asked.table.columns[column]?.type === 'number' && !conditionColumns.has(column));
  const total = totalOf(asked, numeric);
  for (const { column, share, words: own } of total ? [total] : numeric) {
    const several = asked.has('total', 'combined', 'altogether', 'in all', 'together', 'all');
    const isOne = matching(asked.table, all) <= 1;
    const pick: Pick = all.length > 0 && isOne && !several ? { kind: 'cells', column } : { kind: 'sum', column };
    proposals.push(
      scored(
        asked,
        { ...base, all, pick },
        [...used, ...own],
        (all.length > 0 || several ? 0.95 : 0.75) * (0.8 + 0.2 * share),
      ),
    );
  }
  // "How many customers are there?" where each stands in several rows.
  const repeated = counted.find(
    ({ column, share, words: own }) =>
      share >= 0.75 &&
      own.includes(at + 1) &&
      asked.table.columns[column]?.type === 'text' &&
      distinctTexts(asked.table, column) < asked.table.rows.length,
  );
  const isOfAll = all.length === 0 && !asked.rowNouns.includes(at + 1);
  const distinct =
    asked.has('different', 'unique', 'distinct') || isOfAll
      ? ((asked.has('different', 'unique', 'distinct') ? counted[0] : repeated)?.column ?? null)
      : null;
  const rowWords = counted.flatMap(({ words: own }) => own);
  // "How many games": the noun heads no column, so that rows are counted.
  const noun = numeric.length === 0 ? countedNoun(asked, at) : [];
  // One thing counted is always one: the question wants one of its figures.
  const isOneThing = all.some(
    (any) =>
      any.length === 1 &&
      any[0] !== undefined &&
      (any[0].is === 'equals' || (any[0].is === 'contains' && matching(asked.table, [any]) === 1)) &&
      isKey(asked.table, any[0].column),
  );
  if (isOneThing) {
    for (const { column, sure, words: own } of orderColumns(asked, conditionColumns)) {
      // "How many light bulbs are there?" is asked of the one column that says how many.
      const isHowMany = countsThings(asked.table.columns[column]?.name ?? '') && sure >= loneSum;
      const howSure = isHowMany ? 1 : sure;
      proposals.push(
        scored(asked, { ...base, all, pick: { kind: 'cells', column } }, [...used, ...own], 0.9 * howSure),
      );
    }
  }
  // What the rows are is said by a heading or the file; another noun may be of another table.
  const known =
    noun.length === 0 || noun.some((each) => asked.rowWords.includes(each)) || rowWords.some((each) => each === at + 1);
  const counting = [...used, ...rowWords, ...noun];
  proposals.push(
    scored(
      asked,
      { ...base, all, pick: { kind: 'count', distinct } },
      counting,
      (all.length > 0 ? 0.9 : leavesNothing(asked, counting) ? 0.7 : partOfAll) *
        (isOneThing ? 0.6 : 1) *
        (countsMeasure(asked, at) ? notCounted : 1) *
        (known ? 1 : unknownNoun),
    ),
  );
  return proposals;
}
