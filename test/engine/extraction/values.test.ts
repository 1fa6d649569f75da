/** Dates and amounts as people write them, and where they stand. */
import { describe, expect, test } from 'vitest';
import { findAmounts } from '../../../src/main/engine/extraction/find-amounts.ts';
import { findDates } from '../../../src/main/engine/extraction/find-dates.ts';
import { holdsValue, locateValue } from '../../../src/main/engine/extraction/ground-value.ts';

describe('dates', () => {
  test.each([
    ['12/03/2018', '2018-03-12'],
    ['2018/02/22', '2018-02-22'],
    ['19 MAR 2018', '2018-03-19'],
    ['March 5, 2024', '2024-03-05'],
    ['23- 06- 2018 21:29', '2018-06-23'],
    ['11/02/18', '2018-02-11'],
    ['3. Mai 2021', '2021-05-03'],
    ['le 1 août 2020', '2020-08-01'],
    ['2024年3月5日', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['12-25-2020', '2020-12-25'],
  ])('%s', (text, iso) => expect(findDates(text, { monthFirst: false }).map((found) => found.iso)).toEqual([iso]));
  test.each(['31/02/2020', '192.168.10.12', '1.2.3', '10:25:49', 'page 3/4', '03-40210276'])('%s is none', (text) =>
    expect(findDates(text, { monthFirst: false })).toEqual([]),
  );
  test('one date that tells the order tells it for the others', () => {
    expect(findDates('03/04/2024 … 12/25/2024', { monthFirst: false })[0]?.iso).toBe('2024-03-04');
  });
});

describe('amounts', () => {
  test.each([
    ['RM 39.00', 39, 'MYR'],
    ['1.234,50 €', 1234.5, 'EUR'],
    ['$1,234.5', 1234.5, 'USD'],
    ['1 234,56 EUR', 1234.56, 'EUR'],
    ['(12.00)', -12, null],
    ['179. 50', 179.5, null],
    ['1,250', 1250, null],
    ['-0.02', -0.02, null],
  ] as const)('%s', (text, value, currency) => expect(findAmounts(text)).toMatchObject([{ value, currency }]));
  test('a quantity does not join the price beside it', () => {
    expect(findAmounts('1 150.00').map(({ value }) => value)).toEqual([1, 150]);
  });
});

test('a value is held to stand where it stands, whatever its writing, and nowhere else', () => {
  expect(holdsValue('TOTAL RM1,250.50', 'money', 1250.5)).toBe(true);
  expect(holdsValue('TOTAL RM1,250.50', 'money', 125.05)).toBe(false);
  expect(holdsValue('5 May 2024', 'date', '2024-05-05')).toBe(true);
  expect(holdsValue('pmLong\nName', 'text', 'pmLongName')).toBe(true);
  expect(locateValue('ACNE C0RP 5 pages', 'text', 'CORP S', true)).toEqual({ start: 5, end: 11 });
  expect(locateValue('ACNE C0RP 5 pages', 'text', 'CORP S', false)).toBeNull();
});
