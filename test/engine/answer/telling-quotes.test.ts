import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/main/engine/answer/extractive.ts';
import { askedKind } from '../../../src/main/engine/answer/kind/asked-kind.ts';
import type { Passage } from '../../../src/main/engine/answer/passage.ts';
import { namesOf, questionWeights } from '../../../src/main/engine/answer/question-weights.ts';
import { ofNameAndYear, tellsAsked, untoldYears } from '../../../src/main/engine/answer/telling-quotes.ts';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { passagesOf, toolsFor } from './passages.ts';

const passages = passagesOf(
  'The Corvid R7 pump moves clear water with solids up to 6 mm. The Corvid R7 pump hums when its strainer is blocked.',
  'Revenue of Alderwick Gas rose to £91.4 million in 2025 (2024: £88.0 million).',
  'The cleaner comes to the house at 14 Salt Row on Mondays. Invoice 3310 of Penrose Printing: £480 including VAT.',
  'Between Ketterby Joinery Ltd, Ludlow, and Ostro Timber Oy, dated 3 March 2021.',
);

const answer = (question: string, from: readonly Passage[] = passages) =>
  extractAnswer(question, from, toolsFor(question, from));

describe('what a text about the right thing does not tell', () => {
  it.each([
    'What is the noise level of the Corvid R7 pump in decibels?',
    'What is the weight of the Corvid R7 pump?',
    'What was the revenue of Alderwick Gas in 2022?',
    'What was the FY2022 revenue of Alderwick Gas?',
    'How many bedrooms does the house at 14 Salt Row have?',
    'When was Ketterby Joinery founded?',
    'What is the VAT number of Penrose Printing?',
    'Who is the chief executive of Ostro Timber?',
  ])('is not found: %s', async (question) => {
    expect(await answer(question)).toEqual({ found: false, confidence: 0, sentences: [] });
  });

  it('is not found in a document about none of the names', async () => {
    const leases = passagesOf('The landlord of the warehouse is Amberly Harbour Trust.', 'Kendal is rainy.');
    expect((await answer('Who is the landlord of the warehouse in Kendal?', leases)).found).toBe(false);
    expect((await answer('Who is the landlord of the warehouse?', leases)).found).toBe(true);
  });

  it('is looked for by names, which German does not tell from nouns by how they are written', () => {
    const question = 'Was kostet die Wohnung 2024 bei Vogt & Lang?';
    const { words, frequency, chunks } = toolsFor(question, passages);
    const proper = (isNameCapital: boolean) =>
      namesOf(question, questionWeights(words, frequency, chunks), ['de'], analyse, '', isNameCapital).flatMap(
        ({ forms, isProper }) => (isProper ? forms[0] : []),
      );
    expect(proper(true)).toEqual(['wohnung', 'vogt', 'lang']);
    expect(proper(false)).toEqual([]);
  });

  it.each([
    ['What is the noise level of the Corvid R7 pump?', 'The Corvid R7 pump runs at 62 dB(A).'],
    ['What is the weight of the Corvid R7 pump?', 'The Corvid R7 pump: 14.5 kg with its cable.'],
    ['What was the FY2022 revenue of Alderwick Gas?', 'Alderwick Gas had a turnover of £70 million in 2022.'],
    ['What was the revenue of Alderwick Gas in 2022?', 'Alderwick Gas had a turnover of £70 million in FY22.'],
    ['What was the revenue of Alderwick Gas in 2022?', 'Alderwick Gas: sales of £70 million a year, 2019–2023.'],
    ['When was Ketterby Joinery founded?', 'Ketterby Joinery: making doors and stairs since 1897.'],
    ['What is the VAT number of Penrose Printing?', 'Penrose Printing, VAT no. GB 482 113 900.'],
    ['What is the VAT number of Penrose Printing?', 'Penrose Printing, VAT GB482113900.'],
    ['What is the date of birth of Ada Penn?', 'Ada Penn, geboren am 4. Mai 1971 in Ulm.'],
    ['How many employees does Ketterby Joinery have?', 'Ketterby Joinery employs 41 people.'],
    ['How much does the Corvid R7 cost?', 'Corvid R7 pump with its cable: £480.'],
    ['Wie hoch ist die Miete für Haus Linde?', 'Haus Linde: Kaltmiete 900 Euro.'],
  ])('is told in other words: %s – %s', async (question, told) => {
    const from = passagesOf(told);
    const held = { missingNames: 0, missingProper: 0, isInPassing: false, restCoverage: 1 };
    const quotes = from.map(({ text, start, end }, passage) => ({ passage, text, start, end, ...held }));
    expect(ofNameAndYear(question, quotes, from, true)).toEqual(quotes);
    const kind = askedKind(question)?.kind ?? null;
    expect(await tellsAsked(question, kind, quotes, from, { analyse, embed: null })).toBe(true);
  });

  it('asks the model for meaning where no other words are listed', async () => {
    const from = passagesOf('The moor frog of Ketterby is known as the blue singer.', 'The kiln is fired twice.');
    const question = 'What is the nickname of the moor frog of Ketterby?';
    // A stand-in for a model: what a nickname is near to is told here.
    const embedder = (near: RegExp) => (texts: readonly string[]) =>
      Promise.resolve(texts.map((text) => new Float32Array(near.test(text) ? [1, 0] : [0, 1])));
    const ask = (near: RegExp) => extractAnswer(question, from, { ...toolsFor(question, from), embed: embedder(near) });
    expect((await ask(/nickname|known/)).found).toBe(true);
    expect((await ask(/nickname/)).found).toBe(false);
  });
});

describe('places of what is quoted', () => {
  it('fills free places from the same page', async () => {
    const from = passagesOf(
      'Invoice INV-77. Total of invoice INV-77 before tax: £900. Total of invoice INV-77: £1,080.',
      'The kiln is fired twice.',
    );
    const { sentences } = await answer('What is the total of invoice INV-77?', from);
    expect(sentences.map(({ text }) => text)).toContain('Total of invoice INV-77: £1,080.');
    expect(sentences.length).toBeGreaterThan(1);
  });

  it('shows other pages before a second sentence of one page', async () => {
    const from = passagesOf(
      'The monthly rent is £900. The monthly rent is due.',
      'The monthly rent rises.',
      'The monthly rent falls.',
    );
    const { sentences } = await answer('What is the monthly rent?', from);
    expect(new Set(sentences.map(({ passage }) => passage)).size).toBe(3);
  });

  it('takes a name for told that stands on another page of the document', async () => {
    const [first, second] = passagesOf(
      'Report for Alderwick Gas, made in May.',
      'The emergency lights lasted 41 minutes.',
    );
    if (!first || !second) throw new Error('two passages');
    const question = 'How long did the emergency lights of Alderwick Gas last?';
    const one = await answer(question, [first, { ...second, source: first.source }]);
    const two = await answer(question, [first, second]);
    expect(one.sentences[0]?.text).toBe('The emergency lights lasted 41 minutes.');
    expect(one.confidence).toBeGreaterThan(two.confidence);
  });
});

it('knows the years a question names that no source tells', () => {
  expect(untoldYears('Revenue of Alderwick Gas in FY2042 and 2025, not 2042 or 1,950?', passages)).toEqual(['2042']);
  expect(untoldYears('Revenue in 2022?', passagesOf('Sales of 2021–2023.'))).toEqual([]);
  expect(untoldYears('Revenue of Alderwick Gas?', passages)).toEqual([]);
});

it.each(['invoice of 31.12.24', 'the last quarter, 4Q24', 'results of FY 24', 'paid on 3-Dec-24', 'Season 2023/24'])(
  'knows the year in "%s"',
  (text) => expect(untoldYears('What was paid in 2024?', passagesOf(text))).toEqual([]),
);

it.each(['a rate of 3.24', '12-24 months', 'Room B-240', 'of the 24 people', '24 March'])(
  'knows no year in "%s"',
  (text) => expect(untoldYears('What was paid in 2024?', passagesOf(text))).toEqual(['2024']),
);

it.each(['Is the deposit 2000 euros?', 'Who paid $1950?', 'Is 1800 the limit?', 'Do 2000 people work there?'])(
  'takes no amount for a year: %s',
  (question) => expect(untoldYears(question, passages)).toEqual([]),
);
