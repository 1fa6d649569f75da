import { expect, test } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const bills = tableOf(`Number\tCustomer\tAmount\tStatus
B-01\tElm Dairy\t310.00\tpaid
B-02\tRiver Inn\t1250.00\topen
B-03\tElm Dairy\t95.00\topen
B-04\tOld Mill\t820.00\tpaid
B-05\tRiver Inn\t440.00\tpaid`);
const ask = (question: string) => {
  const { values, score, used } = askTable(question, bills, 'invoices.csv');
  return score >= tableLimits.chosen ? { values, used } : null;
};

test('rows of one group less those of the other, with the rows of both as its sources', () => {
  expect(ask('How many more invoices are paid than open?')).toEqual({ values: [1], used: [1, 2, 3, 4, 5] });
  expect(ask('How many fewer invoices are open than paid?')?.values).toEqual([1]);
});

test('what falls short keeps its sign, a difference has none', () => {
  expect(ask('How many more invoices are open than paid?')?.values).toEqual([-1]);
  expect(ask('What is the difference between the number of open and paid invoices?')?.values).toEqual([1]);
});

test('sums where a heading that adds up is said', () => {
  expect(ask('How much more is the amount of River Inn than of Elm Dairy?')?.values).toEqual([1285]);
});

test('a noun that heads nothing is no row', () => {
  const points = askTable('How many more points are paid than open?', bills, 'invoices.csv');
  expect(points.score).toBeLessThan(tableLimits.certain);
});
