import { expect, test } from 'vitest';
import { conceptNamed } from '../../../src/main/engine/collection/document-concepts.ts';
import type { DocumentView } from '../../../src/main/engine/collection/document-view.ts';
import { isOfKind } from '../../../src/main/engine/collection/match-kind.ts';

const sheet = (text: string, kind = 'xlsx'): DocumentView => ({
  title: 'Hours 2024',
  name: `Hours 2024.${kind}`,
  folders: [],
  kind,
  language: 'en',
  authors: [],
  receivers: [],
  units: () => [{ start: 0, text }],
});
const isContract = (view: DocumentView) => {
  const concept = conceptNamed('contract');
  return concept !== undefined && isOfKind(view, concept);
};

test('a cell that names a contract makes no sheet one, a heading of its own does', () => {
  const rows = 'Date\tWho\tMatter\n2 May\tA. Weber\tHarbour lease\n3 May\tB. Silva\tRoof agreement';
  for (const kind of ['xlsx', 'csv', 'ods']) expect(isContract(sheet(rows, kind))).toBe(false);
  expect(isContract(sheet(`Lease agreement\n${rows}`))).toBe(true);
  expect(isContract({ ...sheet(rows), name: 'Harbour lease.xlsx' })).toBe(true);
});

test('a sheet that lists many of them is none, by its name', () => {
  const is = (name: string) => {
    const concept = conceptNamed('invoice');
    return concept !== undefined && isOfKind({ ...sheet('Invoice\tAmount\n881\t240.00'), title: '', name }, concept);
  };
  for (const name of ['invoice list.csv', 'invoices_2024.xlsx', 'Rechnungen.xlsx']) expect(is(name)).toBe(false);
  expect(is('Invoice 881.xlsx')).toBe(true);
});
