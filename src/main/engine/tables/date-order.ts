/** Which number of "04/03/2024" is the day, told by the table it stands in. */
import { readDate, slashedDate } from './read-value.ts';

export type DateOrder = 'day-first' | 'month-first';

/** Signs of money where people write the day first. */
const dayFirstMoney = /[€£]|(?<!\p{L})(?:EUR|GBP|CHF|AUD|NZD|SEK|NOK|DKK|PLN)(?!\p{L})/u;

/**
 * `columns`: the cells of each, as they stand. A number above twelve can't be a month; else rows stand in the order of their days in one
 * reading alone; else money that is written where the day comes first. With no sign of it the month is first.
 */
export function dateOrder(columns: readonly (readonly string[])[], headings: readonly string[]): DateOrder {
  const dated = columns
    .map((texts) => texts.filter((text) => slashedDate.test(text)))
    .filter(({ length }) => length > 0);
  if (dated.length === 0) return 'month-first';
  const parts = dated.flat().flatMap((text) => {
    const [, first = '', second = ''] = slashedDate.exec(text) ?? [];
    return [[Number(first), Number(second)] as const];
  });
  if (parts.some(([first]) => first > monthsOfYear)) return 'day-first';
  if (parts.some(([, second]) => second > monthsOfYear)) return 'month-first';
  const [inDays, inMonths] = (['day-first', 'month-first'] as const).map((order) =>
    dated.every((texts) => isInOrder(texts.map((text) => readDate(text, order) ?? 0))),
  );
  if (inDays !== inMonths) return inDays ? 'day-first' : 'month-first';
  return [...headings, ...columns.flat()].some((text) => dayFirstMoney.test(text)) ? 'day-first' : 'month-first';
}

const monthsOfYear = 12;

const isInOrder = (days: readonly number[]): boolean =>
  days.every((day, at) => day >= (days[at - 1] ?? day)) || days.every((day, at) => day <= (days[at - 1] ?? day));
