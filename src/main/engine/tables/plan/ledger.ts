/** Lists of what was paid and received, told by their headings. */
import type { Table } from '../table.ts';

export type Direction = 'out' | 'in';

/** Headings of a column that holds one direction alone. */
const heads: Readonly<Record<Direction, RegExp>> = {
  out: /^(?:(?:money|paid|cash) out|debits?|withdrawals?|withdrawn|outgoings?|expenses?|expenditure|spent|paid|payments?|soll|ausgang|ausgaben?|auszahlung(?:en)?|belastung(?:en)?|d[ée]bits?|retraits?|d[ée]penses?|cargos?|gastos?|pagos?|salidas?|dare|uscit[ae]|addebit[oi]|spes[ae])$/iu,
  in: /^(?:(?:money|paid|cash) in|credits?|deposits?|incomings?|income|receipts?|received|haben|eingang|einnahmen?|einzahlung(?:en)?|gutschrift(?:en)?|cr[ée]dits?|d[ée]p[ôo]ts?|recettes?|abonos?|ingresos?|entradas?|avere|entrat[ae]|accredit[oi])$/iu,
};
const amounts =
  /^(?:amounts?|sums?|costs?|totals?|value|betrag|summe|kosten|umsatz|montant|importe|importo|chf|eur|gbp|usd)$/iu;

/** A heading without its unit: "Amount (£)", "Debit in EUR". */
const plainHeading = (name: string) =>
  name
    .replace(/\s*[([].*$/u, '')
    .replace(/\s+(?:in|en)\s+\S+$/iu, '')
    .trim();

export const isHeadOf = (direction: Direction, heading: string): boolean =>
  heads[direction].test(plainHeading(heading));

const known = new WeakMap<Table, boolean>();

/** Whether each row is money on a day. Told once per table. */
export function isLedger(table: Table): boolean {
  const found = known.get(table) ?? looksLikeLedger(table);
  known.set(table, found);
  return found;
}

const looksLikeLedger = ({ columns }: Table): boolean =>
  columns.some(({ type }) => type === 'date') &&
  columns.some(
    ({ name, type }) =>
      type === 'number' && (isHeadOf('out', name) || isHeadOf('in', name) || amounts.test(plainHeading(name))),
  );
