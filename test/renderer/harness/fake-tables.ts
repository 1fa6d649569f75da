/** Templates and one table of receipts, with every kind of doubt a cell can have. */
import type {
  CellValue,
  ExtractionCell,
  ExtractionRow,
  ExtractionRun,
  Template,
  TemplateField,
} from '../../../src/preload/contract/shapes.ts';
import { fakeRun } from './fake-batches.ts';
import { harnessNow } from './fake-library.ts';

export function fakeField(name: string, change: Partial<TemplateField> = {}): TemplateField {
  return {
    ...{ name, type: 'text', description: '', labels: [], examples: [], options: [], rules: {}, group: null },
    ...change,
  };
}

export const receiptFields: readonly TemplateField[] = [
  fakeField('company', { description: 'Who was paid.' }),
  fakeField('date', { type: 'date', rules: { required: true } }),
  fakeField('total', { type: 'money', rules: { minimum: 0 } }),
  fakeField('paid by', { type: 'enum', options: ['cash', 'card'] }),
  fakeField('items', { type: 'list' }),
  fakeField('tax included', { type: 'yes-no' }),
  fakeField('receipt number', { rules: { unique: true } }),
  fakeField('address'),
];

const template = (id: string, name: string, purpose: string, names: readonly string[]): Template => ({
  ...{ id, name, purpose, builtIn: true, changedAt: 0 },
  fields: names.map((each) => fakeField(each)),
});

export const fakeTemplates: readonly Template[] = [
  template('invoice', 'Invoice', 'Bills to be paid.', [
    'supplier',
    'number',
    'date',
    'due date',
    'net',
    'tax',
    'total',
  ]),
  template('contract', 'Contract', 'Agreements.', ['parties', 'begins', 'ends', 'notice period', 'law', 'amount']),
  { ...template('receipt', 'Receipt', 'What was bought and paid at once.', []), fields: receiptFields },
  template('cv', 'CV', 'People who apply.', ['name', 'e-mail', 'phone', 'last position', 'languages', 'skills']),
  template('paper', 'Scientific paper', 'Articles.', ['title', 'authors', 'year', 'journal', 'method', 'finding']),
  template('minutes', 'Meeting notes', 'Minutes.', ['date', 'present', 'decisions', 'tasks']),
  {
    ...template('own-1', 'Delivery notes', 'What came, and when.', ['supplier', 'delivered on', 'pallets']),
    ...{ builtIn: false, changedAt: harnessNow },
  },
];

const companies = ['Ojc Marketing Sdn Bhd', 'Gardenia Bakeries', '99 Speed Mart', 'Restoran Wan Sheng', 'Unihakka'];

function cell(field: string, value: CellValue, change: Partial<ExtractionCell> = {}): ExtractionCell {
  return {
    ...{ field, value, text: Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value) },
    ...{ currency: null, items: null, verifiedItems: null, verified: value !== null, confidence: 0.94 },
    ...{ place: null, corrected: false, locked: false, conflict: false, violations: [] },
    ...change,
  };
}

/** The row at a place; every kind of doubt stands within the first dozen. */
export function fakeTableRow(ordinal: number, change: Partial<ExtractionRow> = {}): ExtractionRow {
  const state = ordinal === 7 ? 'failed' : 'done';
  const score = [0.97, 0.91, 0.74, 0.88, 0.52][ordinal % 5] ?? 0.9;
  const total = ((ordinal * 7919) % 20_000) / 100;
  const items = ['Printer paper A4', 'Stapler', 'Ball pens, blue', 'Envelopes'].slice(0, 1 + (ordinal % 4));
  const day = String(1 + (ordinal % 28)).padStart(2, '0');
  const cells: ExtractionCell[] = [
    cell('company', companies[ordinal % 5] ?? '', ordinal === 2 ? { conflict: true, confidence: 0.55 } : {}),
    cell('date', `2018-0${1 + (ordinal % 9)}-${day}`, { text: `${day}/0${1 + (ordinal % 9)}/2018` }),
    cell('total', total, {
      ...{ text: `RM ${total.toFixed(2)}`, currency: 'MYR' },
      ...(ordinal === 1 ? { verified: false, confidence: 0.41 } : {}),
      ...(ordinal === 3 ? { corrected: true, confidence: 1 } : {}),
      ...(ordinal === 4 ? { violations: [{ rule: 'minimum', item: null }] } : {}),
    }),
    cell('paid by', ordinal % 3 === 0 ? 'card' : 'cash', ordinal === 5 ? { confidence: 0.5 } : {}),
    cell('items', items, {
      ...{ items: ordinal === 6 ? 31 : items.length, verifiedItems: items.length },
    }),
    cell('tax included', ordinal % 4 === 0 ? null : true),
    cell('receipt number', `R-${10_000 + ordinal}`, ordinal === 0 ? { locked: true } : {}),
    cell('address', `${3 + ordinal}, Jalan Bunga Raya, Kuala Lumpur`),
  ];
  return {
    ...{ fileId: `receipt-${ordinal}`, ordinal, documentId: 'document-pdf' },
    ...{ name: `X5100${5_000_000 + ordinal}.jpg`, path: `/Users/maya/Receipts/X5100${5_000_000 + ordinal}.jpg` },
    ...{ state, mode: 'basic', tried: [{ mode: 'basic', score }] },
    reason: state === 'failed' ? { code: 'file-damaged', values: {} } : null,
    quality: state === 'failed' ? null : { score, completeness: 1, grounding: score, agreement: null, violations: 0 },
    cells: state === 'failed' ? [] : cells,
    duplicateOf: ordinal === 9 ? { fileId: 'receipt-4', name: 'X51005000004.jpg', by: 'text' } : null,
    outdated: ordinal === 8,
    ...change,
  };
}

export function fakeExtractionRun(change: Partial<ExtractionRun> = {}): ExtractionRun {
  const { fields, name, purpose } = fakeTemplates[2] as Template;
  return {
    ...fakeRun({ id: 'table-1', kind: 'extraction', title: 'Receipts 2018', state: 'done', secondsLeft: null }),
    ...{ total: 240, done: 239, failed: 1, found: 239 },
    ...{ templateId: 'receipt', template: { name, purpose, fields }, extractionMode: 'auto' },
    ...{ folderIds: ['folder-1'], fileIds: [], append: true, corrected: 1, conflicts: 1, duplicates: 1 },
    quality: { score: 0.88, completeness: 0.97, grounding: 0.93, agreement: null, violations: 1 },
    ...change,
  };
}
