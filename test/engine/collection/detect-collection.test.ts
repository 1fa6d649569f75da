import { expect, test } from 'vitest';
import { detectCollection } from '../../../src/main/engine/collection/detect-collection.ts';
import { collectionQuestions, lookUpQuestions } from './detection-questions.ts';

test.each(collectionQuestions)('goes over everything: %s', (question) => {
  expect(detectCollection(question)).not.toBeNull();
});

test.each(lookUpQuestions)('is left to passages: %s', (question) => {
  expect(detectCollection(question)).toBeNull();
});

test.each([
  ['List every contract that ends in 2027', { task: 'list', concept: 'contract', condition: 'that ends in 2027' }],
  ['How many invoices are from Acme?', { task: 'count', concept: 'invoice', condition: 'are from Acme' }],
  [
    'What did each report say about risk?',
    { task: 'each', concept: 'report', asked: 'What did this document say about risk?' },
  ],
  ['Welche Verträge laufen 2026 aus?', { task: 'list', concept: 'contract', condition: 'laufen 2026 aus' }],
])('%s: what is asked of what', (question, expected) => {
  expect(detectCollection(question)).toMatchObject(expected);
});

test('a pasted text is no question', () => {
  expect(detectCollection(`List every contract. ${'And so on. '.repeat(60)}`)).toBeNull();
});
