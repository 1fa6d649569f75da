/** Totals of till slips as recognition leaves them: what adds up, what was paid, what only looks like a sum. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { readAsDigits } from '../../../src/main/engine/extraction/read-as-digits.ts';
import { supportedTotals } from '../../../src/main/engine/extraction/total-support.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

const receipt = builtInTemplates.find(({ id }) => id === 'receipt') as TemplateDraft;

async function totalOf(text: string) {
  const unit = { start: 0, text, blocks: [], words: null, place: null, isOcr: true };
  const row = await extractDocument({
    ...{ template: receipt, mode: 'basic', model: null, signal: new AbortController().signal },
    document: { title: '', name: 'slip.jpg', language: 'en', units: [unit] },
    rest: async () => undefined,
  });
  return row.cells.find(({ field }) => field === 'total');
}

test.each([
  ['cash given with change back is no total', 'Tea\t4.50\nCake\t8.20\nAMOUNT\t12.70\nCASH\t20.00\nCHANGE\t7.30', 12.7],
  [
    'a total whose label was lost, of its items',
    'Nails\t3.40\nGlue\t5.15\nTape\t2.05\nT0tai\t10.60\nVISA\t10.60',
    10.6,
  ],
  ['words run together', 'Sub Total\t30.00\nGST 6%\t1.80\nGRANDTOTAL\t31.80', 31.8],
  ['before tax stands lower than after', 'TotalRM\t31.80\nTotal excl GST\t30.00\nGST\t1.80', 31.8],
  ['a lost decimal point', 'Total RM 1250\nCash\t12.50', 12.5],
  ['a blank before the point', 'Sub total\t11 .00\nTotal\t12 .50\nCash\t12 .50', 12.5],
  ['letters for digits', 'Sub total\t11.00\nTotal\tRMl2.5O\nCash\t12.50', 12.5],
  ['a label and a sum without a space', 'Sub Total30.00\nGST1.80\nTOTAL AMOUNTRM31.80\nCASH40.00\nCHANGE8.20', 31.8],
  ['a currency read as letters', 'Tea\tRN17.80\nCake\tRN13.10\nTOTAL\tRN30.90\nCASH\tS50.00\nCHANGE\tS19.10', 30.9],
  ['prices with the code of their tax', 'Tea\t17.80SR\nCake\t13.10ZRL\nTotal\t30.90S\nVisa\t30.90S', 30.9],
  [
    'one item below many numbers',
    '(883321-K)\n81300 JOHOR\nTEL: 07 5112233\nGST ID : 000554433221\nOrder 4411\nService\t35.00\nTOTAL\t: 35.00',
    35,
  ],
  ['a balance given back', 'Tea\t40.00\nCake\t22.70\nIulal\t62.70\nCash\t100.00\nBalance\t37.30', 62.7],
  ['words of other tills', 'Teh\t40.00\nKuih\t22.70\nJuniah\t62.70\nTunai\t100.00\nBaki\t37.30', 62.7],
  ['with a tip', 'Tea\t29.50\nTax\t2.50\nTotal\t32.00\nTip\t6.00\nTotal with Tip\t38.00', 38],
  ['a lost point where the sum stands elsewhere', 'Service\t135.00\nTOTAL RM\t13500', 135],
  ['rounded', 'Total\t23.98\nRounding\t0.02\nTotal rounded\t24.00\nCash\t50.00\nChange\t26.00', 24],
])('%s', async (_name, text, value) => {
  expect(await totalOf(text)).toMatchObject({ value, verified: true });
});

test('a total that lost its point has it in its value, and is not verified', async () => {
  const slip = (total: string) => `Tea\t17.80\nCake\t12.10\nPie\t1.05\nTOTAL\tRM ${total}\nCASH\tRM 50.00`;
  expect(await totalOf(slip('3090'))).toMatchObject({ value: 30.9, verified: false });
  // Hundreds without cents are hundreds.
  expect(await totalOf('Chair\t120.00\nTable\t280.00\nTOTAL\tRM 400\nDelivered')).toMatchObject({ value: 400 });
});

test('the total of a table of tax is none of the slip', async () => {
  const table = 'GST SUMMARY\nTax Code\t%\tAmt (RM)\tTax (RM)\nSR\t6\t39.62\t2.38\nTotal :\t39.62\t2.38';
  const lost = await totalOf(`Tea\t20.00\nCake\t22.00\nT#\t42.00\nCASH\t42.00\n${table}`);
  expect(lost).toMatchObject({ value: 42 });
  const unread = await totalOf(`Tea\t2O:00\nSales (Exclud ng) :\t39.62\n${table}`);
  expect(unread?.verified).toBe(false);
});

test('a sum is supported by what makes it, and nothing by one amount alone', () => {
  const of = (...rows: readonly (readonly [number, ...string[]])[]) =>
    supportedTotals(rows.map(([value, ...before], line) => ({ value, line, context: { before } })));
  expect(of([3.4], [5.15], [8.55, 'total'])).toEqual(new Set([8.55]));
  expect(of([3.4], [3.4, 'total'])).toEqual(new Set());
  expect([...of([30, 'sub', 'total'], [1.8, 'gst'], [-0.02, 'rounding'], [31.78, 'total'])]).toContain(31.78);
});

test('a price in a table drawn with bars keeps its digits', () => {
  expect(readAsDigits('|12.50|')).not.toBe('112.50');
  expect(readAsDigits('took 2.5s')).toBe('took 2.5s');
  expect(readAsDigits('RMS.50 7.S0')).toBe('RM5.50 7.50');
});
