/** Slips as tills of several countries lay them out: which sum is the last, which name is the seller's, where an address ends. */
import { expect, test } from 'vitest';
import { recognisedText } from '../../../src/main/engine/extract/ocr/recognised-text.ts';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import type { SourceUnit } from '../../../src/main/engine/extraction/document.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { linesOf } from '../../../src/main/engine/extraction/lines-of.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';
import type { SlipLine } from '../../eval/receipts/painted-slip.ts';
import { recognisedLines } from '../../eval/receipts/recognised-lines.ts';

const receipt = builtInTemplates.find(({ id }) => id === 'receipt') as TemplateDraft;

async function valuesOf(lines: readonly SlipLine[]): Promise<Readonly<Record<string, unknown>>> {
  const { text, blocks, words } = recognisedText(recognisedLines(lines, 1, 0), { x: 0, y: 0, scale: 0.36 });
  const row = await extractDocument({
    ...{ template: receipt, mode: 'basic', model: null, signal: new AbortController().signal },
    document: {
      ...{ title: '', name: 'slip.jpg', language: 'en' },
      units: [{ start: 0, text, blocks, words, place: null, isOcr: true }],
    },
    rest: async () => undefined,
  });
  return Object.fromEntries(row.cells.map(({ field, value }) => [field, value]));
}

const head: readonly SlipLine[] = [
  { middle: 'HARBOUR TRADING SDN BHD' },
  { middle: '12 QUAY STREET,' },
  { middle: '43800 EASTPORT, SELANGOR' },
  { left: 'Date: 14/03/2024' },
];
const sum = (left: string, right: string): SlipLine => ({ left, right });

test('the last total counts, not one to which goods without tax are added yet', async () => {
  const lines = [
    ...head,
    sum('Bread', '40.00'),
    sum('Tea', '20.00'),
    sum('Total 0% supplies:', '40.00'),
    sum('Total 6% supplies (excl. GST):', '20.00'),
    sum('GST:', '1.20'),
    sum('Total 6% supplies (Inc. GST):', '21.20'),
    sum('Total Payable:', '61.20'),
  ];
  expect(await valuesOf(lines)).toMatchObject({ total: 61.2 });
});

test('the total after rounding counts, whatever the one before it is called', async () => {
  const lines = [
    ...head,
    sum('Tea', '12.52'),
    sum('TOTAL SALES INCL GST', '12.52'),
    sum('ROUNDING ADJ', '-0.02'),
    sum('Round D Total', '12.50'),
    sum('CASH', '12.50'),
  ];
  expect(await valuesOf(lines)).toMatchObject({ total: 12.5 });
});

test('a rounded total counts though recognition lost what it is called', async () => {
  const lines = [
    ...head,
    sum('Tea', '375.61'),
    sum('TakeOut Total (incl GST)', '375.61'),
    sum('Tolai Rcunbeb', '375.60'),
  ];
  expect(await valuesOf(lines)).toMatchObject({ total: 375.6 });
});

test('a day is read through letters that stand for digits', async () => {
  const lines = [...head.slice(0, 3), { left: 'Tarikh 28-O7-2O2l 10:22' }, sum('Total', '12.00')];
  expect(await valuesOf(lines)).toMatchObject({ date: '2021-07-28' });
});

test('cents that stand apart from their sum belong to it', () => {
  const word = (start: number, end: number, left: number, right: number) => ({
    ...{ start, end, confidence: 0.9 },
    box: [left, 0, right, 10] as const,
  });
  const words = [word(0, 5, 0, 40), word(6, 11, 200, 230), word(12, 14, 234, 246)];
  const unit = { start: 0, text: 'TOTAL\t1347.\t87', blocks: [], words, place: null, isOcr: true };
  const cells = (units: readonly SourceUnit[]) =>
    linesOf({ title: '', name: '', language: 'en', units }).flatMap((line) => line.cells.map(({ text }) => text));
  expect(cells([unit])).toEqual(['TOTAL', '1347. 87']);
  // A count and a price are two.
  expect(cells([{ ...unit, text: 'TOTAL\t13475\t87' }])).toEqual(['TOTAL', '13475', '87']);
});

test('paper is not what is to be paid', async () => {
  const lines = [...head, sum('WHITE PAPER A4', '148.58'), sum('NAIL', '1.00'), sum('Totol Amt', '149.58')];
  expect(await valuesOf(lines)).toMatchObject({ total: 149.58 });
});

test('headings that recognition joined name the sums under them', async () => {
  const lines = [
    ...head,
    sum('Tea', '735.48'),
    {
      columns: [
        ['Sub Total', 0.33],
        ['Tax', 0.66],
        ['Total (RM)', 1],
      ],
    } as const,
    {
      columns: [
        ['735.48', 0.33],
        ['44.13', 0.66],
        ['779.61', 1],
      ],
    } as const,
  ];
  expect(await valuesOf(lines)).toMatchObject({ total: 779.61 });
});

test('what was given is no fee, and hours are no sums', async () => {
  const lines = [...head, { left: 'Duration : 2 hr 35 min' }, sum('Parking Fee', 'RM 4.00'), sum('Cash', 'RM 20.00')];
  expect(await valuesOf(lines)).toMatchObject({ total: 4 });
});

test.each([
  ['a trade under a name', ['LEONG WAH', 'HARDWARE TRADING'], 'LEONG WAH HARDWARE TRADING'],
  ['a legal form in parts', ['AIK LEE FURNITURE CO. (M) BHD'], 'AIK LEE FURNITURE CO. (M) BHD'],
  ['a place in a name of two lines', ['Hartley Garden', 'Centre Limited'], 'Hartley Garden Centre Limited'],
])('the company is the whole name: %s', async (_, names, company) => {
  const lines = [...names.map((middle) => ({ middle })), { middle: '(123456-A)' }, ...head.slice(1)];
  expect(await valuesOf(lines)).toMatchObject({ company, address: '12 QUAY STREET, 43800 EASTPORT, SELANGOR' });
});

test('a note by hand is no part of a name', async () => {
  const lines: SlipLine[] = [
    { left: 'claim - june', size: 14 },
    { middle: 'TAN AH KOW GOLDSMITH', size: 13 },
    ...head.slice(1),
  ];
  expect(await valuesOf(lines)).toMatchObject({ company: 'TAN AH KOW GOLDSMITH' });
});

test('the customer stands under the number of the document, and is not the seller', async () => {
  const lines = [
    { middle: 'SYARIKAT LIM BROTHERS' },
    ...head.slice(1, 3),
    { left: 'Cash Inv No.: 7821F714' },
    { left: 'PERUSAHAAN BINTANG TIMUR SDN BHD' },
    { left: 'LOT 2.17, JALAN AMPANG, 50450 KUALA LUMPUR' },
    sum('Total', '12.00'),
  ];
  expect(await valuesOf(lines)).toMatchObject({
    company: 'SYARIKAT LIM BROTHERS',
    address: '12 QUAY STREET, 43800 EASTPORT, SELANGOR',
  });
});

test('the number of a store is not a label of what stands under it', async () => {
  const lines = [
    { middle: 'Bluebird Pharmacy' },
    { middle: '78 Main St' },
    { middle: 'Burlington VT 05401' },
    { middle: 'Store #131768335' },
  ];
  const more = [{ left: 'Server: Amy', right: 'Check #1234' }, sum('Total', '$3.32')];
  expect(await valuesOf([...lines, ...more])).toMatchObject({ company: 'Bluebird Pharmacy' });
});

test.each([
  [['Lange Gasse 4', '86152 Augsburg', 'Bon-Nr. 4762'], 'Lange Gasse 4 86152 Augsburg'],
  [['Bahnhofstr. 12', '35037 Marburg', 'Bon-Nr. 11'], 'Bahnhofstr. 12 35037 Marburg'],
  [['LEVEL 2, PERMAI MALL', '40150 SHAH ALAM', 'SELANGOR', 'Cashier'], 'LEVEL 2, PERMAI MALL 40150 SHAH ALAM SELANGOR'],
  [['109, SS21/1A,', 'DAMANSARA UTAMA', 'GST ID : 00166'], '109, SS21/1A, DAMANSARA UTAMA'],
])('an address has its street and its place, and no more: %j', async (lines, address) => {
  const middles = ['Blumenhaus Kessler GmbH', ...lines].map((middle) => ({ middle }));
  expect(await valuesOf([...middles, sum('Summe', '12.00')])).toMatchObject({ address });
});

test('dollars alone do not put the month first', async () => {
  const goods = ['TEA', 'CAKE', 'RICE', 'FISH'].map((name) => sum(name, '$3.00'));
  const lines = [{ middle: 'BUKIT BOOKROOM' }, { middle: 'Singapore 038983' }, { middle: 'GST Reg No: M2-123' }];
  const more = [{ left: '12/07/2021 12:01' }, ...goods, sum('TOTAL', '$12.00')];
  expect(await valuesOf([...lines, ...more])).toMatchObject({ date: '2021-07-12' });
});

const slip = (...lines: readonly string[]): readonly SlipLine[] => [
  ...lines.map((middle) => ({ middle })),
  { middle: 'TAX INVOICE' },
  { left: 'Date: 14/03/2024' },
  sum('Tea', '5.00'),
  sum('TOTAL', '5.00'),
];

test.each([
  [
    'a trade and a name',
    ['RESTORAN SATE', 'BINTANG LAUT', '15 & 17, JALAN PANTAI 5,', '47500 EASTPORT'],
    'RESTORAN SATE BINTANG LAUT',
  ],
  [
    'what begins with a sign',
    ['LEE TIMBER', '& TRADING SDN BHD', 'NO 31, JALAN INDAH', '40170 EASTPORT'],
    'LEE TIMBER & TRADING SDN BHD',
  ],
])('a name in two lines: %s', async (_name, lines, company) => {
  expect(await valuesOf(slip(...lines))).toMatchObject({ company });
});

test.each([
  ['a house without a comma', ['109 SS21/1A,', 'DAMANSARA UTAMA'], '109 SS21/1A, DAMANSARA UTAMA'],
  [
    'letters in a code',
    ['NO.5, JALAN LAUT 2', 'BANDAR BARU', '704S0 EASTPORT'],
    'NO.5, JALAN LAUT 2 BANDAR BARU 704S0 EASTPORT',
  ],
  ['a letter before a code', ['NO.5, JLN LAUT 2', 'A3300 EASTPORT'], 'NO.5, JLN LAUT 2 A3300 EASTPORT'],
  ['a British code misread', ['12 High Street', 'Guildford GUl 3DY'], '12 High Street Guildford GUl 3DY'],
])('an address goes on to its code: %s', async (_name, lines, address) => {
  expect(await valuesOf(slip('HARBOUR TRADING SDN BHD', ...lines, 'GST ID : 001661886464'))).toMatchObject({ address });
});
