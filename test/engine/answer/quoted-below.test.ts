import { expect, it } from 'vitest';
import { notFoundSentence } from '../../../src/main/engine/answer/prompt.ts';
import { isMadeUp, quotedBelow } from '../../../src/main/engine/answer/quoted-below.ts';
import { passagesOf } from './passages.ts';

const said = (text: string, supported: boolean) => ({ text, supported, quotes: [] });

it('knows an answer of which nothing is in the files', () => {
  const isMade = (...sentences: ReturnType<typeof said>[]) => isMadeUp({ sentences, stopped: false });
  expect(isMade(said('Mars is red.', false))).toBe(true);
  expect(isMade(said('Mars is red.', false), said('The rent is 3.', true))).toBe(false);
  expect(isMade(said(notFoundSentence, false))).toBe(false);
  expect(isMade()).toBe(false);
  expect(isMadeUp({ sentences: [said('Mars is', false)], stopped: true })).toBe(false);
});

it('puts quotes on lines of their own, of the passages they stand in wherever those are numbered', () => {
  const [first, second, third] = passagesOf('The rent is 3.', 'The deposit  is 9.', 'Dogs are allowed.');
  if (!first || !second || !third) throw new Error('no passages');
  const quote = (passage: number, { start, end, text }: typeof first) => ({ passage, start, end, text });
  const whole = { ...second, start: 0, end: 5000, text: 'all of it' };
  const quoted = [first, second, third];
  const quotes = [quote(1, second), quote(0, first), quote(2, third)];
  const shown = quotedBelow([said('Mars is red.', false)], quotes, quoted, [third, whole, first]);
  expect(shown.map(({ text, quotes: [own] }) => [text, own?.passage])).toEqual([
    ['Mars is red.', undefined],
    ['\n\nThe deposit is 9.', 1],
    ['\nThe rent is 3.', 2],
    ['\nDogs are allowed.', 0],
  ]);
  expect(shown[1]?.quotes[0]?.text).toBe('The deposit  is 9.');
  expect(quotedBelow([], quotes, quoted, [first]).map(({ text }) => text)).toEqual(['The rent is 3.']);
});
