import { type Asked, usedBy } from './asked-table.ts';
import { orderColumns } from './columns.ts';
import { isDifference } from './comparisons.ts';
import { conditions } from './conditions.ts';
import { topOf } from './ends.ts';
import { base, type Proposal, scored } from './proposal.ts';

export function aggregates(asked: Asked): Proposal[] {
  if (isDifference(asked)) return [];
  const average = asked.has('average', 'mean', 'on average');
  const sum = asked.has('total', 'sum', 'combined', 'altogether', 'in all', 'together', 'overall');
  if (!average && !sum) return [];
  const { all, words } = conditions(asked);
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
    ),
  ];
  const top = topOf(asked);
  return orderColumns(asked, taken).map(({ column, sure, words: at }) =>
    scored(
      asked,
      {
        ...base,
        all,
        ...(top ? { order: { column: 'row', descending: top.last }, limit: top.count } : {}),
        pick: { kind: average ? 'average' : 'sum', column },
      },
      [...used, ...at, ...(top?.words ?? [])],
      0.95 * sure,
    ),
  );
}
