import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/main/engine/answer/extractive.ts';
import { passagesOf, toolsFor } from './passages.ts';

const passages = passagesOf(
  'The ferry leaves the north pier at half past six. It reaches the island before eight. Dogs travel free.',
  'The lease begins on 1 May 2024. The monthly rent is 1,250 euros. A deposit of three months is due.',
  'Salt marshes grow slowly. Their roots hold the mud together.',
  'The kiln is fired twice. Glaze is applied after the first firing.',
);

const answer = (question: string, from = passages) => extractAnswer(question, from, toolsFor(question, from));

describe('extractAnswer', () => {
  it.each([
    ['When does the ferry leave the pier?', 'The ferry leaves the north pier at half past six.'],
    ['How much is the monthly rent?', 'The monthly rent is 1,250 euros.'],
    ['What is applied after the first firing?', 'Glaze is applied after the first firing.'],
  ])('quotes the sentence that answers "%s"', async (question, expected) => {
    const { found, sentences } = await answer(question);
    expect(found).toBe(true);
    expect(sentences[0]?.text).toBe(expected);
  });

  it.each([
    'Who won the football championship?',
    'What is the boiling point of mercury?',
    'When does the ferry leave Gothenburg for Kristiansand?',
    'What was the rent in 1987 in Ouagadougou?',
  ])('does not find "%s"', async (question) => {
    const { found, sentences } = await answer(question);
    expect(found).toBe(false);
    expect(sentences).toEqual([]);
  });

  it('quotes exact slices at absolute offsets', async () => {
    const { sentences } = await answer('Where do roots hold the mud together?');
    for (const quote of sentences) {
      const passage = passages[quote.passage];
      expect(passage?.text.slice(quote.start - (passage?.start ?? 0), quote.end - (passage?.start ?? 0))).toBe(
        quote.text,
      );
    }
    expect(sentences.length).toBeGreaterThan(0);
  });

  it('finds nothing in nothing', async () => {
    expect(await answer('When does the ferry leave?', [])).toEqual({ found: false, confidence: 0, sentences: [] });
  });

  it('lets meaning choose between sentences of equal words', async () => {
    const two = passagesOf('The pump was checked by Anna. The pump was sold by Anna.');
    const question = 'When was the pump bought away by Anna?';
    // A stand-in for a model: buying and selling point the same way, checking another.
    const embed = (texts: readonly string[]) =>
      Promise.resolve(texts.map((text) => new Float32Array(/sold|bought/.test(text) ? [1, 0] : [0, 1])));
    const result = await extractAnswer(question, two, { ...toolsFor(question, two), embed });
    expect(result.sentences[0]?.text).toBe('The pump was sold by Anna.');
  });

  it('does not believe a model to which all sentences look alike', async () => {
    const many = passagesOf(
      ...Array.from({ length: 12 }, (_, index) => `Sentence number ${index} is about boats. Boat ${index} is old.`),
    );
    const blind = (texts: readonly string[]) => Promise.resolve(texts.map(() => new Float32Array([0.8, 0.6])));
    const ask = (question: string) => extractAnswer(question, many, { ...toolsFor(question, many), embed: blind });
    expect((await ask('What does the library in Ulm lend?')).found).toBe(false);
    expect((await ask('How old is boat 7?')).sentences[0]?.text).toBe('Boat 7 is old.');
  });

  it('takes a code and its number for one idea: "FY2019" is not missing where 2019 stands', async () => {
    const report = passagesOf('Merchandise inventories were 5,409 at the end of fiscal 2019.', 'Stores opened in May.');
    const question = 'What were the FY2019 merchandise inventories?';
    const { found, confidence } = await answer(question, report);
    expect(found).toBe(true);
    expect(confidence).toBeGreaterThan(0.8);
  });

  it('knows a name by its initials, and one that a file name runs together', async () => {
    const [first, second] = passagesOf('Sales grew by 4 % in the second quarter.', 'Sales of the quarter grew by 9 %.');
    if (!first || !second) throw new Error('two passages');
    const question = 'What were the sales of JnJ in the second quarter?';
    const named = [{ ...first, title: 'Johnson & Johnson, report' }, second];
    const withName = await answer(question, named);
    const without = await answer(question, [first, second]);
    expect(withName.confidence).toBeGreaterThan(without.confidence);
    expect(withName.sentences[0]?.passage).toBe(0);
    const joined = await answer('What were the sales of Best Buy?', [{ ...first, title: 'BESTBUY_2019.pdf' }]);
    expect(joined.confidence).toBeGreaterThan((await answer('What were the sales of Best Buy?', [first])).confidence);
  });

  it('shows three places rather than three sentences of one page', async () => {
    const pages = passagesOf(
      'The rent is 900 euros. The rent is due in May. The rent is paid by Anna.',
      'The rent of the annex is 300 euros.',
      'The rent of the garage is 80 euros.',
    );
    const { sentences } = await answer('What is the rent?', pages);
    expect(new Set(sentences.map(({ passage }) => passage)).size).toBe(sentences.length);
    expect(sentences.length).toBe(3);
  });

  it('puts a sentence with a number first where a number is asked for', async () => {
    const lease = passagesOf(
      'The rent of the flat is fixed for long.',
      'The rent of the flat is 1,450 pounds.',
      ...Array.from({ length: 8 }, (_, index) => `How much salt the marsh ${index} holds, nobody knows.`),
    );
    const { sentences } = await answer('How much is the rent of the flat?', lease);
    expect(sentences[0]?.text).toBe('The rent of the flat is 1,450 pounds.');
  });
});
