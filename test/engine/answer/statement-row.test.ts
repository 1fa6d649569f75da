import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/main/engine/answer/extractive.ts';
import { askedRow } from '../../../src/main/engine/answer/kind/statement-row.ts';
import type { Passage } from '../../../src/main/engine/answer/passage.ts';
import { namesOf, questionWeights } from '../../../src/main/engine/answer/question-weights.ts';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { passagesOf, toolsFor } from './passages.ts';

const statement = passagesOf(
  'Salt marshes grow slowly. The net works less well than the capital we define.',
  'Alderwick Gas, FY2019, USD millions\nReceivables\t1,015\t1,049\nTotal current assets\t8,870\t9,829\nTotal current liabilities\t7,513\t7,817\nNote 4\tsee below',
);

function rowOf(question: string) {
  const { words, frequency, chunks } = toolsFor(question, statement);
  const weights = questionWeights(words, frequency, chunks);
  return askedRow(question, weights, namesOf(question, weights, ['en'], analyse), analyse);
}

describe('a row of a statement', () => {
  const question = "What are Alderwick's total current liabilities in FY2019 (in USD millions)?";

  it('is asked for as far as its label is', () => {
    const row = rowOf(question);
    expect(row('Total current liabilities\t7,513\t7,817', 'en')).toBe(1);
    expect(row('Current liabilities\t$ (7,513)\t— ', 'en')).toBeGreaterThan(0.5);
    expect(row('Receivables\t1,015\t1,049', 'en')).toBe(0);
    const total = row('Total\t7,513\t7,817', 'en');
    expect(total).toBeLessThan(1);
  });

  it('has a label and figures', () => {
    const row = rowOf(question);
    for (const text of [
      'Total current liabilities',
      'Total current liabilities\tsee note 4',
      '2019\t2018',
      'Total current liabilities were 7,513 in 2019.',
    ]) {
      expect(row(text, 'en')).toBe(0);
    }
  });

  it.each([
    'Why did total current liabilities rise by 3 millions?',
    'What drove the change of total current liabilities in USD?',
    'Who audits the total current liabilities?',
    'What is said about current liabilities?',
  ])('is no answer to "%s"', (other) => {
    expect(rowOf(other)('Total current liabilities\t7,513\t7,817', 'en')).toBe(0);
  });

  it('is quoted before sentences with more of the words', async () => {
    const from = statement.with(0, {
      ...(statement[0] as Passage),
      text: 'In FY2019 the total of our liabilities in USD millions is current in the books of Alderwick.',
    });
    const { sentences } = await extractAnswer(question, from, toolsFor(question, from));
    expect(sentences[0]?.text).toBe('Total current liabilities\t7,513\t7,817');
  });

  it('is found by what the question says a figure is worked out from', async () => {
    const asked =
      'What is the net working capital of Alderwick in FY2019? Define it as total current assets less total current liabilities.';
    const { found, sentences } = await extractAnswer(asked, statement, toolsFor(asked, statement));
    expect(found).toBe(true);
    expect(sentences.map(({ text }) => text.split('\t')[0])).toEqual(
      expect.arrayContaining(['Total current assets', 'Total current liabilities']),
    );
  });
});
