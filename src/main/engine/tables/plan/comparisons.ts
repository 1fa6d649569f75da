import { type NamedValue, range } from '../link-question.ts';
import type { Condition } from '../table-query.ts';
import { headingsMeasuredBy, isTurned } from './adjectives.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { endOf, orderColumns, typesOf } from './columns.ts';
import { conditions } from './conditions.ts';
import { comparatives, superlatives } from './cue-words.ts';
import { groupDifferences } from './group-differences.ts';
import { matching, passing } from './matching.ts';
import { base, type Proposal, scored } from './proposal.ts';

export const isDifference = (asked: Asked): boolean =>
  asked.has('difference', 'how many more', 'how much more', 'how many fewer', 'how many less', 'how much less') ||
  (asked.has('how many years', 'how many days') && asked.has('between', 'apart')) ||
  (asked.has('how much') && asked.words.some(({ word }) => word in comparatives) && asked.has('than'));

type Pair = { readonly value: NamedValue; readonly condition: Condition };

function countOf(asked: Asked, column: number, pairs: readonly Pair[], descending: boolean): Proposal {
  const used = [
    ...pairs.flatMap(({ value }) => range(value.from, value.to)),
    ...usedBy(asked, 'more', 'fewer', 'less', 'win', 'won', 'wins', 'times'),
    ...asked.rowWords,
    ...asked.columns.filter((named) => named.column === column).flatMap(({ words }) => words),
  ];
  const pick = { kind: 'commonest', column, of: null, descending } as const;
  return scored(asked, { ...base, all: [pairs.map(({ condition }) => condition)], pick }, used, 0.9);
}

/** "The difference between the highest and the lowest salary." */
const isOfEnds = ({ words }: Asked): boolean => {
  const ends = words.flatMap(({ word }) => (word in superlatives ? [superlatives[word]] : []));
  return ends.includes(true) && ends.includes(false);
};

function spreads(asked: Asked): Proposal[] {
  const { all, words } = conditions(asked);
  const taken = new Set(all.flat().map(({ column }) => column));
  const ends = asked.words.flatMap(({ word }, at) => (word in superlatives ? [at] : []));
  const used = [...words, ...ends, ...usedBy(asked, 'difference', 'between', 'how', 'many', 'much')];
  return orderColumns(asked, taken, ends[0]).map(({ column, sure, words: own }) =>
    scored(asked, { ...base, all, pick: { kind: 'spread', column } }, [...used, ...own], 0.95 * sure),
  );
}

/** What two rows are compared by: of the adjective the one heading it means ("older", "sooner"), else what is said. */
function measured(asked: Asked, without: number, word: string, all: readonly (readonly Condition[])[]) {
  const rows = passing(asked.table, all);
  // What one of the two has no figure of compares nothing.
  const isOfBoth = ({ column }: { readonly column: number }) =>
    rows.every((row) => (row[column]?.number ?? null) !== null);
  const orders = orderColumns(asked, new Set([without])).filter(isOfBoth);
  if (orders.some(({ words }) => words.length > 0)) return orders;
  const heads = headingsMeasuredBy(word);
  if (heads === null) return orders;
  const meant = typesOf(asked, 'number', 'date').filter(
    (column) => column !== without && isOfBoth({ column }) && heads.test(asked.table.columns[column]?.name ?? ''),
  );
  const [only, other] = meant;
  if (only !== undefined && other === undefined) return [{ column: only, sure: meantSure, words: [] }];
  if (/^(?:better|worse)$/.test(word)) return orders;
  // Nothing here is older or later than anything, or several things are.
  return orders.map((order) => ({ ...order, sure: order.sure * unmeasured }));
}
const meantSure = 0.98;
const unmeasured = 0.6;

/** "who has more medals, A or B", and how much more. */
export function comparisons(asked: Asked): Proposal[] {
  const cue = asked.words.find(({ word }) => word in comparatives);
  const difference = isDifference(asked);
  if (!cue && !difference) return [];
  if (difference && isOfEnds(asked)) return spreads(asked);
  const groups = Map.groupBy(
    asked.values.flatMap((value) => value.conditions.map((condition) => ({ value, condition }))),
    ({ condition }) => condition.column,
  );
  const proposals: Proposal[] = [];
  for (const [column, pairs] of groups) {
    const spans = new Set(pairs.map(({ value }) => value.from));
    // Of what stands in several rows, the figure of one of them is none.
    if (spans.size < 2) continue;
    if (pairs.some(({ condition }) => matching(asked.table, [[condition]]) > 1)) {
      // "Who won more tournaments, A or B?", each row being one.
      if (cue && !difference && /^(?:more|fewer|less)$/.test(cue.word))
        proposals.push(countOf(asked, column, pairs, comparatives[cue.word] ?? true));
      if (difference) proposals.push(...groupDifferences(asked, pairs));
      continue;
    }
    const all = [pairs.map(({ condition }) => condition)];
    const used = [
      ...pairs.flatMap(({ value }) => range(value.from, value.to)),
      ...usedBy(
        asked,
        cue?.word ?? '',
        'difference',
        'how',
        'many',
        'much',
        'years',
        'between',
        ...(difference ? ['than', 'over'] : []),
      ),
    ];
    for (const { column: of, sure, words } of measured(asked, column, cue?.word ?? '', all)) {
      if (difference)
        proposals.push(
          scored(asked, { ...base, all, pick: { kind: 'spread', column: of } }, [...used, ...words], 0.95 * sure),
        );
      else if (cue) {
        const more = comparatives[cue.word] ?? true;
        const isAge = /^(?:old|young|fast|slow|quick)/.test(cue.word) && isTurned(asked.table, of, cue.word);
        const order = { column: of, descending: isAge ? !more : endOf(asked.table, of, cue.word, more) };
        proposals.push(
          scored(
            asked,
            { ...base, all, order, limit: 1, pick: { kind: 'cells', column } },
            [...used, ...words],
            0.95 * sure,
          ),
        );
      }
    }
  }
  return proposals;
}
