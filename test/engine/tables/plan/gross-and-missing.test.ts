import { expect, test } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const lines = (paid: string) =>
  tableOf(`Date\tSupplier\tNet\tVAT\tGross\tPaid\tRemarks
2026-01-03\tLotz\t100.00\t19.00\t119.00\tyes\tlate
2026-01-20\tOtt\t200.00\t38.00\t238.00\tyes\t
2026-02-02\tLotz\t50.00\t9.50\t59.50\tyes\t
2026-02-09\tWeiss\t400.00\t76.00\t476.00\t${paid}\t`);
const ask = (question: string, paid: string) => {
  const { values, score } = askTable(question, lines(paid), 'expenses.csv');
  return score >= tableLimits.chosen ? values : [];
};

test('of net, tax and gross the gross is what was paid', () => {
  expect(ask('How much did we pay Lotz?', 'yes')).toEqual([178.5]);
  expect(ask('Which supplier did we pay the most?', 'yes')).toEqual(['Weiss']);
  expect(ask('What is the total VAT?', 'yes')).toEqual([142.5]);
});

test('who is billed the most was not paid it where that bill is open', () => {
  expect(ask('Which supplier did we pay the most?', 'no')).not.toEqual(['Weiss']);
});

test('"no" of figures none of which is nought are those that are missing', () => {
  const samples = tableOf('Sample\tNitrate\nS1\t3.1\nS2\tn/a\nS3\t\nS4\t2.2');
  expect(askTable('How many samples have no nitrate value?', samples).values).toEqual([2]);
  const goals = tableOf('Player\tGoals\nAda\t0\nBo\t2\nCy\t\nDee\t1');
  expect(askTable('Which player has no goals?', goals).values).toEqual(['Ada']);
});
