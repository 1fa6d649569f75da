/** Years, clauses and lengths of time are no sums and no days; a row is not perfect while it may mean something else. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { findAmounts } from '../../../src/main/engine/extraction/find-amounts.ts';
import { findDates } from '../../../src/main/engine/extraction/find-dates.ts';
import { locateValue } from '../../../src/main/engine/extraction/ground-value.ts';
import { isNoAmount } from '../../../src/main/engine/extraction/no-amount.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

const sums = (text: string) =>
  findAmounts(text)
    .filter((found) => !found.isPercent && !isNoAmount(text, found, true))
    .map(({ value }) => value);

test.each([
  ['The fee for the year 2024 is agreed separately', []],
  ['The price is due under clause 4.2 and section 12', []],
  ['4.2 Payment of the price', []],
  ['3. Price', []],
  ['The price is paid within 30 days of 15 March 2024', []],
  ['Le prix est payé au plus tard le 15 mars 2024', []],
  ['as § 305 and Article 7 say, the price is 1,500', [1500]],
  ['The price is 30', [30]],
  ['Total: 2024', [2024]],
  ['EUR 2024', [2024]],
  ['Price 2024.00', [2024]],
] as const)('%s', (text, values) => expect(sums(text)).toEqual(values));

test.each(['4.2.10 Payment', 'under clause 3.4.12', '2024', 'in 2024 and 2025'])('%s is no day', (text) =>
  expect(findDates(text, { monthFirst: false })).toEqual([]),
);
test('days with points stay days', () => {
  const days = (text: string) => findDates(text, { monthFirst: false }).map(({ iso }) => iso);
  expect([days('11.02.18'), days('1.2.2024'), days('3.4.12, 03.04.12')]).toEqual([
    ['2018-02-11'],
    ['2024-02-01'],
    ['2012-04-03'],
  ]);
});

test('a sum that a model takes from a year has no place in the document', () => {
  expect(locateValue('The accounts of 2024\nTotal EUR 120.00', 'money', 2024, false)).toBeNull();
  expect(locateValue('The accounts of 2024\nTotal EUR 2024', 'money', 2024, false)).toMatchObject({
    start: 27,
    end: 35,
  });
});

const contract = builtInTemplates.find(({ id }) => id === 'contract') as TemplateDraft;
const receipt = builtInTemplates.find(({ id }) => id === 'receipt') as TemplateDraft;
const rowOf = (template: TemplateDraft, text: string) =>
  extractDocument({
    ...{ template, mode: 'basic', model: null, signal: new AbortController().signal, rest: async () => undefined },
    document: {
      ...{ title: '', name: 'x.txt', language: 'en' },
      units: [{ start: 0, text, blocks: [], words: null, place: null, isOcr: false }],
    },
  });

test('a contract without a sum has none, whatever numbers stand in it', async () => {
  const row = await rowOf(
    contract,
    'Lease\n\n2. Fees\nThe fee for 2024 is agreed under clause 4.2 within 30 days.\n3. Price\nNone.',
  );
  expect(row.cells.find(({ field }) => field === 'value')?.value ?? null).toBeNull();
});

test('a row whose values may be others is not perfect, one that leaves no doubt is', async () => {
  const head = 'ACME TRADING SDN BHD\nNo 8, Jalan Tun Razak, 56000 Kuala Lumpur\n';
  const doubtful = await rowOf(receipt, `${head}Date: 12/03/2018\nDate: 14/03/2018\nTotal: 10.00`);
  const clear = await rowOf(receipt, `${head}Date: 12/03/2018\nTotal: 10.00`);
  expect(doubtful.cells.every(({ verified }) => verified)).toBe(true);
  expect(doubtful.quality.score).toBeLessThan(clear.quality.score);
  expect(doubtful.quality.grounding).toBeLessThan(1);
});
