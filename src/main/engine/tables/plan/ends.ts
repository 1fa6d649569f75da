import { numberIn } from '../link-question.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { conditions, settledColumns } from './conditions.ts';
import { base, type Proposal, scored } from './proposal.ts';
import { targets } from './targets.ts';

/** "the first three", "top 5", "last two". */
export function topOf(asked: Asked): { count: number; last: boolean; words: readonly number[] } | null {
  const at = asked.words.findIndex(
    ({ word }, index) =>
      /^(?:first|top|last|bottom)$/.test(word) && numberIn(asked.words[index + 1]?.word ?? '') !== null,
  );
  if (at < 0) return null;
  const count = numberIn(asked.words[at + 1]?.word ?? '') ?? 0;
  return count < 1 || count > 100
    ? null
    : { count, last: /^(?:last|bottom)$/.test(asked.words[at]?.word ?? ''), words: [at, at + 1] };
}

/** "the first … listed", "the last winner", "the top three". */
export function ends(asked: Asked): Proposal[] {
  const several = topOf(asked);
  const at = several
    ? (several.words[0] ?? -1)
    : asked.words.findIndex(
        ({ word }, index) =>
          /^(?:first|last|top|bottom|final)$/.test(word) &&
          !asked.values.some(({ from, to }) => index >= from && index < to),
      );
  if (at < 0 || asked.has('how many', 'average', 'total')) return [];
  const last = /^(?:last|bottom|final)$/.test(asked.words[at]?.word ?? '');
  const { all, words } = conditions(asked);
  const taken = settledColumns(all);
  const used = [...words, at, ...(several?.words ?? []), ...usedBy(asked, 'list', 'place', 'listed', 'time')];
  return targets(asked, taken).map(({ column, sure, words: own }) =>
    scored(
      asked,
      {
        ...base,
        all,
        order: { column: 'row', descending: last },
        limit: several?.count ?? 1,
        pick: { kind: 'cells', column },
      },
      [...used, ...own],
      0.9 * sure,
    ),
  );
}
