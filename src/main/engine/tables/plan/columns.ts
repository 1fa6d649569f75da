import type { NamedColumn } from '../link-question.ts';
import type { ColumnType, Table } from '../table.ts';
import { isTurned as isTurnedBy } from './adjectives.ts';
import type { Asked } from './asked-table.ts';
import { yearColumn } from './year-column.ts';

export const distance = (named: NamedColumn, at: number) => Math.min(...named.words.map((word) => Math.abs(word - at)));

export function typesOf(asked: Asked, ...types: readonly ColumnType[]): number[] {
  return asked.table.columns.flatMap(({ type }, column) => (types.includes(type) ? [column] : []));
}

const clocks = new WeakMap<Table, Map<number, boolean>>();

/** True for times of day: "06:12", never "1:02:03" or "3:02.5", which are durations. */
export function isClock(table: Table, column: number): boolean {
  const known = clocks.get(table) ?? new Map<number, boolean>();
  clocks.set(table, known);
  const texts = table.rows.flatMap((row) => row[column]?.text ?? []);
  const found = known.get(column) ?? (texts.length > 0 && texts.every((text) => clock.test(text)));
  known.set(column, found);
  return found;
}
const clock = /^(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:[ap]\.?m\.?|h|Uhr))?$/iu;

const counted = new WeakMap<Table, Map<number, number>>();

/** Different texts of a column, an empty cell being one; counted once per table, whatever is asked of it. */
export function distinctTexts(table: Table, column: number): number {
  const known = counted.get(table) ?? new Map<number, number>();
  counted.set(table, known);
  const count = known.get(column) ?? new Set(table.rows.map((row) => row[column]?.text ?? '')).size;
  known.set(column, count);
  return count;
}

/** The leftmost text column with mostly different values: what the rows are about. */
export function subjectColumn(table: Table, without: ReadonlySet<number>): number | null {
  const texts = table.columns.flatMap(({ type }, column) => (type === 'text' && !without.has(column) ? [column] : []));
  const distinct = (column: number) => distinctTexts(table, column) / table.rows.length;
  return texts.find((column) => distinct(column) > 0.6) ?? texts[0] ?? null;
}

/** True for a column of mostly different texts, or of the numbers things are called by: each names one row. */
export function isKey(table: Table, column: number): boolean {
  if (isIdentifier(table, column)) return true;
  if (table.columns[column]?.type !== 'text') return false;
  return distinctTexts(table, column) > table.rows.length * 0.9;
}

const identified = new WeakMap<Table, Map<number, boolean>>();
const called =
  /^(?:invoice|order|bill|booking|ticket|receipt|case|claim|policy|contract|member|account|customer|client|employee|product|article|item|sku|part|ref(?:erence)?|rechnung|bestellung|auftrag|beleg|vertrag|kunde|artikel|mitarbeiter|facture|commande|client|article|factura|pedido|cliente|articulo|fattura|ordine)s?(?:[ -]?(?:no|nr|num|number|nummer|id|#|code|numero|n°)\.?)?$/iu;

/** True for whole numbers that differ from row to row under a heading of what they number ("Invoice", "Order no."): names, written in digits. */
export function isIdentifier(table: Table, column: number): boolean {
  const known = identified.get(table) ?? new Map<number, boolean>();
  identified.set(table, known);
  const found = known.get(column) ?? looksIdentified(table, column);
  known.set(column, found);
  return found;
}

function looksIdentified(table: Table, column: number): boolean {
  const { name = '', type } = table.columns[column] ?? {};
  if (type !== 'number' || !called.test(name.trim())) return false;
  const texts = table.rows.flatMap((row) => row[column]?.text ?? []);
  return texts.every((text) => /^#?\d+$/.test(text)) && new Set(texts).size === texts.length;
}

/** False for columns that number, rank or date their rows: adding those up says nothing. */
export function isMeasure(table: Table, column: number): boolean {
  if (isIdentifier(table, column) || yearColumn(table) === column) return false;
  const name = table.columns[column]?.name ?? '';
  return !/^(?:#|n[o°]\.?|nr\.?|number|rank(?:ing)?|pos(?:ition)?|place|years?|since|born|founded|established|joined|season|edition|week|day|round|pick|id|code|jahr|rang|seit|depuis|desde|dal)(?: \d+)?$/i.test(
    name.trim(),
  );
}

/** Headings of what adds up over rows: sums, quantities, hours. A price, a rate, a score or an age does not. */
const adds =
  /(?<!\p{L})(?:amounts?|totals?|sums?|sales|revenue|turnover|spend(?:ing)?|spent|paid|payments?|costs?|expenses?|quantity|quantities|qty|units|volume|hours|vat|tax(?:es)?|gross|net|mwst|ust|brutto|netto|tva|ttc|iva|invoiced|income|profit|value|betrag|summe|umsatz|menge|bestand|stunden|kosten|montant|quantit[ée]|heures|ventes|importe|cantidad|horas|ventas|importo|quantit[àa]|ore|vendite)(?!\p{L})/iu;
const neverAdds =
  /(?<!\p{L})(?:average|mean|per|unit|rate|ratio|price|percent(?:age)?|share|%|score|limit|balance)(?!\p{L})/iu;

/** Headings of what is read off at a time: a meter's figures hold those before. */
const readOff =
  /(?<!\p{L})(?:readings?|meter|temperatures?|pressure|level|z[äa]hlerst[äa]nd\p{L}*|stand|relev[ée]s?|index|lecturas?|letture?|temperatur\p{L}*)(?!\p{L})/iu;

/** False where a sum over rows says nothing, whoever asks for it. */
export const hasSum = (table: Table, column: number): boolean =>
  !readOff.test(table.columns[column]?.name ?? '') && yearColumn(table) !== column;

/** Whether a column's values may be added up to compare what they belong to. */
export function isAdditive(table: Table, column: number): boolean {
  const { name = '', type = 'text' } = table.columns[column] ?? {};
  return type === 'number' && isMeasure(table, column) && adds.test(name) && !neverAdds.test(name);
}

/** Of net, tax and gross the gross is what is paid; null where they are no such set. */
export function grossOf({ columns }: Table, among: readonly number[]): number | null {
  const headed = (pattern: RegExp) => among.filter((column) => pattern.test(columns[column]?.name ?? ''));
  const [gross, other] = headed(/(?<!\p{L})(?:gross|brutto|ttc|total|gesamt)(?!\p{L})/iu);
  const parts = headed(/(?<!\p{L})(?:net|netto|vat|tax|mwst|ust|tva|iva|ht)(?!\p{L})/iu);
  return gross !== undefined && other === undefined && parts.length > 0 && parts.length + 1 === among.length
    ? gross
    : null;
}

const isOnlyMeasure = (table: Table, column: number) =>
  table.columns.every(({ type }, other) => other === column || type !== 'number' || !isMeasure(table, other));

/** How sure the one column that adds up is what is summed, where none is said. */
export const loneSum = 0.92;

/** Columns rows can be put in order by, the one that is said first. */
export function orderColumns(
  asked: Asked,
  without: ReadonlySet<number>,
  cue = -1,
): { column: number; sure: number; words: readonly number[] }[] {
  const usable = typesOf(asked, 'number', 'date').filter(
    (column) => !without.has(column) && !isIdentifier(asked.table, column),
  );
  const named = asked.columns
    .filter(({ column }) => usable.includes(column))
    .map((each) => ({ ...each, far: cue < 0 ? 3 : distance(each, cue) }))
    .sort((a, b) => b.share - a.share || a.far - b.far)
    .map(({ column, share, words }, _, all) => ({
      column,
      // Of one measure half of its heading is enough.
      sure: all.length === 1 && isOnlyMeasure(asked.table, column) ? 1 : 0.75 + 0.25 * share,
      words,
    }));
  const total = totalOf(asked, named);
  if (total) named.unshift(...named.splice(named.indexOf(total), 1));
  const rest = usable.filter((column) => !named.some((each) => each.column === column));
  // A rank is no measure of what is asked, and a lone number column is the only one that can be meant.
  const measures = rest.filter((column) => isMeasure(asked.table, column));
  const adding = named.length === 0 ? measures.filter((column) => isAdditive(asked.table, column)) : [];
  const alone = named.length === 0 && measures.length === 1 ? 0.8 : 0.55;
  const lone = adding.length === 1 ? adding[0] : grossOf(asked.table, adding);
  const isGross = adding.length > 1 && lone !== null;
  const others = isGross ? measures.filter((column) => column === lone || !adding.includes(column)) : measures;
  return [
    ...named,
    ...others.map((column) => ({ column, sure: column === lone ? loneSum : alone, words: [] as readonly number[] })),
  ];
}

/** Of headings said alike ("Undergraduate enrolment", "Total enrolment") the total. */
export function totalOf<Named extends { readonly column: number; readonly words: readonly number[] }>(
  { table }: Asked,
  named: readonly Named[],
): Named | null {
  const [first] = named;
  const alike = named.filter(({ words }) => words.join() === first?.words.join());
  const totals = alike.filter(({ column }) =>
    /(?<!\p{L})(?:total|overall|gesamt|insgesamt)(?!\p{L})/iu.test(table.columns[column]?.name ?? ''),
  );
  return alike.length > 1 && totals.length === 1 ? (totals[0] ?? null) : null;
}

export function yearColumns(asked: Asked): { column: number; sure: number; words: readonly number[] }[] {
  return asked.table.columns.flatMap(({ name, type }, column) =>
    type === 'number' && /year|season/i.test(name) ? [{ column, sure: 0.95, words: [] }] : [],
  );
}

/** The best time and the best place are the smallest. */
export function endOf(table: Table, column: number, word: string, descending: boolean): boolean {
  const isTurned =
    /^(?:best|better|worst|worse)$/.test(word) &&
    /\b(?:time|rank|pos(?:ition)?|place)\b/i.test(table.columns[column]?.name ?? '');
  // Who is the oldest was born first.
  const isAge = /^(?:oldest|youngest)$/.test(word) && isTurnedBy(table, column, word);
  return isTurned || isAge ? !descending : descending;
}
