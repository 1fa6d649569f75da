import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const cafes = tableOf(
  [
    'Cafe\tStreet\tSeats\tPrice\tOpened',
    'Anker\tQuay\t20\t3.10\t2001-01-01',
    'Birke\tMill\t45\t2.80\t2010-01-01',
    'Clou\tQuay\t32\t3.60\t2018-01-01',
    'Dom\tMill\t0\t2.20\t2022-01-01',
    'Eck\tPark\t45\t4.00\t1999-01-01',
  ].join('\n'),
);
const told = (question: string, least: number = tableLimits.certain) => {
  const { values, score } = askTable(question, cafes, 'cafes.csv');
  return score >= least ? values : [];
};

describe('limits that a named row sets', () => {
  it.each<[string, unknown[]]>([
    ['Which cafes have more seats than Clou?', ['Birke', 'Eck']],
    ['How many cafes have fewer seats than Clou?', [2]],
    ['Which cafes are cheaper than Anker?', ['Birke', 'Dom']],
    ['Which cafe is in the same street as Anker?', ['Clou']],
    ['Which cafe has the same number of seats as Birke?', ['Eck']],
    ['Which cafes opened after Birke?', ['Clou', 'Dom']],
    ['How many cafes opened before Birke?', [2]],
  ])('%s', (question, expected) => expect(told(question)).toEqual(expected));

  it('is none where several figures may be meant', () => {
    expect(told('Which cafes are larger than Anker?')).toEqual([]);
  });
});

describe('numbers said as they are', () => {
  it.each<[string, unknown[]]>([
    ['Which cafe has no seats?', ['Dom']],
    ['How many cafes have exactly 45 seats?', [2]],
    ['Which cafes have 45 seats?', ['Birke', 'Eck']],
  ])('%s', (question, expected) => expect(told(question)).toEqual(expected));
});

describe('what is left out', () => {
  it('is named right behind, and nothing after it', () => {
    expect(told('Apart from Anker, which cafe is in Quay?', tableLimits.chosen)).toEqual(['Clou']);
  });
});
