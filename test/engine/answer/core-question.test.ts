import { describe, expect, it } from 'vitest';
import { coreQuestion } from '../../../src/main/engine/answer/core-question.ts';

describe('coreQuestion', () => {
  it.each([
    [
      'What is the total of inventories for 2019? Answer in millions. Base your judgment on the balance sheet.',
      'What is the total of inventories for 2019?',
    ],
    [
      'Are the margins steady? If that is no useful figure here, then please state that and explain why.',
      'Are the margins steady?',
    ],
    ['Wie hoch ist die Miete? Bitte antworte kurz. Runde auf ganze Euro.', 'Wie hoch ist die Miete?'],
    ['Quel est le loyer ? Réponds en une phrase.', 'Quel est le loyer ?'],
  ])('leaves out how to answer: %s', (asked, core) => expect(coreQuestion(asked)).toBe(core));

  it.each([
    'Summarise the lease.',
    'Round to one decimal place.',
    'Give me the rent. Answer in euros.',
    'We moved in 2019. What did the old landlord owe us?',
    'What is the rent?',
    '',
    '???',
    'Please state why the rent rose?',
  ])('keeps "%s" as it is', (asked) => expect(coreQuestion(asked)).toBe(asked));

  it('keeps what a question needs to be understood', () =>
    expect(coreQuestion('Anna sold the pump in May. Answer in one word. Who bought it?')).toBe(
      'Anna sold the pump in May. Who bought it?',
    ));
});
