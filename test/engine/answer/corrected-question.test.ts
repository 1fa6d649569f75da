import { expect, test } from 'vitest';
import { correctedQuestion } from '../../../src/main/engine/answer/corrected-question.ts';

test.each([
  [
    'What is Netflicks’s debt in 2017?',
    [{ word: 'Netflicks', instead: ['netflix'] }],
    'What is Netflix’s debt in 2017?',
  ],
  [
    'the recieved sum, RECIEVED when?',
    [{ word: 'recieved', instead: ['received', 'relieved'] }],
    'the received sum, Received when?',
  ],
  ['Is Lockhead a lockheadache?', [{ word: 'lockhead', instead: ['lockheed'] }], 'Is Lockheed a lockheadache?'],
])('%s', (question, corrections, corrected) => {
  expect(correctedQuestion(question, corrections)).toBe(corrected);
});

test('nothing to correct is told', () => {
  expect(correctedQuestion('What is the rent?', [])).toBe(null);
  expect(correctedQuestion('What is the rent?', [{ word: 'loan', instead: ['lone'] }])).toBe(null);
  expect(correctedQuestion('What is the rent?', [{ word: 'rent', instead: [] }])).toBe(null);
});
