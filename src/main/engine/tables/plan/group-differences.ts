/** "How many more invoices are paid than open?", "how much more did we spend on travel than on rent?": two groups of rows, one less the other. */
import { type NamedValue, range } from '../link-question.ts';
import type { Condition } from '../table-query.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { isAdditive, orderColumns } from './columns.ts';
import { conditions } from './conditions.ts';
import { countsThings } from './grouped-totals.ts';
import { directionOf, measuresOf } from './money-flow.ts';
import { base, type Proposal, scored } from './proposal.ts';

type Pair = { readonly value: NamedValue; readonly condition: Condition };

/** `pairs`: values of one column that the question names, in its order; none where they are not two. */
export function groupDifferences(asked: Asked, pairs: readonly Pair[]): Proposal[] {
  const spans = [...Map.groupBy(pairs, ({ value }) => value.from)].sort(([a], [b]) => a - b);
  const [one, other, third] = spans.map(([, own]) => own.map(({ condition }) => condition));
  if (!one || !other || third) return [];
  const at = pairs.flatMap(({ value }) => range(value.from, value.to));
  const { all, words } = conditions(asked, new Set(at));
  const plain = asked.has('difference', 'between');
  // "Fewer wins than losses" is how many the first falls short.
  const isLess = asked.has('fewer', 'less');
  const [from, less] = isLess ? [other, one] : [one, other];
  const taken = new Set([...pairs.map(({ condition }) => condition.column), ...all.flat().map(({ column }) => column)]);
  const used = [...at, ...words, ...usedBy(asked, ...cues)];
  return measures(asked, taken).map(({ column, sure, words: own }) =>
    scored(
      asked,
      { ...base, all, pick: { kind: 'difference', one: from, other: less, of: column, plain } },
      [...used, ...own],
      sure,
    ),
  );
}

type Measure = { readonly column: number | null; readonly sure: number; readonly words: readonly number[] };

/** Rows where things are counted, sums where money or a heading is said. */
function measures(asked: Asked, taken: ReadonlySet<number>): Measure[] {
  const { direction, words } = directionOf(asked);
  if (asked.has('how much') && direction !== null) {
    const [only, another] = measuresOf(asked, direction, taken);
    return only && another === undefined && only.filter.length === 0
      ? [{ column: only.column, sure: only.sure * sure, words }]
      : [];
  }
  const additive = orderColumns(asked, taken).filter(({ column }) => isAdditive(asked.table, column));
  const said = additive.filter((each) => each.words.length > 0);
  if (said.length > 0) return said.map((each) => ({ ...each, sure: each.sure * sure }));
  if (asked.has('how much'))
    return additive
      .filter(({ column }) => !countsThings(asked.table.columns[column]?.name ?? ''))
      .map((each) => ({ ...each, sure: each.sure * sure }));
  const noun = asked.words.findIndex(({ word }) => /^(?:more|fewer|less)$/.test(word)) + 1;
  const isRow = asked.rowWords.includes(noun) || asked.rowNouns.includes(noun) || asked.words[noun]?.stop === true;
  const isOccasion = /^(?:times|wins?|won|records?|rows?|entries)$/.test(asked.words[noun]?.word ?? '');
  return [{ column: null, sure: isRow || isOccasion ? sure : unsure, words: isRow || isOccasion ? [noun] : [] }];
}

const cues = 'how many much more fewer less than difference between in number of times there'.split(' ');
const sure = 0.95;
/** Of a noun that heads nothing rows may be no count: "more points". */
const unsure = 0.7;
