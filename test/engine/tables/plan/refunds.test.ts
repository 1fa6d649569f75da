import { expect, test } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const statement = tableOf(`Date\tDescription\tAmount
2024-01-05\tRent\t-700.00
2024-01-09\tRefund Shoe Barn\t45.00
2024-01-28\tWages Fenn Ltd\t1800.00
2024-02-12\t\t20.00
2024-02-28\tWages Fenn Ltd\t1850.00`);
const ask = (question: string) => {
  const { values, score } = askTable(question, statement, 'bank statement.csv');
  return score >= tableLimits.certain ? values : [];
};

test('what came back is not earned', () => {
  expect(ask('How much did I earn?')).toEqual([3670]);
  expect(ask('How much did I earn in January 2024?')).toEqual([1800]);
});

test('what came in holds all of it', () => {
  expect(ask('How much came in?')).toEqual([3715]);
});
