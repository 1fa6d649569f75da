import { expect, it } from 'vitest';
import { withoutEcho } from '../../../src/main/engine/answer/without-echo.ts';
import { passagesOf } from './passages.ts';

const passages = passagesOf('The rent is 3.', 'Dogs are allowed.').map((passage, at) => ({
  ...passage,
  title: 'Lease',
  headingPath: ['1. Rent'],
  page: at === 0 ? 8 : null,
}));
const left = (...texts: string[]) =>
  withoutEcho(
    texts.map((text) => ({ text, citations: [1] })),
    passages,
  ).map(({ text }) => text);

it('leaves out what a model reads aloud of the prompt', () => {
  expect(
    left('Passages:', ' (Lease › 1. Rent › page 8)\nThe rent is 3.', ' (Lease › 1. Rent)\nDogs are allowed.'),
  ).toEqual(['', '\nThe rent is 3.', '\nDogs are allowed.']);
  expect(left('Passage: Lease › page 12)\nThe rent is 3.')).toEqual(['The rent is 3.']);
  expect(left('The rent is 3.', '\nPassages:\n\nDogs are allowed.')).toEqual([
    'The rent is 3.',
    '\n\nDogs are allowed.',
  ]);
});

it('leaves out a place that a model changed', () => {
  expect(left('The rent is 3.', ' (Lease › 2. Rents of the flats (all of them):\nDogs are allowed.')).toEqual([
    'The rent is 3.',
    '\nDogs are allowed.',
  ]);
});

it('leaves the claim where the place stands behind it', () => {
  expect(left('The rent is 3 (Lease › 1. Rent › page 8).')).toEqual(['The rent is 3.']);
});

it('leaves everything else as it is', () => {
  const texts = [
    'The rent is 3 (see page 8).\n\n- Passages: two',
    '\n(Lease)\nPassages of text are (Lease › 2. Term).',
  ];
  expect(left(...texts)).toEqual(texts);
});
