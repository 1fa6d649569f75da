import { describe, expect, it } from 'vitest';
import type { NamedColumn } from '../../../../src/main/engine/tables/link-question.ts';
import { headingsOf } from '../../../../src/main/engine/tables/plan/column-words.ts';
import { tableOf } from '../table-of.ts';

const people = tableOf('Name\tCity\tBalance owed\tSalary\nAda\tLeeds\t720\t1900\nBen\tYork\t0\t2100');
const goods = tableOf('Item\tSupplier\tMaker\tUnit price\nLamp\tLumen\tOslo\t9.00\nDesk\tHarting\tOslo\t90.00');
const account = tableOf('Date\tMoney in\tMoney out\tBalance\n2024-01-02\t5\t\t5\n2024-01-03\t\t2\t3');

const meant = (question: string, table = people, named: readonly NamedColumn[] = [], taken: readonly number[] = []) => {
  const words = question
    .split(' ')
    .map((word) => ({ word, stem: word, stop: /^(?:who|the|is|in|what|does)$/.test(word) }));
  const found = headingsOf(words, table, named, new Set(taken));
  return found.map(({ column }) => table.columns[column]?.name);
};

describe('headings that are meant and not said', () => {
  it.each([
    ['who owes money', people, ['Balance owed']],
    ['who lives in york', people, ['City']],
    ['who earns most', people, ['Salary']],
    ['what does the lamp cost', goods, ['Unit price']],
    ['who supplies the lamp', goods, ['Supplier']],
    ['who makes the lamp', goods, ['Maker']],
    ['who painted the lamp', goods, []],
  ])('%s', (question, table, expected) => expect(meant(question, table)).toEqual(expected));

  it('a column that is said needs no other word, and a word that names a value means no heading', () => {
    expect(meant('who lives in york', people, [{ column: 1, share: 1, words: [1] }])).toEqual([]);
    expect(meant('who lives in york', people, [], [1])).toEqual([]);
  });

  it("an account's running balance is no debt", () => expect(meant('who owes money', account)).toEqual([]));
});
