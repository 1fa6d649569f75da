import { currencyOf, withCurrency } from './currency.ts';
import { tableLimits } from './limits.ts';
import { readDuration } from './read-value.ts';
import type { Table } from './table.ts';
import type { TableQuery } from './table-query.ts';

/** Digits after the point of a computed number: more are noise of division. */
const decimals = 4;
/** Cells looked at for how a column writes its numbers. */
const sample = 50;

/** A number that says no unit by itself. */
const bareNumber = /^[-−]?\d[\d.,’' ]*$/;

type NumberStyle = { readonly digits: number | null; readonly grouped: boolean; readonly comma: boolean };

/** How the column that was computed over writes its numbers: the decimal mark, digits after it where all have as many, and whether thousands are set apart. */
function numberStyle(table: Table, { pick }: TableQuery): NumberStyle {
  const cells = 'column' in pick ? table.rows.slice(0, sample).flatMap((row) => row[pick.column] ?? []) : [];
  const texts = cells.filter(({ number }) => number !== null).map(({ text }) => text);
  const comma =
    texts.some((text) => /\d,\d{1,2}(?!\d)/.test(text)) && !texts.some((text) => /\d\.\d{1,2}(?!\d)/.test(text));
  const part = comma ? /,(\d+)\D*$/ : /\.(\d+)\D*$/;
  const digits = new Set(texts.map((text) => part.exec(text)?.[1]?.length ?? 0));
  const [only = 0] = digits;
  return {
    digits: pick.kind !== 'average' && digits.size === 1 && only > 0 ? only : null,
    grouped: texts.some((text) => (comma ? /\d\.\d{3}(?!\d)/ : /\d,\d{3}(?!\d)/).test(text)),
    comma,
  };
}

function told(value: number, { digits, grouped, comma }: NumberStyle): string {
  const plain = digits === null ? String(Number(value.toFixed(decimals))) : value.toFixed(digits);
  const [whole = '', part] = plain.split('.');
  const sets = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, comma ? '.' : ',') : whole;
  return part === undefined ? sets : `${sets}${comma ? ',' : '.'}${part}`;
}

/** Whether a column's cells are times ("3:02.57", "1:02:03"), which are seconds where they are computed with. */
function isDurations(table: Table, column: number): boolean {
  const texts = table.rows.slice(0, sample).flatMap((row) => row[column]?.text ?? []);
  return (
    texts.length > 0 &&
    texts.filter((text) => readDuration(text) !== null).length >= texts.length * tableLimits.typedShare
  );
}

/** 749.015 as "12:29.015", 3723 as "1:02:03". */
function toldTime(seconds: number): string {
  const whole = Number(Math.abs(seconds).toFixed(3));
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [, fraction = ''] = String(Number((whole % 1).toFixed(3))).split('.');
  const hours = Math.floor(whole / secondsOfHour);
  const minutes = Math.floor((whole % secondsOfHour) / secondsOfMinute);
  const rest = `${part(whole % secondsOfMinute)}${fraction === '' ? '' : `.${fraction}`}`;
  const sign = seconds < 0 ? '-' : '';
  return hours > 0 ? `${sign}${hours}:${part(minutes)}:${rest}` : `${sign}${minutes}:${rest}`;
}
const secondsOfHour = 3600;
const secondsOfMinute = 60;

/** Values as a person reads them, each once, in order, numbers as their column writes them and in the text with its currency; of more than `most` the first and how many more there are (unknown where `complete` is false). */
export function tellValues(
  values: readonly (string | number)[],
  most: number,
  table: Table,
  query: TableQuery,
  complete = true,
): { readonly text: string; readonly values: readonly string[] } {
  const style = numberStyle(table, query);
  const isTime = query.pick.kind !== 'commonest' && 'column' in query.pick && isDurations(table, query.pick.column);
  const number = (value: number) => (isTime ? toldTime(value) : told(value, style));
  const distinct = [...new Set(values.map((value) => (typeof value === 'number' ? number(value) : value)))];
  const shown = distinct.slice(0, most);
  const currency =
    'column' in query.pick && query.pick.kind !== 'commonest' ? currencyOf(table, query.pick.column) : null;
  const worded = shown.map((value) => (bareNumber.test(value) ? withCurrency(value, currency) : value));
  const more = distinct.length - shown.length;
  const rest = !complete ? ' and more' : more > 0 ? ` and ${more} more` : '';
  return { values: shown, text: `${worded.join(', ')}${rest}` };
}
