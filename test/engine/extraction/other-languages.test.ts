/** Invoices and contracts in German, French, Spanish and Italian, by rules alone; and dates a model reads as it is used to. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { writingHabitsOf } from '../../../src/main/engine/extraction/writing-habits.ts';
import type { ChatModel } from '../../../src/main/engine/ports.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

const templateOf = (id: string) => builtInTemplates.find((one) => one.id === id) as TemplateDraft;

async function cellsOf(template: string, text: string, language: string, written?: string) {
  const chat: ChatModel = {
    info: async () => ({ modelId: 'fake', name: 'Fake', contextTokens: 4096 }),
    countTokens: async (texts) => texts.map((one) => one.length / 4),
    generate: async () => ({ text: written ?? '', reason: 'end', promptTokens: 1, generatedTokens: 1 }),
    nextTokens: async () => [],
  };
  const row = await extractDocument({
    ...{ template: templateOf(template), mode: written ? 'grouped' : 'basic', signal: new AbortController().signal },
    model: written ? { chat, adapters: [], examples: [] } : null,
    rest: async () => undefined,
    document: {
      ...{ title: '', name: 'x.txt', language },
      units: [{ start: 0, text, blocks: [], words: null, place: null, isOcr: false }],
    },
  });
  return Object.fromEntries(row.cells.filter(({ verified }) => verified).map(({ field, value }) => [field, value]));
}

const bill = {
  'invoice number': 'R-2024/17',
  'invoice date': '2024-03-05',
  'due date': '2024-04-04',
  subtotal: 1250,
  tax: 250,
  total: 1500,
};

test.each([
  [
    'de',
    'Muster GmbH\n\nRechnungsnr.: R-2024/17\nRechnungsdatum: 05.03.2024\nFällig am: 04.04.2024\n\nSumme netto: 1.250,00 €\nMwSt: 250,00 €\nGesamtbetrag: 1.500,00 €',
  ],
  [
    'fr',
    'Exemple SARL\n\nFacture n° : R-2024/17\nDate de facture : 05/03/2024\nDate d’échéance : 04/04/2024\n\nTotal HT : 1 250,00 €\nTVA : 250,00 €\nTotal TTC : 1 500,00 €',
  ],
  [
    'es',
    'Ejemplo S.L.\n\nN.º de factura: R-2024/17\nFecha de emisión: 05/03/2024\nFecha de vencimiento: 04/04/2024\n\nBase imponible: 1.250,00 €\nIVA: 250,00 €\nTotal a pagar: 1.500,00 €',
  ],
  [
    'it',
    'Esempio S.r.l.\n\nNumero fattura: R-2024/17\nData emissione: 05/03/2024\nScadenza: 04/04/2024\n\nTotale imponibile: 1.250,00 €\nIVA: 250,00 €\nTotale da pagare: 1.500,00 €',
  ],
])('an invoice in %s', async (language, text) => expect(await cellsOf('invoice', text, language)).toMatchObject(bill));

test.each([
  [
    'de',
    'Mietvertrag\n\nVertragsbeginn: 1. März 2024\nVertragsende: 28.02.2027\nMiete: 1.200,00 €\nKündigungsfrist: drei Monate',
  ],
  [
    'fr',
    'Contrat de bail\n\nDate d’effet : 1er mars 2024\nDate de fin : 28/02/2027\nLoyer : 1 200,00 €\nPréavis : trois mois',
  ],
  [
    'es',
    'Contrato\n\nFecha de inicio: 1 de marzo de 2024\nFecha de fin: 28/02/2027\nRenta: 1.200,00 €\nPlazo de preaviso: tres meses',
  ],
  ['it', 'Contratto\n\nDecorrenza: 1 marzo 2024\nData di fine: 28/02/2027\nCanone: 1.200,00 €\nPreavviso: tre mesi'],
])('a contract in %s', async (language, text) => {
  const cells = await cellsOf('contract', text, language);
  expect(cells).toMatchObject({ 'effective date': '2024-03-01', 'end date': '2027-02-28', value: 1200 });
  expect(cells['notice period']).toMatch(/^(?:drei Monate|trois mois|tres meses|tre mesi)$/);
});

test('the order of a document’s dates is told by the dates that have one reading, then by its language', () => {
  const monthFirst = (text: string, language: string | null = null) => writingHabitsOf([text], language).monthFirst;
  expect(monthFirst('Acme Inc., $ 12.00, 25/12/2024, 03/04/2024')).toBe(false);
  expect(monthFirst('Acme GmbH, 5 EUR, 12/25/2024, 03/04/2024')).toBe(true);
  expect(monthFirst('Importe: $ 1,200.00 el 03/04/2024', 'es')).toBe(false);
  expect(monthFirst('Amount: $1,200.00 on 03/04/2024', 'en')).toBe(true);
});

// The bug: a model trained on American texts writes 2024-03-04 for 03/04/2024, and it was called verified.
test('a date a model wrote is read in the document’s own order', async () => {
  const text = 'Bau GmbH\nLieferung am 25/12/2023\n\nRechnungsdatum: 03/04/2024\nGesamtbetrag: 10,00 €';
  const cells = await cellsOf('invoice', text, 'de', '{"invoice date": "2024-03-04"}');
  expect(cells['invoice date']).toBe('2024-04-03');
});
