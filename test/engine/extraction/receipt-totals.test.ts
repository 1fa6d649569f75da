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
  ['rounded', 'Total\t23.98\nRounding\t0.02\nTotal rounded\t24.00\nCash\t50.00\nChange\t26.00', 24],
])('%s', async (_name, text, value) => {
  expect(await totalOf(text)).toMatchObject({ value, verified: true });
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
