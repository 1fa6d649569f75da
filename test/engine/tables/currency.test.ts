import { describe, expect, it } from 'vitest';
import { currencyOf, withCurrency } from '../../../src/main/engine/tables/currency.ts';
import { tellValues } from '../../../src/main/engine/tables/tell-values.ts';
import { tableOf } from './table-of.ts';

const sumOf = (lines: string, value: number) => {
  const query = { all: [], order: null, limit: null, offset: 0, step: 0, pick: { kind: 'sum', column: 1 } } as const;
  return tellValues([value], 20, tableOf(lines), query);
};

describe('the currency of a column', () => {
  it.each([
    ['in its heading', 'What\tAmount (£)\na\t1.50\nb\t2.00', { sign: '£', before: true }],
    ['as a code', 'What\tCost in USD\na\t1.50\nb\t2.00', { sign: 'USD', before: false }],
    ['as its heading', 'What\tCHF\na\t1.50\nb\t2.00', { sign: 'CHF', before: false }],
    ['before its numbers', 'What\tPrice\na\t€1.50\nb\t-€2.00', { sign: '€', before: true }],
    ['behind them', 'What\tPreis\na\t1,50 €\nb\t2,00 €', { sign: '€', before: false }],
    ['none', 'What\tPrice\na\t1.50\nb\t2.00', null],
    ['none where cells stand in two', 'What\tPrice\na\t€1.50\nb\t$2.00', null],
    ['none of what only sounds like one', 'What\tEuropean sales\na\t1.50\nb\t2.00', null],
  ])('%s', (_what, lines, expected) => expect(currencyOf(tableOf(lines), 1)).toEqual(expected));

  it('stands with a sum, which is written as its column writes', () => {
    expect(sumOf('What\tAmount (£)\na\t1,100.50\nb\t-2.00', -1098.5)).toEqual({
      values: ['-1,098.50'],
      text: '-£1,098.50',
    });
    expect(sumOf('What\tBetrag (EUR)\na\t1.100,50\nb\t2,00', 1102.5)).toEqual({
      values: ['1.102,50'],
      text: '1.102,50\u00a0EUR',
    });
    expect(sumOf('What\tPieces\na\t3\nb\t4', 7)).toEqual({ values: ['7'], text: '7' });
    expect(withCurrency('12', { sign: 'US$', before: true })).toBe('US$\u00a012');
  });
});
