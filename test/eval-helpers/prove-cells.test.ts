/** The proof of extracted cells: what it takes for the value at its place, and what not. */
import { expect, test } from 'vitest';
import { proveCells } from '../eval/extract/prove-cells.ts';

async function isProven(value: string | number, cited: string): Promise<boolean> {
  const cell = { value, verified: true, confidence: 1, page: null, start: 0, end: cited.length };
  const { proven } = await proveCells([{ path: 'x.txt', cells: { total: cell } }], async () => cited);
  return proven === 1;
}

test.each([
  [18000, '18 000 euros'],
  [18000, 'EUR 18’000.00'],
  [1638, '1,638'],
  [0.5, '.50'],
  [0, '0,00 EUR'],
  [-12.3, '(12.30)'],
  [105.2, '1O5.20'],
  [35, '3S.OO'],
])('%s stands in %s', async (value, cited) => {
  expect(await isProven(value, cited)).toBe(true);
});

test.each([
  [18000, '180 euros'],
  [52, '520'],
  [520, '52'],
  [0, 'none'],
  [5, 'euros'],
  [12.3, '12.35'],
])('%s does not stand in %s', async (value, cited) => {
  expect(await isProven(value, cited)).toBe(false);
});
