import { wordsOf } from '../link-question.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { hasSum, isAdditive, isKey, orderColumns } from './columns.ts';
import { isDifference } from './comparisons.ts';
import { conditions } from './conditions.ts';
import { topOf } from './ends.ts';
import { countsThings } from './grouped-totals.ts';
import { matching } from './matching.ts';
import { directionOf } from './money-flow.ts';
import { base, leavesNothing, type Proposal, scored } from './proposal.ts';

const partOfMoney = 0.6;

export function aggregates(asked: Asked): Proposal[] {
  if (isDifference(asked)) return [];
  const average = asked.has('average', 'mean', 'on average');
  const { all, words } = conditions(asked);
  const said = asked.has('total', 'sum', 'combined', 'altogether', 'in all', 'together', 'overall', 'sum up');
  // "How much is still unpaid?": of several rows, the sum of what adds up; of prices or ages there is none.
  const howMuch = asked.has('how much') && !asked.has('cost') && all.length > 0 && matching(asked.table, all) > 1;
  if (!average && !said && !howMuch) return [];
  // "The average revenue per month", where a month has several rows, is that of its sums.
  if (isPerSome(asked)) return [];
  const taken = new Set(all.flat().map(({ column }) => column));
  const used = [
    ...words,
    ...usedBy(
      asked,
      'average',
      'mean',
      'total',
      'sum',
      'combined',
      'altogether',
      'together',
      'overall',
      'how',
      'many',
      'much',
      'per',
      'each',
      'every',
    ),
  ];
  // "The average result", where that is a word: no other figure is its average.
  const behind = asked.words.findIndex(({ word }) => /^(?:average|mean)$/.test(word)) + 1;
  const ofText = asked.columns.some(
    ({ column, words: own }) => own.includes(behind) && asked.table.columns[column]?.type === 'text',
  );
  if (average && ofText && !asked.columns.some(({ column }) => asked.table.columns[column]?.type === 'number'))
    return [];
  const top = topOf(asked);
  const columns = orderColumns(asked, taken);
  const isMoney = directionOf(asked).direction !== null;
  const counts = (column: number) => countsThings(asked.table.columns[column]?.name ?? '');
  const usable =
    average || said
      ? columns
      : columns.filter(({ column }) => isAdditive(asked.table, column) && !(isMoney && counts(column)));
  const summed = average ? usable : usable.filter(({ column }) => hasSum(asked.table, column));
  return summed.map(({ column, sure, words: at }) =>
    scored(
      asked,
      {
        ...base,
        all,
        ...(top ? { order: { column: 'row', descending: top.last }, limit: top.count } : {}),
        pick: { kind: average ? 'average' : 'sum', column },
      },
      [...used, ...at, ...(top?.words ?? [])],
      // What was paid is a sum of all that is said, or none.
      0.95 * sure * (isMoney && howMuch && !leavesNothing(asked, [...used, ...at]) ? partOfMoney : 1),
    ),
  );
}

/** Whether it is asked for by something of which the table may have several rows, and no heading says so. */
function isPerSome({ words, columns, rowNouns, rowWords, table }: Asked): boolean {
  const at = words.findIndex(({ word }) => apiece.test(word));
  if (at < 0 || table.columns.some(({ name }) => wordsOf(name).some((word) => apiece.test(word)))) return false;
  const of = at + 1;
  const headed = columns.filter((named) => named.words.includes(of));
  if (headed.length > 0) return !headed.some(({ column }) => isKey(table, column));
  return !rowNouns.includes(of) && !rowWords.includes(of);
}
const apiece = /^(?:per|pro|each|every|daily|weekly|monthly|yearly|annual)$/;
