import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const loans = tableOf(
  [
    'Date\tFrom\tTo\tAmount\tNote',
    '2024-01-03\tAda\tBen\t10.00\tTea',
    '2024-01-09\tBen\tAda\t7.00\tCake',
    '2024-02-11\tAda\tBen\t5.00\tTea',
    '2024-02-12\tAda\tCyd\t2.00\tStamps',
    '2024-02-20\tCyd\tAda\t100.00\tBicycle',
  ].join('\n'),
);
const german = tableOf(
  ['Datum\tAbsender\tEmpfänger\tBetrag', '2024-01-03\tAda\tBen\t10.00', '2024-01-09\tBen\tAda\t7.00'].join('\n'),
);
const told = (question: string, table = loans) => {
  const { values, score } = askTable(question, table);
  return score >= tableLimits.certain ? values : [];
};

describe('who pays whom', () => {
  it.each([
    ['How much did Ada pay Ben?', 15],
    ['How much did Ada pay to Ben?', 15],
    ['How much did Ben pay Ada?', 7],
    ['How much did Ben give to Ada?', 7],
    ['How much was paid to Ben by Ada?', 15],
    ['How much did Ada pay?', 17],
    ['How much did Ada receive?', 107],
    ['How much did Ada receive from Cyd?', 100],
    ['How often did Ada pay Ben?', 2],
    ['How much did Ada pay Ben in February 2024?', 5],
    ['Combien Ada a payé à Ben ?', 15],
    ['¿Cuánto pagó Ada a Ben?', 15],
  ])('%s', (question, sum) => expect(told(question).map(Number)).toEqual([sum]));

  it('reads other headings', () =>
    expect(told('Wie viel hat Ada an Ben überwiesen?', german).map(Number)).toEqual([10]));

  it('tells nothing of a pair that never was', () => {
    expect(told('How much did Ben pay Cyd?')).toEqual([]);
    expect(told('How much did Ada pay Dan?')).toEqual([]);
  });
});
