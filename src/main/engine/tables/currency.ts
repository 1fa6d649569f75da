/** In which currency a column's sums are: said by its heading or by most of its cells. */
import { tableLimits } from './limits.ts';
import type { Table } from './table.ts';

/** As it is written, and whether before the number. */
export type Currency = { readonly sign: string; readonly before: boolean };

const signs = '[€£$¥₹₽₺₩]|(?:US|A|C|NZ|HK|S)\\$';
const codes =
  'EUR|USD|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|BRL|MXN|ZAR|SGD|HKD|KRW|ILS|AED|THB|RUB|UAH';
const words =
  'euros?|dollars?|pounds?|sterling|francs?|franken|franchi|yen|rupees?|kron(?:er|or)|zloty|dólares|libras|dollari';
const inHeading = new RegExp(`(?<![\\p{L}\\p{N}])(?:(${signs})|(${codes})|(${words}))(?![\\p{L}])`, 'u');
const first = new RegExp(`^[-+−(]?\\s*(${signs}|(?:${codes})(?=[\\s\\d]))\\s?[-+−]?\\d`, 'u');
const last = new RegExp(`\\d\\s?(${signs}|${codes})\\)?$`, 'u');

/** Null where the table names none, or its cells stand in several. */
export function currencyOf({ columns, rows }: Table, column: number): Currency | null {
  if (columns[column]?.type !== 'number') return null;
  const texts = rows.slice(0, tableLimits.currencySample).flatMap((row) => row[column]?.text ?? []);
  const written = texts.flatMap((text): Currency[] => {
    const [, before] = first.exec(text) ?? [];
    if (before !== undefined) return [{ sign: before, before: true }];
    const [, behind] = last.exec(text) ?? [];
    return behind === undefined ? [] : [{ sign: behind, before: false }];
  });
  const [own] = written;
  if (own !== undefined) {
    const isOne = written.every(({ sign }) => sign === own.sign);
    return isOne && written.length >= texts.length * tableLimits.typedShare ? own : null;
  }
  const [, sign, code, word] = inHeading.exec(columns[column]?.name ?? '') ?? [];
  if (sign !== undefined) return { sign, before: true };
  const named = code ?? word;
  return named === undefined ? null : { sign: named, before: false };
}

/** Whether rows hold sums of several currencies, by their cells or by a column that names them: no sum of them is money. */
export function inSeveralCurrencies({ columns }: Table, rows: Table['rows'], column: number): boolean {
  const naming = columns.findIndex(({ name, type }) => type === 'text' && namesCurrency.test(name));
  const signsOf = (row: Table['rows'][number]) => [
    anySign.exec(row[column]?.text ?? '')?.[0] ?? '',
    (naming < 0 ? null : row[naming]?.text) ?? '',
  ];
  const [own, named] = [0, 1].map((at) => new Set(rows.map((row) => signsOf(row)[at]).filter((sign) => sign !== '')));
  return (own?.size ?? 0) > 1 || (named?.size ?? 0) > 1;
}
const anySign = new RegExp(`${signs}|(?<!\\p{L})(?:${codes})(?!\\p{L})`, 'u');
const namesCurrency = /^(?:currency|ccy|w[äa]hrung|devise|monnaie|moneda|divisa|valuta)$/iu;

/** A number as it is told, with its currency where a column writes it. */
export function withCurrency(number: string, currency: Currency | null): string {
  if (currency === null) return number;
  const { sign, before } = currency;
  if (!before) return `${number}\u00a0${sign}`;
  const [, minus = '', rest = number] = /^([-−]?)(.*)$/u.exec(number) ?? [];
  return `${minus}${sign}${/^\p{L}{2}/u.test(sign) ? '\u00a0' : ''}${rest}`;
}
