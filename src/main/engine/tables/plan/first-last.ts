/** "Who joined last?", "which train leaves first?": the first or last by the day, time or place that a heading beside the word tells. */
import { type Asked, usedBy } from './asked-table.ts';
import { distance, isClock } from './columns.ts';
import { conditions, settledColumns } from './conditions.ts';
import { base, type Proposal, scored } from './proposal.ts';
import { targets } from './targets.ts';
import { yearColumn } from './year-column.ts';

/** True: the last. */
const cues: Readonly<Record<string, boolean>> = {
  ...{ last: true, latest: true, newest: true, recently: true },
  ...{ first: false, earliest: false, soonest: false, longest: false },
};

export function firstLast(asked: Asked): Proposal[] {
  const cue = asked.words.findIndex(({ word }) => word in cues);
  const word = asked.words[cue]?.word ?? '';
  if (cue < 0 || asked.has('how many', 'average', 'total', 'listed', 'in the list', 'in the table')) return [];
  // "The first three": the top rows, in whatever order they stand.
  const order = ordered(asked, cue);
  // "Who has been here the longest" is who came first; nothing else is long by a date.
  if (order === null || (word === 'longest' && order.type !== 'date')) return [];
  const { all, words } = conditions(asked);
  const taken = settledColumns(all);
  if (taken.has(order.column)) return [];
  const used = [...words, cue, ...order.words, ...usedBy(asked, 'most', 'been', 'here')];
  const isItself = order.words.includes(cue + 1) || (order.words.includes(cue + 2) && !asked.words[cue + 1]?.stop);
  const asksWhen =
    (isItself && order.column === yearColumn(asked.table)) ||
    asked.has('when', 'what time', 'what date', 'what day', 'which day');
  const picks = asksWhen
    ? [{ column: order.column, sure: 1, words: usedBy(asked, 'time', 'date', 'day') }]
    : targets(asked, new Set([...taken, order.column]));
  return picks.map(({ column, sure, words: own }) =>
    scored(
      asked,
      {
        ...base,
        all,
        order: { column: order.column, descending: cues[word] ?? true },
        limit: 1,
        pick: { kind: 'cells', column },
      },
      [...used, ...own],
      certain * sure,
    ),
  );
}
const certain = 0.96;

/** The column of days, times of day or places whose heading is said right beside the word. */
function ordered(asked: Asked, cue: number) {
  const [near] = asked.columns
    .flatMap((named) => {
      const { type = 'text', name = '' } = asked.table.columns[named.column] ?? {};
      const orders =
        type === 'date' ||
        named.column === yearColumn(asked.table) ||
        isClock(asked.table, named.column) ||
        (type === 'number' && ranks.test(name));
      return orders && named.share >= leastShare && distance(named, cue) <= beside ? [{ ...named, type }] : [];
    })
    .sort((a, b) => distance(a, cue) - distance(b, cue));
  return near ?? null;
}
const ranks = /^(?:rank(?:ing)?|pos(?:ition)?\.?|places?|finish|rang|platz|platzierung)$/i;
const leastShare = 0.75;
/** Words between: "the last to join". */
const beside = 2;
