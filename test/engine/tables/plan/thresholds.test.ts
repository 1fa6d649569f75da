import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/main/engine/search/analyser.ts';
import { isStopWord } from '../../../../src/main/engine/search/stop-words.ts';
import { linkQuestion } from '../../../../src/main/engine/tables/link-question.ts';
import { thresholds } from '../../../../src/main/engine/tables/plan/thresholds.ts';
import { tableOf } from '../table-of.ts';

const customers = tableOf(
  [
    'Order no.\tCustomer\tBalance owed\tSince\tVisits',
    '1001\tAda\t720\t2019-03-01\t4',
    '1002\tBen\t0\t2021-05-01\t11',
    '1003\tCyd\t130\t2020-07-01\t2',
  ].join('\n'),
);

function limits(question: string) {
  const linked = linkQuestion(question, customers, analyse, isStopWord);
  const said = ` ${linked.words.map(({ word }) => word).join(' ')} `;
  const words: number[] = [];
  const found = thresholds(
    {
      ...linked,
      table: customers,
      rowWords: [],
      has: (...phrases) => phrases.some((phrase) => said.includes(` ${phrase} `)),
      at: (word) => linked.words.findIndex((each) => each.word === word),
    },
    words,
  );
  return {
    found: found.flat().map(({ column, is, value }) => [customers.columns[column]?.name, is, value]),
    used: words.map((at) => linked.words[at]?.word),
  };
}

describe('limits a question sets', () => {
  it.each([
    ['Which customers owe more than 500?', [['Balance owed', 'above', 500]]],
    ['Which customers owe less than 500?', [['Balance owed', 'below', 500]]],
    ['Who has at least 4 visits?', [['Visits', 'at-least', 4]]],
    ['Who has at most four visits?', [['Visits', 'at-most', 4]]],
    ['Who has 4 visits or more?', []],
    [
      'Who made visits between 2 and 5?',
      [
        ['Visits', 'at-least', 2],
        ['Visits', 'at-most', 5],
      ],
    ],
    ['Who owes nothing?', [['Balance owed', 'equals', 0]]],
    ['Which customers owe us money?', [['Balance owed', 'above', 0]]],
    ['Who is a customer since after 2020?', [['Since', 'above', 20201231]]],
    ['Which customers are there?', []],
  ])('%s', (question, expected) => expect(limits(question).found).toEqual(expected));

  it('of numbers alone no column is meant that only numbers its rows', () =>
    expect(limits('Which are above 1001?').found).toEqual([]));

  it('tells the words it took up', () =>
    expect(limits('Who has at least 4 visits?').used).toEqual(expect.arrayContaining(['at', 'least', '4', 'visits'])));
});
