import { expect, test } from 'vitest';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { line, type PdfPage, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { readBytes } from './read-document.ts';

/** Widths of Helvetica's letters in thousandths of the font size, as far as these pages need them. */
const widths: Readonly<Record<string, number>> = {
  ' ': 278,
  '.': 278,
  '-': 333,
  '0': 556,
  '1': 556,
  '2': 556,
  '6': 556,
  '9': 556,
  K: 667,
  a: 556,
  b: 556,
  d: 556,
  e: 556,
  g: 556,
  h: 556,
  i: 222,
  k: 500,
  l: 222,
  m: 833,
  n: 556,
  o: 556,
  p: 556,
  r: 333,
  t: 278,
  y: 500,
};
const advance = (text: string, size: number) =>
  [...text].reduce((sum, letter) => sum + (widths[letter] ?? Number.NaN), 0) * (size / 1000);

/** Each letter as a piece of its own; letters of `without` leave their room empty. */
function letterwise(x: number, y: number, size: number, text: string, times: number, without = ''): string {
  return [...text]
    .map((letter, at) =>
      letter === ' ' || without.includes(letter)
        ? ''
        : line(x + advance(text.slice(0, at), size), y, size, letter).repeat(times),
    )
    .join('');
}

async function unitOf(page: PdfPage) {
  const [unit] = (await readBytes('twice.pdf', writePdf([page]))).units;
  if (!unit) throw new Error('the page was not read');
  return unit;
}
const textOf = async (content: string) => (await unitOf({ content })).text;

const sentence = 'The tenant pays the rent on the third day of each month.';

/** More text than a reader looks back for the same piece. */
const lines = Array.from({ length: 9 }, (_, row) => `${sentence} It has been so for ${row + 11} years.`);
const page = (dx: number, dy: number) =>
  lines.map((text, row) => line(72 + dx, 700 + dy - row * 30, 11, text)).join('');

test.each([
  ['as a thicker letter', 0.3, 0],
  ['in the very same place', 0, 0],
  ['as a shadow', 0.9, -0.9],
])('what is printed twice %s is one text', async (_, dx, dy) => {
  const twice = await unitOf({ content: page(0, 0) + page(dx, dy) });
  const once = await unitOf({ content: page(0, 0) });
  expect(once.text).toBe(lines.join(' '));
  expect(twice.text).toBe(once.text);
  const boxes = (unit: typeof once) => unpackWords(unit.words ?? new Uint8Array()).map(({ box }) => box);
  boxes(twice).forEach((box, at) => {
    box.forEach((edge, side) => {
      expect(Math.abs(edge - (boxes(once)[at]?.[side] ?? Number.NaN))).toBeLessThan(1);
    });
  });
});

test('on a turned page too', async () => {
  const put = (shift: number) => line(90 + shift, 70, 11, sentence, 'F1', '0 1 -1 0');
  expect((await unitOf({ content: put(0) + put(0.4), entries: '/Rotate 90' })).text).toBe(sentence);
});

test('letters that are printed one by one, each twice, are one word', async () => {
  const once = letterwise(72, 700, 11, 'bookkeeping all 1100', 1);
  expect(await textOf(letterwise(72, 700, 11, 'bookkeeping all 1100', 2))).toBe('bookkeeping all 1100');
  expect(await textOf(once + once)).toBe('bookkeeping all 1100');
});

test('two prints cut in different places are one text', async () => {
  const [first, second] = ['bolt on the ', 'right'];
  const content =
    line(72, 700, 11, `${first}${second}`) +
    line(72.2, 700, 11, first.trim()) +
    line(72.2 + advance(first, 11), 700, 11, second);
  expect(await textOf(content)).toBe('bolt on the right');
});

test('a print that lacks letters gives way to the whole one', async () => {
  const whole = letterwise(72, 700, 11, 'K2-1901', 1);
  expect(await textOf(letterwise(72, 700, 11, 'K2-1901', 1, '-') + whole)).toBe('K2-1901');
});

test('what only one of two prints has stands where it is read', async () => {
  const gap = (text: string) => -((advance(text, 11) / 11) * 1000);
  // "1 9" with room for a point, and the point by itself; "ay 16" goes between and beyond.
  const number = `BT /F1 11 Tf 72 700 Td [(1) ${gap('.')} (9)] TJ ET\n${line(72 + advance('1', 11), 700, 11, '.')}`;
  expect(await textOf(number)).toBe('1.9');
  const day = `BT /F1 11 Tf 72 700 Td [(m) ${gap('ay ')} (16)] TJ ET\n${line(72 + advance('m', 11), 700, 11, 'ay')}`;
  expect(await textOf(day)).toBe('may 16');
});

test('what stands twice on a page for a person stays twice', async () => {
  const rows = [0, 1, 2].map((row) => line(72, 700 - row * 11, 11, 'no no no') + line(160, 700 - row * 11, 11, 'no'));
  expect((await textOf(rows.join(''))).match(/no/g)).toHaveLength(12);
  expect(await textOf(letterwise(72, 650, 11, 'all little bees', 1))).toBe('all little bees');
});

test('hidden words over their own print are not doubted', async () => {
  const unit = await unitOf({ content: `${line(72, 700, 11, sentence)}3 Tr\n${line(72, 700, 11, sentence)}` });
  expect(unit.text).toBe(sentence);
  expect(unit.doubts).toEqual([]);
});
