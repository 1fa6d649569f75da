/** Totals of documents added up: what is asked for one, which line of a document is its total, and what the answer says was left out. */
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../../src/main/engine/answer/support/number-keys.ts';
import { detectCollection } from '../../../src/main/engine/collection/detect-collection.ts';
import { documentNumber } from '../../../src/main/engine/collection/document-number.ts';
import type { FileResult } from '../../../src/main/engine/collection/file-result.ts';
import { findTotal } from '../../../src/main/engine/collection/find-total.ts';
import { writeAnswer } from '../../../src/main/engine/collection/write-answer.ts';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { sentences } from '../../../src/main/engine/sentences.ts';

describe('questions for a total', () => {
  it.each([
    ['Total of all invoices from Acme', 'invoice', 'from Acme'],
    ['What is the sum of all invoices from Zenith Print?', 'invoice', 'from Zenith Print'],
    ['How much do the invoices from Acme come to in total?', 'invoice', 'from Acme'],
    ['Sum up the receipts of 2024', 'receipt', 'of 2024'],
    ['How much have we been invoiced by Acme altogether?', 'invoice', 'by Acme'],
    ['Wie hoch ist die Summe aller Rechnungen von Acme?', 'invoice', 'von Acme'],
    ['Gesamtbetrag der Rechnungen von Acme', 'invoice', 'von Acme'],
    ['Quel est le montant total des factures de Acme ?', 'invoice', 'de Acme'],
    ['¿Cuál es el importe total de las facturas de Acme?', 'invoice', 'de Acme'],
  ])('"%s"', (question, concept, condition) => {
    expect(detectCollection(question)).toEqual({ task: 'total', concept, condition, asked: '' });
  });

  it.each([
    'What is the total number of employees?',
    'What was the sum of its debts?',
    'How much do the pumps cost in total?',
  ])('"%s" asks for none', (question) => {
    expect(detectCollection(question)?.task).not.toBe('total');
  });
});

const tools = {
  analyse,
  sentences: (part: string) => sentences(part),
  numbers: numbersIn,
  topicWords: () => [],
  writtenOn: () => 20240601,
  rest: async () => undefined,
};
const totalOf = (text: string, language = 'en') =>
  findTotal(
    {
      ...{ title: '', name: 'x.txt', folders: [], kind: 'text', language, authors: [], receivers: [] },
      units: () => [{ start: 0, text }],
    },
    tools,
  );

describe('the total of a document', () => {
  it.each([
    ['Subtotal   200.00\nVAT 20 %   40.00\nTotal due                              £240.00', 240, 'GBP'],
    [
      'Total before discount: £2,000.00\nDiscount: £150.00\nGrand total: £1,850.00\nLate payment costs £5,000.',
      1850,
      'GBP',
    ],
    ['Invoice 915\nNet amount 1,000.00\nVAT 200.00\nAmount due: £1,200.00', 1200, 'GBP'],
    ['Subtotal: £370.00 VAT 20%: £74.00 Total due: £444.00', 444, 'GBP'],
    ['Net 100.00 EUR, VAT 19.00 EUR, Total 119.00 EUR', 119, 'EUR'],
    ['Total including 19 % VAT\n€ 119.00', 119, 'EUR'],
    ['| Labour | 90.00 |\n| **Total** | $400.00 |', 400, 'USD'],
  ])('%j', async (text, value, currency) => {
    expect(await totalOf(text)).toMatchObject({ value, currency, clear: true });
  });

  it('reads a German one', async () => {
    const text = 'Zwischensumme 1.000,00 €\nzzgl. 19 % MwSt 190,00 €\nRechnungsbetrag 1.190,00 €';
    expect(await totalOf(text, 'de')).toMatchObject({ value: 1190, currency: 'EUR', clear: true });
  });

  it('does not take a sum before the tax for the total of its line', async () => {
    expect(await totalOf('The total of £500.00 excludes VAT of £100.00')).toMatchObject({ clear: false });
    expect(await totalOf('VAT 20%: £74.00 Total before VAT: £370.00')).toMatchObject({ clear: false });
  });

  it('is not clear where nothing is called one', async () => {
    expect(await totalOf('Repair of the pump as agreed, £310.')).toMatchObject({ clear: false });
    expect(await totalOf('Repair as agreed.')).toBeNull();
  });
});

const result = (name: string, total: FileResult['total'], documentId = name): FileResult => ({
  ...{ outcome: 'read', fileId: name, name, path: name, title: name, documentId, state: 'ready', reason: null },
  ...{ ofKind: true, matches: true, way: 'whole', partly: false },
  sentences: total ? [{ text: `“Total ${total.value}”`, supported: true, citations: [] }] : [],
  ...(total === undefined ? {} : { total }),
});
const write = (results: readonly FileResult[], language = 'en') =>
  writeAnswer({ task: 'total', concept: 'invoice', understood: ['from Acme'], results, left: 0, language });
const said = (results: readonly FileResult[], language = 'en') =>
  write(results, language)
    .parts.map(({ text }) => text)
    .join('');

describe('totals added up', () => {
  const eur = (value: number) => ({ value, currency: 'EUR' });

  it('counts a document once, however many copies there are, and names what states none', () => {
    const results = [
      result('a', eur(0.1)),
      result('b', eur(0.2)),
      result('copy of b', eur(0.2), 'b'),
      result('c', null),
    ];
    const { total, parts } = write(results);
    expect(total).toEqual({ sums: [{ currency: 'EUR', value: 0.3, documents: 2 }], counted: 2, uncounted: ['c'] });
    const text = parts.map((part) => part.text).join('');
    expect(text).toMatch(/^\*\*€0\.30\*\* in total over 2 invoices \(from Acme\)\./);
    expect(text).toContain('- **a**: €0.10: “Total 0.1”');
    expect(text).toContain('1 invoice states no clear total and is not counted: c.');
    expect(text).toContain('Read all 4 files');
    expect(text).not.toContain('- **c**');
  });

  it('counts an invoice in two formats once, told by its number and sum', () => {
    const numbered = (number: string | null, value = 10) => ({ value, currency: 'EUR', number });
    const { total, parts, copies } = write([
      result('bill.pdf', numbered('r-915')),
      result('bill.docx', numbered('r-915')),
      // The same number of another sum, and the same sum without a number, are others.
      result('c', numbered('r-915', 20)),
      result('d', numbered(null)),
      result('e', numbered(null)),
    ]);
    expect(total).toMatchObject({ sums: [{ currency: 'EUR', value: 50, documents: 4 }], counted: 4 });
    expect(copies).toBe(1);
    expect(parts.map(({ text }) => text).join('')).toContain('- **bill.pdf** (also bill.docx): €10.00');
  });

  it.each([
    ['Invoice\nInvoice no.: R-915\nTotal 10', 'r-915'],
    ['INVOICE 915.', '915'],
    ['Rechnungsnummer: 2024/017', '2024/017'],
    ['Facture n° F12 du 3 mai 2024', 'f12'],
    ['Invoice 2024\nNo number', null],
    ['Invoice Date: 3 May', null],
  ])('reads the number of %j', (text, number) => {
    const view = {
      ...{ title: '', name: 'x', folders: [], kind: 'text', language: 'en', authors: [], receivers: [] },
      units: () => [{ start: 0, text }],
    };
    expect(documentNumber(view)).toBe(number);
  });

  it('adds up no two currencies', () => {
    const text = said([result('a', eur(10)), result('b', { value: 5, currency: 'USD' })]);
    expect(text).toContain('**€10.00** + **$5.00** in total');
  });

  it('says so where nothing states one', () => {
    expect(said([result('c', null)])).toMatch(
      /^\*\*1 invoice\*\* matches \(from Acme\)\.\s+1 invoice states no clear total/,
    );
    expect(said([])).toMatch(/^No invoice matches/);
  });

  it('is worded in the language of the question', () => {
    expect(said([result('a', eur(1190))], 'de').replace(/\s/g, ' ')).toMatch(
      /^\*\*1\.190,00 €\*\* insgesamt, aus 1 Rechnung/,
    );
  });
});
