import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { tellValues } from '../../../../src/main/engine/tables/tell-values.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const boats = tableOf(
  [
    'Boat\tHarbour\tBuilt\tPrice\tTime',
    'Alk\tNorth\t1938\t900\t1:02.50',
    'Bris\tSouth\t1944\t1500\t0:58.25',
    'Cap\tNorth\t1947\t1500\t1:10.00',
    'Dyn\tSouth\t1961\t700\t1:00.75',
    'Ebb\tEast\t1962\t800\t1:20.00',
  ].join('\n'),
);
const told = (question: string) => {
  const { values, score, query } = askTable(question, boats, 'boats.csv');
  const sure = score >= tableLimits.chosen && query;
  return sure ? tellValues(values as (string | number)[], tableLimits.told, boats, query).values : [];
};

describe('rows that are alike', () => {
  it('are the answer together', () => {
    expect(told('Which boat has the highest price?')).toEqual(['Bris', 'Cap']);
    expect(told('Which harbour has the most boats?')).toEqual(['North', 'South']);
  });

  it('are left to one that is next to a named one', () => {
    expect(told('After Bris, which boat has the highest price?')).toEqual(['Cap']);
  });
});

describe('times and decades', () => {
  it('tells a sum and a difference of times as a time', () => {
    expect(told('What is the total time of the North boats?')).toEqual(['2:12.5']);
    expect(told('What is the difference between the highest and the lowest time?')).toEqual(['0:21.75']);
  });

  it('takes times and decades as limits', () => {
    expect(told('How many boats were faster than 1:01?')).toEqual(['2']);
    expect(told('How many boats were built in the 1940s?')).toEqual(['2']);
  });

  it('counts no whole table where only some of it are asked for', () => {
    expect(told('How many boats carry a wooden mast?')).toEqual([]);
    expect(told('How many boats does each harbour have?')).not.toEqual(['5']);
  });

  it('takes a total among headings that are said alike', () => {
    const schools = tableOf(
      ['School\tDay pupils\tTotal pupils', 'Oak\t100\t140', 'Elm\t90\t180', 'Ash\t20\t20'].join('\n'),
    );
    const { values } = askTable('How many pupils does Elm have?', schools);
    expect(values).toEqual(['180']);
  });
});
