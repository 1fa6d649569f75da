/** What a value is read as where it can be read in two ways, and what is called verified of it. */
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../../src/main/engine/extraction/document.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { findAmounts } from '../../../src/main/engine/extraction/find-amounts.ts';
import { holdsValue } from '../../../src/main/engine/extraction/ground-value.ts';
import { parseValue } from '../../../src/main/engine/extraction/parse-value.ts';
import type { FieldType, TemplateField } from '../../../src/preload/contract/shapes.ts';

const field = (name: string, type: FieldType): TemplateField => ({
  ...{ name, type, description: '', options: [], labels: [], examples: [], group: '', rules: {} },
});

async function cellOf(text: string, name: string, type: FieldType) {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    ...{ kind: 'paragraph' as const, level: 0, start: match.index, end: match.index + match[0].length },
  }));
  const unit = { start: 0, text, blocks, words: null, place: null, isOcr: false };
  const document: SourceDocument = { title: '', name: 'x.txt', language: 'en', units: [unit] };
  const row = await extractDocument({
    template: { name: 'Own', purpose: '', fields: [field(name, type)] },
    ...{ document, mode: 'basic', model: null, rest: async () => undefined, signal: new AbortController().signal },
  });
  const [cell] = row.cells;
  return { ...cell, cited: cell?.span ? text.slice(...cell.span) : null };
}

describe('three digits behind one mark', () => {
  test.each([
    ['2.375%', 2.375],
    ['2,375 %', 2.375],
    ['1.250 kg', 1.25],
    ['$1.234 per litre', 1.234],
    ['1.250 €', 1250],
    ['1,250', 1250],
    ['1.250.000', 1250000],
    ['0.125', 0.125],
  ])('%s by itself', (text, value) => expect(findAmounts(text)[0]?.value).toBe(value));

  test.each([
    ['Rate: 2.375%\nFee: $10.50', 'rate', 'number', 2.375],
    ['Weight: 1.250 kg\nPrice: 3,40 EUR', 'weight', 'number', 1250],
    ['Weight: 1,250 kg\nPrice: 3,40 EUR', 'weight', 'number', 1.25],
    ['Weight: 1,250 kg\nPrice: 3.40 USD', 'weight', 'number', 1250],
    ['Weight: 1.250 kg\nPrice: 3.40 EUR', 'weight', 'number', 1.25],
    ['Price: $1.234 per litre\nTotal paid: $61.70', 'price', 'money', 1.234],
  ] as const)('the document’s other amounts decide: %j', async (text, name, type, value) => {
    expect(await cellOf(text, name, type)).toMatchObject({ value, verified: true });
  });

  test('the other reading does not stand there', () => {
    expect(holdsValue('1.250', 'number', 1250, { monthFirst: false, decimalMark: '.' })).toBe(false);
    expect(holdsValue('1.250', 'number', 1250, { monthFirst: false, decimalMark: ',' })).toBe(true);
  });

  test('what is typed: a point is decimal, as cells show it; a comma as in the document', () => {
    const typed = (text: string, decimalMark: '.' | ',' | null) =>
      parseValue(field('n', 'number'), text, { monthFirst: false, decimalMark }).value;
    expect(typed('2.375', null)).toBe(2.375);
    expect(typed('2.375', ',')).toBe(2.375);
    expect(typed('1,250', ',')).toBe(1.25);
    expect(typed('1,250', '.')).toBe(1250);
    expect(typed('1.234,50', '.')).toBe(1234.5);
  });
});

describe('yes or no', () => {
  test.each([
    ['Auto renewal: yes, unless notice is given not later than 30 days', 'auto renewal', true, 'yes'],
    ['Refundable: Yes. The deposit is not refundable.', 'refundable', true, 'Yes'],
    ['Auto renewal: No. The lease will end by itself.', 'auto renewal', false, 'No'],
    ['There is no auto renewal of this lease.', 'auto renewal', false, 'is no'],
    ['This is fixed. The auto renewal shall not apply.', 'auto renewal', false, 'shall not'],
    ['Auto renewal: ☐ Yes ☒ No', 'auto renewal', false, 'No'],
    ['Auto renewal: Yes ☒ No ☐', 'auto renewal', true, 'Yes'],
    ['Auto renewal [x] yes [ ] no', 'auto renewal', true, 'yes'],
    ['The deposit is non-refundable.', 'refundable', false, 'is non'],
  ])('%s', async (text, name, value, cited) => {
    expect(await cellOf(text, name, 'yes-no')).toMatchObject({ value, cited, verified: true });
  });

  test('a choice nobody made is none, and a verb by itself verifies nothing', async () => {
    expect((await cellOf('Auto renewal: Yes / No', 'auto renewal', 'yes-no')).value).toBeNull();
    expect((await cellOf('Auto renewal: ☐ Yes ☐ No', 'auto renewal', 'yes-no')).value).toBeNull();
    expect((await cellOf('Auto renewal is excluded.', 'auto renewal', 'yes-no')).verified).toBe(false);
    expect(holdsValue('yes, but not always', 'yes-no', false)).toBe(false);
    expect(holdsValue('yes', 'yes-no', false)).toBe(false);
  });
});

test('a date that is typed is read in its document’s order', () => {
  const typed = (monthFirst: boolean) =>
    parseValue(field('d', 'date'), '03/04/2024', { monthFirst, decimalMark: null }).value;
  expect([typed(true), typed(false)]).toEqual(['2024-03-04', '2024-04-03']);
});
