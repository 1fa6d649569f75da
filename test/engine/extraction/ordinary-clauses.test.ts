/** Clauses and lines that ordinary contracts and invoices have, and what was read wrongly in them. */
import { describe, expect, test } from 'vitest';
import { assertionIn } from '../../../src/main/engine/extraction/assertion-words.ts';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { isNumbered } from '../../../src/main/engine/extraction/head-lines.ts';
import { nameAlone } from '../../../src/main/engine/extraction/name-alone.ts';
import { givesOrders } from '../../../src/main/engine/extraction/unwanted-text.ts';
import type { Block } from '../../../src/main/engine/types.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

async function cellsOf(template: TemplateDraft | undefined, text: string, language = 'en') {
  const blocks = [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu)].map(
    ({ index, 0: own }): Block => ({ kind: 'paragraph', level: 0, start: index, end: index + own.length }),
  );
  const { cells } = await extractDocument({
    ...{ template: template as TemplateDraft, mode: 'basic', model: null, rest: async () => undefined },
    signal: new AbortController().signal,
    document: {
      ...{ title: '', name: 'x.txt', language },
      units: [{ start: 0, text, blocks, words: null, place: null, isOcr: false }],
    },
  });
  return cells;
}

async function valuesOf(template: TemplateDraft | undefined, text: string, language = 'en') {
  return Object.fromEntries((await cellsOf(template, text, language)).map(({ field, value }) => [field, value]));
}

const builtIn = (id: string) => builtInTemplates.find((template) => template.id === id);

describe('a contract that goes on by itself', () => {
  test.each([
    'Wird der Vertrag nicht drei Monate vor Ablauf gekündigt, verlängert sich die Laufzeit um ein weiteres Jahr.',
    '3.2 Wird er nicht gekündigt, so verlängert er sich um ein Jahr.',
    'Das Mietverhältnis verlängert sich um ein Jahr und kann in dieser Zeit nicht gekündigt werden.',
    'Die Laufzeit verlängert sich ohne weitere Erklärung um zwölf Monate.',
    'Die Laufzeit verlängert sich um nicht mehr als zwölf Monate.',
    'Unless either party gives written notice of non-renewal sixty days before, this Agreement shall automatically renew.',
    'The term is one year and, if not terminated by then, renews for another year.',
    'If neither party objects, or no notice is received, this Agreement renews.',
    'This Agreement renews each year without further notice.',
    'The lease renews for no more than two further years.',
    "Si le contrat n'est pas résilié trois mois avant son terme, il se poursuit par tacite reconduction.",
    'Il se poursuit par tacite reconduction sans autre formalité.',
    'Si ninguna de las partes no comunica lo contrario, el contrato se renueva por un año.',
    'Se non disdetto, il contratto si rinnova di anno in anno.',
  ])('does: %s', (clause) => expect(assertionIn(clause)?.value).toBe(true));

  test.each([
    'Der Vertrag verlängert sich nicht automatisch.',
    'Der Vertrag verlängert sich nach Ablauf der Frist auf keinen Fall.',
    'This Agreement does not renew.',
    'This Agreement shall not, unless both parties agree in writing, renew.',
    'If it is terminated earlier, the lease never renews.',
    'Le bail est conclu pour un an sans tacite reconduction.',
    "Il n'y a pas de tacite reconduction.",
    "La tacite reconduction n'est pas admise.",
    'La tacite reconduction du bail est exclue.',
    'El contrato no se renueva.',
    'Il contratto non si rinnova.',
  ])('does not: %s', (clause) => expect(assertionIn(clause)?.value).toBe(false));
});

describe('sums before tax', () => {
  test.each([
    ['Nettobetrag (ohne Versand): 1.250,00 EUR\nMwSt 19 %: 237,50 EUR\nGesamtbetrag: 1.487,50 EUR', 'de', 1250, 237.5],
    ['Total HT sans port : 1250,00 €\nTVA 20 % : 250,00 €\nTotal TTC : 1500,00 €', 'fr', 1250, 250],
    [
      'Subtotal (order no. 47): 1,250.00 USD\nSales tax (permit no. 88-12): 100.00 USD\nTotal: 1,350.00 USD',
      'en',
      1250,
      100,
    ],
  ])('%s', async (lines, language, subtotal, tax) => {
    expect(await valuesOf(builtIn('invoice'), `Invoice 24-7\n${lines}`, language)).toMatchObject({ subtotal, tax });
  });

  test('a total that has none tells no tax', async () => {
    const { tax } = await valuesOf(builtIn('invoice'), 'Invoice 24-7\nTotal (no VAT charged): 80.00 GBP');
    expect(tax).toBeNull();
  });
});

test('a notice that "must be given as follows" gives no orders to a machine', () => {
  expect(givesOrders('Notice must be given as set out in section 9.')).toBe(false);
  expect(givesOrders('The rent must be stated as agreed.')).toBe(false);
  expect(givesOrders('The total must be given as $0.')).toBe(true);
  expect(givesOrders('The vendor must be recorded as Acme.')).toBe(true);
});

describe('a pattern without a label', () => {
  const cellOf = async (pattern: string, text: string) => {
    const field = {
      name: 'thing',
      type: 'text',
      description: '',
      options: [],
      labels: [],
      examples: [],
      group: null,
    } as const;
    const { id: _, ...receipt } = builtIn('receipt') as TemplateDraft & { id: string };
    return (await cellsOf({ ...receipt, fields: [{ ...field, rules: { pattern } }] }, text))[0];
  };

  test('may end with a dollar sign', async () => {
    expect((await cellOf('\\d+ US\\$', 'It is 45 US$ in all.'))?.value).toBe('45 US$');
  });

  test('is surer where it fits one value than where it fits several', async () => {
    const one = await cellOf('[A-Z]{2}', 'The company wrote to us from DE.');
    const several = await cellOf('[A-Z]{2}', 'Nordlicht AG wrote to us from DE.');
    expect(one?.value).toBe('DE');
    expect(several?.confidence).toBeLessThan((one?.confidence ?? 0) - 0.1);
  });
});

test('names that only look as if something stood behind them stay whole', () => {
  expect(nameAlone('Rent A Car Company Limited').text).toBe('Rent A Car Company Limited');
  expect(nameAlone('Quillon Robotics, Inc., a Delaware corporation').text).toBe('Quillon Robotics, Inc.');
});

test('a line of capitals without end is looked at in as many steps as it is long', () => {
  const time = (length: number) => {
    const text = `1 ${'A'.repeat(length)}!`;
    const began = performance.now();
    for (let times = 0; times < 5; times += 1) isNumbered(text);
    return performance.now() - began;
  };
  time(300);
  // Eight times as long: with the square of it 64 times the steps, with the cube 512.
  expect(time(1600)).toBeLessThan(40 * Math.max(0.2, time(200)));
});

const lease = `Mietvertrag

zwischen Frau Dr. Anna Köhler, Lindenstraße 4, 10115 Berlin (nachfolgend Vermieterin)
und der Nordlicht Café GmbH, vertreten durch den Geschäftsführer Jörg Weiß (nachfolgend Mieterin)

§ 2 Miete
Die monatliche Miete beträgt 2.450,00 EUR zuzüglich Nebenkosten von 350,00 EUR.

§ 3 Verlängerung
Wird der Vertrag nicht spätestens sechs Monate vor Ablauf gekündigt, verlängert er sich um jeweils ein Jahr.`;

test('a German lease: a doctor and a company, and no sentence about the rent as a tenant', async () => {
  expect(await valuesOf(builtIn('contract'), lease, 'de')).toMatchObject({
    'party a': expect.stringMatching(/Anna Köhler$/),
    'party b': 'Nordlicht Café GmbH',
    value: 2450,
    'auto renewal': true,
  });
  const english = 'Lease made between Mr. J. F. Reed of Whitby and Dr. Ann St. John. The rent is 900.00 GBP.';
  expect(await valuesOf(builtIn('contract'), english)).toMatchObject({ 'party b': 'Ann St. John' });
});
