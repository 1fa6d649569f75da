/** "How much rent did we pay?", "what was spent on travel in March?", "how much came in?": what went out or came in over the rows meant. */
import { inSeveralCurrencies } from '../currency.ts';
import { range } from '../link-question.ts';
import type { Condition } from '../table-query.ts';
import { type Asked, isCalled, notCalled, usedBy } from './asked-table.ts';
import { grossOf, isAdditive, isMeasure } from './columns.ts';
import { conditions } from './conditions.ts';
import { countsThings } from './grouped-totals.ts';
import { type Direction, isHeadOf } from './ledger.ts';
import { passing } from './matching.ts';
import { partiesOf, partyVerbs, paysALoan } from './parties.ts';
import { base, leavesNothing, type Proposal, scored } from './proposal.ts';
import { withoutRefunds } from './refunds.ts';
import { hasUnpaid, tellsWhetherPaid } from './unpaid.ts';

/** Folded words that say which way money went. */
const says: Readonly<Record<Direction, RegExp>> = {
  out: /^(?:spend|spends|spent|spending|pay|pays|paid|paying|payments?|cost|costs|costing|expenses?|expenditures?|outgoings?|outlays?|ausgegeben|ausgaben|bezahlt|gezahlt|zahlten|gekostet|depenses?|depensee?s?|paye|payee?s?|verse|coute|gasto|gastos|gastado|gastaron|gastamos|pagado|pagamos|pago|pagos|costo|speso|spese|spesa|pagato|costato)$/,
  in: /^(?:receive|received|receives|receipts?|earn|earned|earns|income|takings|earnings|eingenommen|einnahmen|erhalten|bekommen|verdient|recu|recus|encaisse|gagne|recettes|revenus|ingresos?|ingresado|recibido|cobrado|ganado|incassato|entrate|ricevuto|guadagnato)$/,
};
/** The same in two words. `within`: how many words behind the first the second stands at most. */
const pairs: readonly (readonly [first: RegExp, second: RegExp, Direction, within: number])[] = [
  [/^(?:come|comes|came|coming|brought|got)$/, /^in$/, 'in', 2],
  [/^(?:get|gets|got|getting)$/, /^paid$/, 'in', 1],
  [/^(?:pay|pays|paid)$/, /^(?:us|me)$/, 'in', 1],
  [/^(?:go|goes|went|gone|going)$/, /^(?:to|on|for|out|into)$/, 'out', 2],
];
/** "Paid in by Acme" came in; "paid in March" and "paid in total" went out. */
const isPaidIn = (words: Asked['words'], at: number) =>
  words[at]?.word === 'paid' && words[at + 1]?.word === 'in' && behindPaidIn.test(words[at + 2]?.word ?? '');
const behindPaidIn = /^(?:|in|on|by|from|during|since|before|after|to|at|over|between|until|altogether)$/;
/** Words around the sum that choose no rows. */
const about =
  'how much many what which was is were are did does do have has we i you they our my altogether together total sum overall combined all in far so money cash list account statement bank ledger journal book sheet expenses expense costs according to amount summe insgesamt gesamt wurde wurden haben hat fur ausgegeben a on t nous avons avez ont ai as le la les de du des au en se ha hemos fue abbiamo hanno si per so'.split(
    ' ',
  );

export function moneyFlow(asked: Asked): Proposal[] {
  const { direction, words: verbs } = directionOf(asked);
  if (direction === null || !asksForSum(asked) || paysALoan(asked)) return [];
  const { all, words } = conditions(asked);
  const measures = measuresOf(asked, direction, new Set(all.flat().map(({ column }) => column)));
  const isWhole = all.length === 0;
  const earned = direction === 'in' ? withoutRefunds(asked) : [];
  if (earned === null) return [];
  const called = isCalled(asked) ? 1 : notCalled;
  return measures.flatMap(({ column, sure, isOne, filter, negated }) => {
    const rows = [...all, ...filter, ...earned];
    const found = passing(asked.table, rows);
    if (found.length === 0 || inSeveralCurrencies(asked.table, found, column)) return [];
    // What one thing costs is looked up.
    if (found.length === 1 ? asked.has('cost', 'costs') : isOne) return [];
    const inQuery = new Set([column, ...[...all, ...filter].flat().map((each) => each.column)]);
    const named = asked.columns.filter((each) => inQuery.has(each.column)).flatMap((each) => each.words);
    const used = [
      ...words,
      ...verbs,
      ...named,
      ...usedBy(asked, ...(asked.has('in cash', 'by cash') ? about.filter((word) => word !== 'cash') : about)),
      ...asked.rowNouns,
    ];
    // A sum over rows chosen by part of what is said is another sum.
    if (!leavesNothing(asked, used)) return [];
    const pick = { kind: 'sum', column, ...(negated ? { negated } : {}) } as const;
    return [scored(asked, { ...base, all: rows, pick }, used, (isWhole ? wholeTable : someRows) * sure * called)];
  });
}

export function directionOf(asked: Asked): { readonly direction: Direction | null; readonly words: number[] } {
  const { words, values } = asked;
  // "Payments" may be a value of the table.
  const named = new Set(values.filter(({ exact }) => exact).flatMap(({ from, to }) => range(from, to)));
  const found = new Map<Direction, number[]>();
  const add = (direction: Direction, ...at: number[]) => found.set(direction, [...(found.get(direction) ?? []), ...at]);
  // Where a column says who gives and one who gets, every row goes out from one to the other.
  const given = new Set(partiesOf(asked.table) === null ? [] : partyVerbs(asked));
  words.forEach(({ word }, at) => {
    if (named.has(at)) return;
    const pair = pairs.find(
      ([first, second, , within]) =>
        first.test(word) && words.slice(at + 1, at + 1 + within).some((next) => second.test(next.word)),
    );
    if (given.has(at)) add('out', at);
    else if (pair) add(pair[2], at, at + 1);
    else if (isPaidIn(words, at)) add('in', at, at + 1);
    else if (says.out.test(word)) add('out', at);
    else if (says.in.test(word)) add('in', at);
  });
  const isIn = found.has('in') || asked.has('was i paid', 'were we paid', 'am i paid', 'are we paid');
  return {
    direction: isIn ? 'in' : found.has('out') ? 'out' : null,
    words: [...(found.get('in') ?? []), ...(found.get('out') ?? [])],
  };
}

/** "How much …", "what was spent", "total spent on", "the expenses for travel": not "who paid", "when", "which", "how many", "what for". */
function asksForSum(asked: Asked): boolean {
  if (
    asked.has(
      'who',
      'when',
      'which',
      'where',
      'whose',
      'how often',
      'average',
      'mean',
      'each',
      'per month',
      'per week',
      'per day',
      'per year',
      'per person',
      'most',
      'least',
    )
  )
    return false;
  const said = asked.words.map(({ word }) => word);
  const [first = '', second = ''] = said;
  // What it was for, what the payments were, by how much, how much it always is: none of these is a sum.
  if (first === 'what' && (whatFor.test(said.join(' ')) || isPlural.test(second))) return false;
  if (said.some((word) => denies.test(word)) || asked.has('how much more', 'how much less', 'wie viel mehr'))
    return false;
  if (said.some((word) => /^(?:do|does)$/.test(word)) && said.some((word) => habit.test(word))) return false;
  if (asked.has('how many') && !asked.words.some(({ word }) => germanSum.test(word))) return false;
  return (
    asked.has('how much', 'how many', 'what', 'total', 'sum', 'altogether') ||
    says.out.test(first) ||
    says.in.test(first)
  );
}
const whatFor = /(?:^| )(?:for|on)(?:$| (?:in|during|since|before|after) )/;
const isPlural = /^(?:payments|expenses|costs|receipts|expenditures|outgoings|outlays|earnings|takings)$/;
const denies = /^(?:not|never|didn|don|doesn|haven|hasn|wasn|weren|nicht|nie|pas|jamais|nunca|mai)$/;
/** "How much do we pay for rent?" asks for the rent of a month, which a contract may say. */
const habit = /^(?:pay|cost|costs|earn|receive)$/;
/** "Wie viel wurde ausgegeben" counts nothing. */
const germanSum =
  /^(?:ausgegeben|bezahlt|gezahlt|eingenommen|gekostet|verdient|uberwiesen|erhalten|bekommen|depense|paye|verse|recu|gasto|gastado|speso)$/;

type Measure = {
  readonly column: number;
  readonly sure: number;
  readonly filter: readonly Condition[][];
  readonly negated?: true;
  /** Of one row only: prices of several things are no sum. */
  readonly isOne?: boolean;
};

/** The column of that direction; else the one that adds up, of whose rows with either sign only those of the direction. */
export function measuresOf(asked: Asked, direction: Direction, taken: ReadonlySet<number>): readonly Measure[] {
  const { columns, rows } = asked.table;
  const numbers = columns.flatMap(({ type }, column) =>
    type === 'number' && !taken.has(column) && isMeasure(asked.table, column) && !isNoMoney(columns[column]?.name ?? '')
      ? [column]
      : [],
  );
  const headed = (which: Direction) => numbers.filter((column) => isHeadOf(which, columns[column]?.name ?? ''));
  const own = headed(direction);
  if (own.length > 0) return own.map((column) => ({ column, sure: 1, filter: [] }));
  if (headed(direction === 'out' ? 'in' : 'out').length > 0) return [];
  const adding = numbers.filter((column) => isAdditive(asked.table, column));
  const said = adding.filter((column) => asked.columns.some((each) => each.column === column && each.share >= 1));
  // The gross of a bill is what is paid, where the table tells that it was.
  const gross = said.length === 0 && tellsWhetherPaid(asked.table) ? grossOf(asked.table, adding) : null;
  const [only, other] = said.length > 0 ? said : gross !== null ? [gross] : adding.length > 0 ? adding : numbers;
  if (only === undefined || other !== undefined) return [];
  const { name = '' } = columns[only] ?? {};
  if (hasUnpaid(asked.table, taken)) return [];
  const values = rows.flatMap((row) => row[only]?.number ?? []);
  const isSigned = values.some((value) => value < 0) && values.some((value) => value > 0);
  const sure = adding.length > 0 ? 1 : loneNumber;
  if (!isSigned) {
    const comesIn = isIncome.test(name) || (direction === 'in' && isIncome.test(asked.table.title));
    const isSaid = asked.rowNouns.some((at) => isIncome.test(asked.words[at]?.word ?? ''));
    // A list of what was spent tells no income, one of sales no spending.
    if ((comesIn || (direction === 'in' && isSaid)) !== (direction === 'in')) return [];
    const isDated = columns.some(({ type }) => type === 'date');
    return [{ column: only, sure, filter: [], isOne: adding.length === 0 && !isDated }];
  }
  return direction === 'out'
    ? [{ column: only, sure, filter: [[{ column: only, is: 'below', value: 0 }]], negated: true }]
    : [{ column: only, sure, filter: [[{ column: only, is: 'above', value: 0 }]] }];
}

const isIncome =
  /(?<!\p{L})(?:sales?|revenues?|turnover|income|invoiced|donations?|donated|receipts?|received|takings|earnings|wages?|salary|salaries|umsatz|einnahmen?|spenden?|lohn|gehalt|ventes|recettes|revenus?|dons|salaires?|ventas|ingresos|donaciones|salarios?|vendite|entrate|incassi|stipendi[o]?)(?!\p{L})/iu;

const isNoMoney = (heading: string) => countsThings(heading) || noMoney.test(heading);
const noMoney =
  /(?<!\p{L})(?:hours?|stunden|heures|horas|ore|kwh|mwh|kw|m³|verbrauch|consumption|usage|consommation|consumo|visitors|points|calories|servings|minutes|temperatur\w*|weight|height|length|distance|population|balance|saldo|solde|budget|planned|plan|forecast|estimated?|limit|goal|rate|percent|%|km|miles|kg|age)(?!\p{L})/iu;

/** How sure a sum of chosen rows is, and one of the whole table. */
const someRows = 0.97;
const wholeTable = 0.9;
/** How sure the one column of numbers is a sum of money. */
const loneNumber = 0.95;
