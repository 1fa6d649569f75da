import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const newestFirst = tableOf(
  [
    'Date\tPayee\tMoney out\tBalance',
    '2024-05-31\tMoss Homes\t700.00\t150.00',
    '2024-05-31\tKite Energy\t50.00\t850.00',
    '2024-05-02\tCorner Shop\t20.00\t900.00',
    '2024-04-30\tKite Energy\t45.00\t920.00',
  ].join('\n'),
);
const oldestFirst = tableOf(
  ['Day\tMeter (kWh)', '2024-01-31\t100', '2024-02-29\t140', '2024-03-31\t171', '2024-03-31\t173'].join('\n'),
);
const unordered = tableOf(
  [
    'Read on\tGauge\tLevel in cm\tNoted by',
    '2024-02-01\tA\t12\tEva',
    '2024-04-01\tA\t15\tMax',
    '2024-03-01\tA\t19\tEva',
    '2024-03-02\tB\t7\tEva',
  ].join('\n'),
);
const people = tableOf(['Name\tBorn', 'Ada\t1990-01-01', 'Ben\t1985-01-01', 'Cyd\t2001-01-01'].join('\n'));

const told = (question: string, table = newestFirst) => {
  const { values, score } = askTable(question, table);
  return score >= tableLimits.certain ? values : [];
};

describe('the latest by date', () => {
  it.each([
    ['What is the current balance?', newestFirst, '150.00'],
    ['What is the latest balance?', newestFirst, '150.00'],
    ['Who was the last payee?', newestFirst, 'Moss Homes'],
    ['What was the last payment?', newestFirst, 'Moss Homes'],
    ['What was the last balance for Kite Energy?', newestFirst, '850.00'],
    ['What was the first balance?', newestFirst, '920.00'],
    ['What is the latest meter?', oldestFirst, '173'],
    ['What was the earliest meter?', oldestFirst, '100'],
    ['What is the most recent level?', unordered, '15'],
    ['What was the last level at gauge B?', unordered, '7'],
  ])('%s', (question, table, expected) => expect(told(question, table)).toEqual([expected]));

  it('where rows are told by their place, that is their order', () =>
    expect(askTable('Which payee is listed last?', newestFirst).values).toEqual(['Kite Energy']));

  it('a day of birth is no day of a row', () => {
    const { values } = askTable('What is the last name?', people);
    expect(values).not.toEqual(['Ben']);
    expect(values).toEqual(['Cyd']);
  });
});
