import { expect, test } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const bills = tableOf(`Number\tCustomer\tIssued\tAmount\tStatus
B-01\tElm Dairy\t2024-01-10\t310.00\tpaid
B-02\tRiver Inn\t2024-01-22\t1250.00\topen
B-03\tElm Dairy\t2024-02-05\t95.50\topen
B-04\tOld Mill\t2024-02-14\t820.00\tpaid
B-05\tRiver Inn\t2024-03-01\t440.00\tpaid`);
const ask = (question: string) => {
  const { values, score } = askTable(question, bills, 'invoices.csv');
  return score >= tableLimits.certain ? values : [];
};

test.each([
  ['Is invoice B-01 paid?', 'Yes'],
  ['Is invoice B-02 paid?', 'No'],
  ['Was B-01 issued in January 2024?', 'Yes'],
  ['Was B-03 issued in January 2024?', 'No'],
  ['Is the amount of B-02 more than 1000?', 'Yes'],
  ['Is B-03 larger than B-04?', 'No'],
  ['Are there any open invoices?', 'Yes'],
])('%s %s', (question, answer) => {
  expect(ask(question)).toEqual([answer]);
});

test.each([
  'Is B-02 overdue?',
  'Are all invoices paid?',
  'Is invoice B-99 paid?',
  'Is B-01 not paid?',
  'Did Old Mill sign invoice B-04?',
])('%s is neither yes nor no', (question) => {
  expect(ask(question)).toEqual([]);
});

test('rows that pass are what "are there any" rests on', () => {
  expect(askTable('Are there any open invoices?', bills, 'invoices.csv').used).toEqual([2, 3]);
  expect(askTable('Is invoice B-01 paid?', bills, 'invoices.csv').used).toEqual([1]);
});

test('what wants a yes or a no is not answered with a cell', () => {
  const { score } = askTable('Did Old Mill sign invoice B-04?', bills, 'invoices.csv');
  expect(score).toBeLessThan(tableLimits.chosen);
});
