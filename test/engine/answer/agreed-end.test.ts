import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/main/engine/answer/extractive.ts';
import { isLabelledEnd } from '../../../src/main/engine/answer/kind/labelled-end.ts';
import type { Passage } from '../../../src/main/engine/answer/passage.ts';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { parseQuery } from '../../../src/main/engine/search/query.ts';

type Written = readonly [title: string, language: string, text: string];

type Embed = ((texts: readonly string[]) => Promise<Float32Array[]>) | null;

/** Every document is one passage with its own names; words alone decide where nothing embeds. */
async function first(question: string, documents: readonly Written[], embed: Embed = null) {
  const passages = documents.map(
    ([title, language, text], at): Passage => ({
      ...{ start: 1000 * at, end: 1000 * at + text.length, text, around: null, source: `document-${at}`, title },
      ...{ name: `scan-${at}.pdf`, headingPath: [], language, page: 1, cosine: null },
    }),
  );
  const terms = passages.map(({ text, language }) => new Set(analyse(text, language).map(({ term }) => term)));
  const { sentences } = await extractAnswer(question, passages, {
    analyse,
    words: parseQuery(question, ['en', 'de', 'fr', 'es', 'it']).words,
    frequency: (form) => terms.filter((set) => set.has(form)).length,
    chunks: passages.length,
    embed,
  });
  return sentences[0]?.text ?? null;
}

const others: readonly Written[] = [
  ['Rechnung Huber', 'de', 'Rechnung Nr. 17\nRechnungsdatum: 12.03.2025\nZahlbar bis 30.04.2025\nBetrag: 300,00 EUR'],
  ['Invoice Bolt', 'en', 'Invoice 44\nDate: 3 May 2025\nPayable until 3 June 2025\nThe offer ends on 4 July 2025.'],
  ['Protokoll', 'de', 'Die Sitzung endet am 3. Mai 2025 um 18 Uhr. Die Mitglieder wählen bis Ende Juni 2025.'],
];
const german = (line: string) =>
  `Wartung der Heizung\nPartner: Elbe Technik GmbH\nVertragsbeginn: 01.04.2023\n${line}\nPreis: 300 EUR`;
const english = (line: string) =>
  `Rent of the workshop\nLandlord: Mr Olsen\nStart date: 1 April 2023\n${line}\nRent: £900 a month`;

describe('the agreed end, in a label and its value', () => {
  it.each<readonly [question: string, title: string, language: string, text: string, wanted: string]>([
    ['When does the lease end?', 'Lease', 'en', english('End date: 31 March 2026'), '31 March 2026'],
    ['When does the lease end?', 'Lease', 'en', english('Expiry: 2026-03-31'), '2026-03-31'],
    ['When does the lease end?', 'Lease', 'en', english('Lease end\t31.03.2026'), '31.03.2026'],
    ['When does the lease end?', 'Lease', 'en', english('End of contract | 31.03.2026'), '31.03.2026'],
    ['When does the lease of Mr Olsen end?', 'Lease', 'en', english('Valid to: 31 March 2026'), '31 March 2026'],
    ['When does the lease end?', 'Lease', 'en', english('Lease expires: March 31, 2026'), 'March 31, 2026'],
    ['When does the lease end?', 'Lease', 'en', 'From: 1 April 2023\nTo: 31 March 2026\nRent: £900', '31 March 2026'],
    ['When does the lease end?', 'Lease', 'en', 'Term\n1 April 2023 - 31 March 2026\nRent: £900', '31 March 2026'],
    ['Wann endet der Vertrag?', 'Vertrag', 'de', german('Vertragsende: 31.03.2026'), '31.03.2026'],
    ['Wann endet der Vertrag?', 'Vertrag', 'de', german('Laufzeit bis 31.12.2027'), '31.12.2027'],
    ['Wann läuft der Vertrag aus?', 'Vertrag', 'de', german('Befristet bis 31.03.2026'), '31.03.2026'],
    ['Bis wann läuft der Vertrag?', 'Vertrag', 'de', german('Ende der Laufzeit: 31.03.2026'), '31.03.2026'],
    [
      'Quand le contrat prend-il fin ?',
      'Contrat',
      'fr',
      'Début : 1 avril 2023\nFin du contrat : 31 mars 2026',
      '31 mars',
    ],
    [
      '¿Cuándo vence el contrato?',
      'Contrato',
      'es',
      'Inicio: 1 de abril de 2023\nVencimiento: 31 de marzo de 2026',
      '31',
    ],
    ['Quando scade il contratto?', 'Contratto', 'it', 'Inizio: 1 aprile 2023\nScadenza: 31 marzo 2026', '31 marzo'],
    [
      'When does the phone contract end?',
      'Phone contract',
      'en',
      'Customer: Ada Berg\nContract end date: 31 March 2025\nThe phone contract may be cancelled within 14 days.',
      '31 March 2025',
    ],
  ])('%s in %s (%s): %s', async (question, title, language, text, wanted) => {
    expect(await first(question, [[title, language, text]])).toContain(wanted);
    expect(await first(question, [...others, [title, language, text]])).toContain(wanted);
  });

  it('answers for nothing that its document is not about', async () => {
    expect(await first('When does the lease end?', others)).toBeNull();
    expect(await first('When does the lease end?', [['Gym', 'en', 'Gym card\nEnd date: 31 March 2026']])).toBeNull();
    expect(await first('Wann endet der Mietvertrag?', others)).toBeNull();
  });

  it.each([
    ['Payable until 3 June 2025', ''],
    ['Trial ends: 3 June 2025', ''],
    ['Kündigung bis 30.09.2025', ''],
    ['Start date: 1 April 2023', 'End date: 31 March 2026'],
    ['To: 3 June 2025', 'Subject: the lease'],
    ['The tenant keeps the roof and the windows of the house in repair until 3 June 2025', ''],
  ])('is none of: %s', (sentence, above) => {
    expect(isLabelledEnd(sentence, above, 'when does the lease end?', 'en')).toBe(false);
  });

  it('is the end of a trial where that is asked for', () => {
    expect(isLabelledEnd('Trial ends: 3 June 2025', '', 'when does the trial end?', 'en')).toBe(true);
  });
});

describe('an end that stands in another document than the names', () => {
  const letter: Written = [
    'Letter',
    'en',
    'Dear Mr Penn, your tenancy was signed on 12 March 2021. The landlord is Mrs Holt. The rent rises on 1 June 2024.',
  ];

  // All means the same to it, so that what is named decides alone.
  const alike = async (texts: readonly string[]) => texts.map(() => new Float32Array([1]));
  const asked = 'When does the tenancy of Mr Penn end?';

  it('is taken from an annex that names nobody else', async () => {
    const annex: Written = [
      'Annex',
      'en',
      'Landlord: Mrs Holt\nThe tenancy is for three years, ending on 30 April 2025.',
    ];
    expect(await first(asked, [letter, annex], alike)).toContain('2025');
  });

  it.each([
    'The tenancy of Mr Lang is for three years, ending on 30 April 2025.',
    'Tenant: Lang\nThe tenancy is for three years, ending on 30 April 2025.',
    'Lang Holding Ltd is granted a tenancy of three years, ending on 30 April 2025.',
  ])('is not that of somebody else: %s', async (text) => {
    expect(await first(asked, [letter, ['Lease', 'en', text]], alike)).toBeNull();
  });

  it('is not looked for elsewhere where the named one states it', async () => {
    const lease: Written = ['Lease', 'en', 'Tenant: Mr Penn\nTenancy ends: 31 March 2026'];
    const annex: Written = ['Annex', 'en', 'The tenancy is for three years, ending on 30 April 2025.'];
    expect(await first(asked, [annex, lease], alike)).toContain('2026');
  });
});
