import type { Condition } from '../table-query.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { isAdditive } from './columns.ts';
import { base, type Proposal, scored } from './proposal.ts';
import { isSumOfMoney } from './sum-of-money.ts';
import { targets } from './targets.ts';

type Conditions = readonly (readonly Condition[])[];
type Order = { readonly column: number; readonly sure: number; readonly words: readonly number[] };

/** What a person does with what adds up: "bought the most", "spent the least". */
const does =
  'buy buys bought purchase purchased purchases spend spends spent pay pays paid order ordered orders sell sells sold earn earned earns made make brought generated received cost lend lends lent borrow borrows borrowed give gives gave given send sends sent donate donates donated transferred'.split(
    ' ',
  );
const moneyOnly = 'spend spends spent pay pays paid earn earns earned cost costs'.split(' ');
const hours = /(?<!\p{L})(?:hours?|stunden|heures|horas|ore)(?!\p{L})/iu;
/** A column named in the question whose values stand in several rows each. */
const repeats = ({ table }: Asked, column: number): boolean =>
  new Set(table.rows.flatMap((row) => row[column]?.text ?? [])).size < table.rows.filter((row) => row[column]).length;

/** "the largest single invoice", "the biggest order", "in one go". `cue`: the superlative. */
function meansOneRow(asked: Asked, cue: number): boolean {
  if (asked.has('single', 'individual', 'in one', 'at once')) return true;
  const noun = asked.words[cue + 1]?.word ?? '';
  const named =
    asked.rowWords.includes(cue + 1) &&
    !asked.columns.some(({ column, words }) => words.includes(cue + 1) && isAdditive(asked.table, column));
  return asked.words[cue]?.word !== 'most' && (isSumOfMoney(noun) || named);
}

/** "which customer bought the most", "which supplier has the highest amount": the sums of the rows that share it. */
export function groupedTotals(
  asked: Asked,
  cue: number,
  all: Conditions,
  taken: ReadonlySet<number>,
  orders: readonly Order[],
  used: readonly number[],
  descending: boolean,
): Proposal[] {
  const verbs = usedBy(asked, ...does);
  // "Who earns the most", where a salary is beside the hours: what is said is what is measured.
  const named = orders.filter((order) => order.words.length > 0);
  const isMoney = asked.has(...moneyOnly);
  const additive = (named.length > 0 ? named : orders).filter(
    ({ column, words }) =>
      isAdditive(asked.table, column) &&
      !(isMoney && words.length === 0 && hours.test(asked.table.columns[column]?.name ?? '')),
  );
  const rows = () => largestRows(asked, cue, all, taken, additive, [...used, ...verbs], descending);
  if (meansOneRow(asked, cue)) return rows().map(({ proposal }) => proposal);
  // Of what stands in one row each, that row says all.
  const alone = verbs.length === 0 ? [] : rows().filter(({ column }) => !repeats(asked, column));
  const summed = targets(asked, taken)
    .filter(({ column, sure }) => repeats(asked, column) && sure >= sureTarget)
    .flatMap(({ column, sure, words }) =>
      additive
        .filter((order) => order.column !== column)
        .map((order) => {
          const pick = { kind: 'commonest', column, of: order.column, descending } as const;
          const measured =
            order.words.length > 0 || verbs.length === 0 ? order.sure : Math.max(order.sure, verbMeasure);
          return scored(
            asked,
            { ...base, all, pick },
            [...used, ...verbs, ...words, ...order.words],
            grouped * sure * measured * (isQuantity(asked, order) ? lessMeant : 1),
          );
        }),
    );
  return [...summed, ...alone.map(({ proposal }) => proposal)];
}

/** "which customer has the largest invoice": the row with the largest sum, be it said of what or not. */
function largestRows(
  asked: Asked,
  cue: number,
  all: Conditions,
  taken: ReadonlySet<number>,
  additive: readonly Order[],
  used: readonly number[],
  descending: boolean,
): { readonly column: number; readonly proposal: Proposal }[] {
  return additive.flatMap((order) =>
    targets(asked, new Set([...taken, order.column]))
      .filter(({ words }) => words.length === 0 || !words.includes(cue + 1))
      .map(({ column, sure, words }) => {
        const less = isQuantity(asked, order) ? lessMeant : 1;
        const query = { ...base, all, order: { column: order.column, descending }, limit: 1 };
        const taken = [...used, ...words, ...order.words, cue + 1];
        const pick = { kind: 'cells', column } as const;
        return { column, proposal: scored(asked, { ...query, pick }, taken, verbMeasure * sure * less) };
      }),
  );
}

const isQuantity = (asked: Asked, { column, words }: Order) =>
  countsThings(asked.table.columns[column]?.name ?? '') && words.length === 0;

/** Whether a heading is of how many there are, not of what they are worth. */
export const countsThings = (heading: string): boolean => counts.test(heading);

/** Of a quantity and a sum of money neither of which is said, the money is meant. */
const counts =
  /(?<!\p{L})(?:quantity|quantities|qty|units|volume|stock|menge|bestand|quantit[ée]|cantidad|quantit[àa])(?!\p{L})/iu;
const lessMeant = 0.97;
/** How sure a column must be what is asked for, and how sure a verb makes its measure. */
const sureTarget = 0.8;
const verbMeasure = 0.95;
/** Above a single row (.95), which says less of one that stands in several. */
const grouped = 0.99;
