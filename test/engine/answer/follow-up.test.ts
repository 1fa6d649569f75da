import { describe, expect, it } from 'vitest';
import { standingQuestion } from '../../../src/main/engine/answer/follow-up.ts';
import { stopWords } from '../../../src/main/engine/search/stop-words.ts';

const isStopWord = (word: string) => stopWords.en?.has(word) ?? false;
const ask = (question: string, ...earlier: readonly (string | readonly [string, string])[]) =>
  standingQuestion(
    question,
    earlier.map((turn) =>
      typeof turn === 'string' ? { question: turn, answer: '' } : { question: turn[0], answer: turn[1] },
    ),
    isStopWord,
  );

describe('standingQuestion', () => {
  const revenue = 'What was the revenue of Best Buy in FY2022?';

  it('exchanges the year or the name for the new one', () => {
    expect(ask('And in 2023?', revenue)).toBe('What was the revenue of Best Buy in 2023?');
    expect(ask('in FY2021?', revenue)).toBe('What was the revenue of Best Buy in FY2021?');
    expect(ask('What about Corning?', revenue)).toBe('What was the revenue of Corning in FY2022?');
  });

  it('keeps the subject through several turns', () => {
    expect(ask('and in 2020?', revenue, 'What about Corning?')).toBe('What was the revenue of Corning in 2020?');
    expect(ask('and Netflix in 2017?', revenue, 'and in 2023?')).toBe('What was the revenue of Netflix in 2017?');
  });

  it('says what a pronoun stands for', () => {
    expect(ask('When was it founded?', 'What does the Kenvue company sell?')).toBe('When was Kenvue founded?');
    expect(ask('What is its revenue?', 'What does the Kenvue company sell?')).toBe('What is Kenvue’s revenue?');
    expect(ask('How high do they build?', 'Where do herons nest?')).toBe(
      'How high do they build? (After: Where do herons nest?)',
    );
  });

  it('puts a thing in the place of the thing asked for', () => {
    expect(ask('and the deposit?', 'What is the notice period of the lease?')).toBe(
      'What is the deposit of the lease?',
    );
    expect(ask('And the deposit?', 'When does the lease end?')).toBe(
      'And the deposit? (After: When does the lease end?)',
    );
  });

  it('says a place, a time or a person at the end where none was said', () => {
    expect(ask('and in 2023?', 'What was the revenue?')).toBe('What was the revenue in 2023?');
    expect(ask('And for Anna?', 'How much is the deposit?')).toBe('How much is the deposit for Anna?');
    expect(ask('What about Anna?', 'Who signed the lease?')).toBe('What about Anna? (After: Who signed the lease?)');
  });

  it('says a part in the place of the same part', () => {
    expect(ask('And for the landlord?', 'Who signed the lease for the tenant?')).toBe(
      'Who signed the lease for the landlord?',
    );
    expect(ask('and for the tenant?', 'What is the rent in the first year?')).toBe(
      'What is the rent in the first year for the tenant?',
    );
  });

  it('asks a question word alone of what was asked before', () => {
    expect(ask('until when?', 'What is the settlement offer?')).toBe(
      'until when? (After: What is the settlement offer?)',
    );
    expect(ask('Why?', revenue)).toBe(`Why? (After: ${revenue})`);
  });

  it('keeps a chain of questions without a name readable, and takes no question word for a name', () => {
    const chain = ['Who signed the lease for the tenant?', 'When does it end?'];
    expect(ask('Can it be extended?', ...chain)).toBe(
      'Can it be extended? (After: When does it end? Who signed the lease for the tenant?)',
    );
  });

  it('never strings words together: what is shown ends as a sentence does', () => {
    const asked = [
      'and in 2023?',
      'What about Anna?',
      'and the deposit?',
      'when was it founded?',
      'and the rent in Leeds',
    ];
    for (const before of [revenue, 'Who signed the lease?', 'List the contracts with Acme and Weir.']) {
      for (const question of asked) expect(ask(question, before)).toMatch(/[?.!]\)?$/u);
    }
  });

  it('looks up what "the second one" was', () => {
    const turn = ['Which plants closed?', 'The plant in Dover closed.\nThe plant in Calais closed.'] as const;
    expect(ask('What about the second one?', turn)).toContain('Calais');
    expect(ask('What about the second one?', turn)).not.toContain('Dover');
    expect(ask('What about the second one?', 'Which plants closed?')).toContain('plants closed');
  });

  it('leaves a question alone that says what it is about, and the first one', () => {
    for (const question of ['Who signed the lease for the boat house?', 'What is the notice period?', '???', '']) {
      expect(ask(question, revenue)).toBe(question);
    }
    expect(ask('and in 2023?')).toBe('and in 2023?');
  });
});
