import { range } from '../link-question.ts';
import { headingsMeasuredBy } from './adjectives.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { distinctTexts, endOf, isAdditive, orderColumns, typesOf, yearColumns } from './columns.ts';
import { conditions, settledColumns } from './conditions.ts';
import { superlatives, timeWords } from './cue-words.ts';
import { groupedTotals } from './grouped-totals.ts';
import { passing } from './matching.ts';
import { base, type Proposal, scored } from './proposal.ts';
import { isSumOfMoney } from './sum-of-money.ts';
import { targets } from './targets.ts';
import { hasUnpaid } from './unpaid.ts';

/** "After the United States, which country won the most": the most of those that have less than it. */
function nextAfter(
  asked: Asked,
  { column, sure }: { readonly column: number; readonly sure: number },
  descending: boolean,
  used: readonly number[],
): Proposal[] {
  const named = asked.values.flatMap((value) => {
    const at = [value.from - 1, value.from - 2].find((each) =>
      /^(?:after|behind|following)$/.test(asked.words[each]?.word ?? ''),
    );
    const [own] = value.conditions;
    const [row, other] = own ? passing(asked.table, [[own]]) : [];
    const number = row?.[column]?.number ?? null;
    return at === undefined || !own || other || number === null ? [] : [{ at, own, number, value }];
  });
  const [only, another] = named;
  if (!only || another) return [];
  const all = [
    [{ column, is: descending ? ('at-most' as const) : ('at-least' as const), value: only.number }],
    [{ ...only.own, is: only.own.is === 'contains' ? ('not-contains' as const) : ('not-equals' as const) }],
  ];
  return targets(asked, new Set([column])).map((target) =>
    scored(
      asked,
      { ...base, all, order: { column, descending }, limit: 1, pick: { kind: 'cells', column: target.column } },
      [...used, only.at, ...range(only.value.from, only.value.to), ...target.words],
      0.95 * sure * target.sure,
    ),
  );
}

/** "The fastest" is by time, be it said or not: a heading that the adjective means comes first. */
function measuredBy<
  Order extends { readonly column: number; readonly sure: number; readonly words: readonly number[] },
>(asked: Asked, orders: readonly Order[], cue: number): readonly Order[] {
  const heads = headingsMeasuredBy(asked.words[cue]?.word ?? '', asked.words[cue + 1]?.word ?? '');
  const meant =
    heads === null ? [] : orders.filter(({ column }) => heads.test(asked.table.columns[column]?.name ?? ''));
  const [only, other] = meant;
  // Nothing here is as long or as old as anything.
  if (heads !== null && meant.length === 0)
    return orders.map((order) => (order.words.length > 0 ? order : { ...order, sure: order.sure * unmeasured }));
  if (!only || other || only.words.length > 0) return orders;
  return [{ ...only, sure: meantSure }, ...orders.filter((order) => order !== only)];
}
/** "The oldest pet": by the day it was born where a heading says so, and not by any other. */
function bornFirst<Order extends { readonly column: number }>(asked: Asked, word: string, orders: readonly Order[]) {
  const heads = /^(?:oldest|youngest)$/.test(word) ? headingsMeasuredBy(word) : null;
  const meant = orders.filter(({ column }) => heads?.test(asked.table.columns[column]?.name ?? ''));
  return meant.length > 0 ? meant : orders;
}
const meantSure = 0.98;
const unmeasured = 0.6;
/** How much less sure rows are counted where nothing says what there is most of, and a column adds up. */
const unsaid = 0.85;

/** "The cheapest wine", "the most expensive red wine": what the rows are, said of the superlative. */
function nounOfRows({ words, rowNouns, rowWords }: Asked, cue: number): number | null {
  for (let at = cue + 1; at <= cue + farthestNoun && words[at]?.stop === false; at += 1)
    if (rowNouns.includes(at) || rowWords.includes(at)) return at;
  return null;
}
const farthestNoun = 3;

export function superlativeQueries(asked: Asked): Proposal[] {
  const cue = asked.words.findIndex(
    ({ word }, at) => word in superlatives && !(word === 'least' && asked.words[at - 1]?.word === 'at'),
  );
  const more = asked.has('than any other', 'than any');
  const isRecent = /^most$/.test(asked.words[cue]?.word ?? '') && asked.words[cue + 1]?.word === 'recent';
  const word = isRecent ? 'latest' : (asked.words[cue]?.word ?? '');
  if (cue < 0 && !more) return [];
  const descending = cue >= 0 ? (superlatives[word] ?? true) : !asked.has('less', 'fewer');
  const { all, words } = conditions(asked);
  const taken = settledColumns(all);
  // Of bills not all of which are paid, who is billed the most is not yet who was paid it.
  if (asked.has('pay', 'pays', 'paid') && hasUnpaid(asked.table, taken)) return [];
  const used = [...words, cue, ...usedBy(asked, 'more', 'any', 'other', 'than', 'single')];
  const isAge = /^(?:oldest|youngest)$/.test(word) && asked.has('who');
  const orders =
    timeWords.has(word) && !isAge
      ? bornFirst(asked, word, [
          ...typesOf(asked, 'date').map((column) => ({ column, sure: 0.95, words: [] as readonly number[] })),
          ...yearColumns(asked),
        ])
      : measuredBy(asked, orderColumns(asked, taken, cue), cue);
  const proposals: Proposal[] = [];
  for (const order of orders) {
    const end = endOf(asked.table, order.column, word, descending);
    const ordered = { ...base, all, order: { column: order.column, descending: end }, limit: 1 };
    const orderUsed = [...used, ...order.words, ...(isRecent ? [cue + 1] : [])];
    proposals.push(...nextAfter(asked, order, end, orderUsed));
    for (const { column, sure, words: at } of targets(asked, new Set([...taken, order.column]))) {
      proposals.push(
        scored(asked, { ...ordered, pick: { kind: 'cells', column } }, [...orderUsed, ...at], 0.95 * order.sure * sure),
      );
    }
    if (asked.has('what is the', 'what was the', 'how many', 'how much', 'what were the')) {
      // "What is the cheapest wine" asks for the wine.
      const noun = nounOfRows(asked, cue);
      const isRow = noun !== null && !isSumOfMoney(asked.words[noun]?.stem ?? '');
      const isValue = !isRow && asked.words.findIndex(({ word: each }) => each === 'the') === cue - 1;
      proposals.push(
        scored(
          asked,
          { ...ordered, pick: { kind: 'cells', column: order.column } },
          orderUsed,
          (isValue ? 0.95 : isRow ? 0.5 : 0.7) * order.sure,
        ),
      );
    }
  }
  if (!timeWords.has(word)) proposals.push(...groupedTotals(asked, cue, all, taken, orders, used, descending));
  // "which supplier has the highest total amount": sums of the rows that share it.
  if (asked.has('total', 'combined', 'overall', 'altogether')) {
    const totals = usedBy(asked, 'total', 'combined', 'overall', 'altogether');
    for (const { column, sure, words: at } of targets(asked, taken)) {
      if (distinctTexts(asked.table, column) === asked.table.rows.length) continue;
      for (const { column: of, sure: measured, words: own } of orders) {
        const pick = { kind: 'commonest', column, of, descending } as const;
        proposals.push(
          scored(asked, { ...base, all, pick }, [...used, ...totals, ...at, ...own], 0.98 * sure * measured),
        );
      }
    }
  }
  // "which country has the most winners": what most rows share.
  for (const { column, sure, words: at } of targets(asked, taken)) {
    if (distinctTexts(asked.table, column) === asked.table.rows.length) continue;
    const noun = cue >= 0 ? [cue + 1] : [];
    // "The largest invoice" is none of how many there are.
    const counts = cue < 0 || /^(?:most|least|fewest)$/.test(word) || asked.has('number of') ? 1 : 0.6;
    const noMeasure = orders.every((order) => order.words.length === 0);
    // "Who borrowed the most": of a list of sums not how often.
    const saysWhat =
      asked.words[cue + 1]?.stop === false || !orders.some((order) => isAdditive(asked.table, order.column));
    proposals.push(
      scored(
        asked,
        { ...base, all, pick: { kind: 'commonest', column, of: null, descending } },
        [...used, ...at, ...noun],
        (noMeasure ? 0.92 : 0.6) * sure * counts * (saysWhat ? 1 : unsaid),
      ),
    );
  }
  return proposals;
}
