import { expect, test } from 'vitest';
import { yearColumn } from '../../../../src/main/engine/tables/plan/year-column.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const seasons = tableOf(`Season\tLeague\tPlace\tCoach
1961\tTier 3\t4th\tHolm
1962\tTier 3\t2nd\tHolm
1963\tTier 2\t9th\tBerg
1964\tTier 3\t3rd\tBerg
1965\tTier 3\t1st\tLund`);

test('a season answers what asks for a year', () => {
  expect(askTable('What is the last year they played in Tier 3?', seasons).values).toEqual(['1965']);
  expect(askTable('Which year did they play in Tier 2?', seasons).values).toEqual(['1963']);
});

test('"at least third" is third or better', () => {
  expect(askTable('In which years was their place at least 3rd?', seasons).values).toEqual(['1962', '1964', '1965']);
});

test('years are never added up, and money is no year', () => {
  expect(askTable('How many years in total did they play in Tier 3?', seasons).values).not.toEqual([7852]);
  const wages = tableOf('Name\tSalary\nAda\t1900\nBo\t1850\nCy\t2010');
  expect(yearColumn(wages)).toBeNull();
  expect(yearColumn(seasons)).toBe(0);
});
