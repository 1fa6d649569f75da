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

const account = tableOf(
  [
    'Date\tDescription\tPaid out\tPaid in\tBalance',
    '02/01/2024\tGrove Dental Care\t40.00\t\t960.00',
    '20/03/2024\tKite Energy\t61.00\t\t899.00',
    '28/03/2024\tWages Tern Ltd\t\t1,900.00\t2,799.00',
  ].join('\n'),
);
const accounts = tableOf(
  [
    'Date\tAccount\tBalance (EUR)',
    '2024-01-31\tSavings\t5000',
    '2024-01-31\tHousehold\t300',
    '2024-02-29\tSavings\t5100',
    '2024-02-29\tHousehold\t250',
  ].join('\n'),
);
const meters = tableOf(
  ['Read on\tMeter\tReading (kWh)', '2024-01-01\tA\t100', '2024-02-01\tA\t150', '2024-02-01\tB\t9'].join('\n'),
);
const projects = tableOf(
  [
    'Project\tStart date\tStatus',
    'Alpha\t2024-01-01\tdone',
    'Beta\t2025-01-01\trunning',
    'Gamma\t2025-02-01\trunning',
  ].join('\n'),
);

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
    ['What was the last payment?', account, 'Kite Energy'],
    ['What was the last balance of Savings?', accounts, '5100'],
  ])('%s', (question, table, expected) => expect(told(question, table)).toEqual([expected]));

  it.each([
    ['before the first row there was another balance', 'What was the opening balance?', account],
    ['who is no number', 'Who paid us last?', account],
    ['of two accounts neither is the one', 'What is the latest balance?', accounts],
    ['of two meters neither is the one', 'What is the latest reading?', meters],
    ['several are asked for', 'What are the current projects?', projects],
  ])('none: %s', (_why, question, table) => {
    const { score } = askTable(question, table);
    // What is left is what the order of rows says, never above it.
    expect(score).toBeLessThanOrEqual(0.9);
    expect(question.includes('last') || score < tableLimits.certain).toBe(true);
  });

  it('where rows are told by their place, that is their order', () =>
    expect(askTable('Which payee is listed last?', newestFirst).values).toEqual(['Kite Energy']));

  it('a day of birth is no day of a row', () => {
    const { values } = askTable('What is the last name?', people);
    expect(values).not.toEqual(['Ben']);
    expect(values).toEqual(['Cyd']);
  });
});
