import { describe, expect, it } from 'vitest';
import { dateOrder } from '../../../src/main/engine/tables/date-order.ts';
import { tableOf } from './table-of.ts';

describe('dateOrder', () => {
  it.each([
    ['a number above twelve is a day', [['03/04/2024', '17/04/2024']], [], 'day-first'],
    ['the same in second place', [['03/04/2024', '04/17/2024']], [], 'month-first'],
    ['rows in the order of their days', [['05/01/2024', '01/02/2024', '03/03/2024']], [], 'day-first'],
    ['rows in the order of their months', [['01/05/2024', '02/01/2024', '03/03/2024']], [], 'month-first'],
    ['money of where the day comes first', [['05/05/2024'], ['12,00 €']], [], 'day-first'],
    ['money in a heading', [['05/05/2024']], ['Date', 'Amount (GBP)'], 'day-first'],
    ['no sign of it', [['05/05/2024'], ['$12.00']], [], 'month-first'],
    ['no such dates', [['2024-05-05']], [], 'month-first'],
  ] as const)('%s', (_what, columns, headings, expected) => expect(dateOrder(columns, headings)).toBe(expected));

  it('is one for all rows of a table, and reads years of two digits', () => {
    const { rows } = tableOf('Date\tWhat\n09/03/24\tone\n31/03/24\ttwo');
    expect(rows.map(([day]) => day?.number)).toEqual([20240309, 20240331]);
  });

  it('two digits are of the century nearest to now: a day of birth is not to come', () => {
    const { rows } = tableOf('Name\tBorn\nAda\t25/05/68\nBen\t31.03.01');
    expect(rows.map(([, day]) => day?.number)).toEqual([19680525, 20010331]);
  });
});
