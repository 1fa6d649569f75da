import { expect, it } from 'vitest';
import { numbersIn } from '../../../../src/main/engine/answer/support/number-keys.ts';

const keys = (text: string, language: string | null = 'en') => numbersIn(text, language).map(({ key }) => key);

it.each([
  ['en', '$1.2 million, 1,200,000 and 1200 thousand', ['1200000', '1200000', '1200000']],
  ['en', '12.5% or 12.5 per cent or 12.5 percent', ['12.5%', '12.5%', '12.5%']],
  ['en', 'in 2019, on 31 December', ['2019', '31']],
  ['en', 'three of seven plants', ['3', '7']],
  ['en', 'Form 10-K, B747 and ISO9001', []],
  ['en', 'paragraph 7,514,444; 8,003,309', ['7514444', '8003309']],
  ['de', 'um 1.234,5 Mio. Euro auf 12 Prozent', ['1234500000', '12%']],
  ['de', 'am 3.4.2019, nicht am 03.04.2024', ['date 3.4.2019', 'date 3.4.2024']],
  ['de', '1.234.567 Stück', ['1234567']],
  ['en', 'a margin of -5 % (−3%), 2019-20 and - 4 items', ['-5%', '-3%', '2019', '20', '4']],
  ['fr', '3,5 milliards', ['3500000000']],
  ['en', 'raised once a year', []],
  ['es', 'once meses', ['11']],
  [null, 'no number at all', []],
] as const)('reads numbers of %s text by what they are worth: %s', (language, text, expected) => {
  expect(keys(text, language)).toEqual(expected);
});

it('gives the span with its scale word', () => {
  const text = 'It cost $ 3 billion then.';
  const [number] = numbersIn(text, 'en');
  expect(text.slice(number?.start, number?.end)).toBe('3 billion');
});
