import { expect, it } from 'vitest';
import { isNamed, namedTable } from '../../../src/main/engine/tables/named-table.ts';

it.each([
  ['What is the total of Amount in invoices.xlsx?', 'invoices.xlsx', null, 'What is the total of Amount?'],
  ['total of Amount in the file "invoices 2024.xlsx"', 'invoices 2024.xlsx', null, 'total of Amount'],
  ['What is the total of Amount in the sheet Q1?', null, 'Q1', 'What is the total of Amount?'],
  ['In the sheet "First quarter", what is the sum of Amount?', null, 'First quarter', 'what is the sum of Amount?'],
  ['Sum of Amount in the Q1 sheet of budget.xlsx', 'budget.xlsx', 'Q1', 'Sum of Amount'],
  ['Summe von Betrag in der Datei rechnungen.csv', 'rechnungen.csv', null, 'Summe von Betrag'],
  ['Total de Montant dans la feuille Janvier ?', null, 'Janvier', 'Total de Montant?'],
])('%s', (question, file, sheet, rest) => {
  expect(namedTable(question)).toEqual({ file, sheet, rest });
});

it.each(['How many invoices are from Acme?', 'What is the total amount?', 'Who signed it?'])(
  'names none: %s',
  (question) => expect(namedTable(question)).toBeNull(),
);

it('knows a name with or without its ending, not a part of one', () => {
  expect(isNamed('Invoices.xlsx', 'invoices.xlsx')).toBe(true);
  expect(isNamed('invoices', 'invoices.xlsx')).toBe(true);
  expect(isNamed('invoices', 'invoices 2024.xlsx')).toBe(false);
});
