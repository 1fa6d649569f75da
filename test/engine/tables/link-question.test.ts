import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { isStopWord } from '../../../src/main/engine/search/stop-words.ts';
import { linkQuestion } from '../../../src/main/engine/tables/link-question.ts';
import { tableOf } from './table-of.ts';

const link = (question: string, lines: string) => linkQuestion(question, tableOf(lines), analyse, isStopWord);
const valuesOf = (question: string, lines: string) =>
  link(question, lines).values.flatMap(({ conditions }) => conditions.map(({ is, value }) => [is, value]));

const factures = 'Facture\tClient\tÉtat\n1\tAlba\timpayée\n2\tBrun\tpayée\n3\tCole\timpayée\n4\tDrey\tpayée';

describe('values of a table in other forms of their word', () => {
  it.each([
    ['Quelles factures sont impayées ?', factures, [['equals', 'impayée']]],
    [
      'Which rows are about groceries?',
      'What\tKind\na\tgrocery\nb\tgrocery\nc\ttravel\nd\ttravel',
      [['equals', 'grocery']],
    ],
    // Where the word itself stands in a cell, that is the one.
    ['Which are the repairs?', 'What\tKind\na\trepair\nb\trepair\nc\trepairs\nd\trepairs', [['equals', 'repairs']]],
  ])('%s', (question, lines, expected) => expect(valuesOf(question, lines)).toEqual(expected));

  it.each([
    [
      'what stands in one row only is no kind of rows',
      'Which are grocery items?',
      'What\tKind\na\tgroceries\nb\ttravel',
    ],
    ['short words have to be the same', 'Which cats are there?', 'What\tKind\na\tcat\nb\tcat\nc\tdog\nd\tdog'],
  ])('not so: %s', (_why, question, lines) => expect(valuesOf(question, lines)).toEqual([]));
});

describe('headings with a unit', () => {
  const lines = 'Station\tPower (kW)\tLevel in cm\nA\t10\t4\nB\t12\t5';
  it.each([
    ['What is the power of A?', 'Power (kW)'],
    ['How many kW has A?', 'Power (kW)'],
    ['What is the level of B?', 'Level in cm'],
  ])('%s', (question, heading) => {
    const [first] = link(question, lines).columns;
    expect(tableOf(lines).columns[first?.column ?? -1]?.name).toBe(heading);
  });

  it('are said whole without it', () => expect(link('What is the power of A?', lines).columns[0]?.share).toBe(1));
});
