/** The built-in templates on letters, notes, curricula and papers as people write them: no tables, few labels, several ways of listing. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { findAmounts } from '../../../src/main/engine/extraction/find-amounts.ts';
import { partiesOf } from '../../../src/main/engine/extraction/party-candidates.ts';
import type { Block } from '../../../src/main/engine/types.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

/** As a reader of plain text gives it: what blank lines part is a paragraph. */
function blocksOf(text: string): Block[] {
  return [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu)].map((match) => ({
    ...{ kind: 'paragraph' as const, level: 0, start: match.index, end: match.index + match[0].length },
  }));
}

async function valuesOf(template: string, text: string, language = 'en') {
  const row = await extractDocument({
    template: builtInTemplates.find(({ id }) => id === template) as TemplateDraft,
    ...{ mode: 'basic', model: null, signal: new AbortController().signal, rest: async () => undefined },
    document: {
      ...{ title: '', name: 'x.txt', language },
      units: [{ start: 0, text, blocks: blocksOf(text), words: null, place: null, isOcr: false }],
    },
  });
  for (const { field, items } of row.cells) {
    for (const item of items ?? [])
      expect({ field, item: item.text, verified: item.verified }).toMatchObject({ verified: true });
  }
  return Object.fromEntries(row.cells.map(({ field, value }) => [field, value]));
}

test('notes with lists behind their labels, and decisions in the middle of their text', async () => {
  const text = `MINUTES OF THE ALLOTMENT SOCIETY

Held in the Scout Hut, Ferry Road, on Monday 6th May 2024 at 7 p.m.

Present: Ann Carter (Chair), Bilal Khan, Jo Reed;
         Eve Stone (Secretary)
Apologies: Tom Hill

1. Minutes
   The minutes of the last meeting held on 8th April 2024 were approved.

2. Water
   It was agreed to repair the pump. The cost is not known.
   ACTION: Bilal Khan to get two quotations.

The next meeting is on 3 June 2024.`;
  expect(await valuesOf('meeting', text)).toMatchObject({
    date: '2024-05-06',
    attendees: ['Ann Carter (Chair)', 'Bilal Khan', 'Jo Reed', 'Eve Stone (Secretary)'],
    absent: ['Tom Hill'],
    decisions: ['It was agreed to repair the pump.'],
    'action items': ['Bilal Khan to get two quotations.'],
    'next meeting': '2024-06-03',
  });
});

test('what was not decided is no decision', async () => {
  const text = `Minutes of the board meeting of 4 March 2024

Present: Ann Carter, Bob Hill

Nothing was decided on the pump. The board agreed to meet again in May.`;
  expect(await valuesOf('meeting', text)).toMatchObject({ decisions: ['The board agreed to meet again in May.'] });
});

test('two people with one name are one party, and what lies between months is none', async () => {
  const lease = `RENTAL AGREEMENT

This agreement is made between Samuel and Dana Price, of 4 Elm Road, Leeds (the "Landlord") and Ben Reed (the "Tenant").`;
  expect(await valuesOf('contract', lease)).toMatchObject({
    'party a': 'Samuel and Dana Price',
    'party b': 'Ben Reed',
  });
  const companies = 'This contract is made between Alba and Tern Ltd (the "Supplier") on 3 June 2024. It ends in May.';
  expect(await valuesOf('contract', companies)).toMatchObject({ 'party a': 'Alba', 'party b': 'Tern Ltd' });
  const french = `CONTRAT DE PRESTATION

Entre les soussignés : Alba SARL, 4 rue des Lilas, 69003 Lyon, représentée par Mme Anne Blanc, et M. Luc Noir, il est convenu ce qui suit.`;
  expect(await valuesOf('contract', french, 'fr')).toMatchObject({ 'party a': 'Alba SARL' });
  const memo = 'Memo on the difference between Apples and Oranges\n\nBoth are fruit.';
  const unit = { start: 0, text: memo, blocks: blocksOf(memo), words: null, place: null, isOcr: false };
  expect(partiesOf({ title: '', name: 'x.txt', language: 'en', units: [unit] })).toBeNull();
});

test('a German shop in a lane with a name of two words', async () => {
  const text = 'BÄCKEREI STEIN\nLange Gasse 4\n86152 Augsburg\nDatum 03.06.2024\nBrot 3,20\nSumme EUR 3,20';
  expect(await valuesOf('receipt', text, 'de')).toMatchObject({
    company: 'BÄCKEREI STEIN',
    address: 'Lange Gasse 4 86152 Augsburg',
  });
});

test.each(['a', '1 ', 'Xstraße 1 ', '_'])('a page that is one line of "%s" is read in passing', async (piece) => {
  const text = piece.repeat((/\d/.test(piece) ? 20_000 : 100_000) / piece.length);
  expect(await valuesOf('cv', text)).toBeDefined();
  expect(await valuesOf('receipt', text)).toBeDefined();
});

test('labels that a paragraph of Markdown put into one line', async () => {
  const text =
    'Subject: Harbour project – status Date/Time: Tue, Oct 1, 2024, 10:00 Attendees: Ida Moen, Lars Vik Regrets: Per O.';
  expect(await valuesOf('meeting', text)).toMatchObject({
    subject: 'Harbour project – status',
    date: '2024-10-01',
    attendees: ['Ida Moen', 'Lars Vik'],
    absent: ['Per O.'],
  });
});

test('a curriculum: whose it is, how to reach them, and entries rather than what is told under each', async () => {
  const text = `MIRA OKAFOR
7 Quay Road, Flat 2, Bristol, BS1 4QA | 0117 496 0999 | mira.okafor@example.org

EXPERIENCE
Site Manager, Halden Build Ltd, Bristol                 May 2019 – Present
• Ran three sites with forty people.
Assistant, Morrow & Sons, Bath                          2015 – 2019
• Kept the books.

EDUCATION
BSc Civil Engineering, University of Bath, 2015

SKILLS
AutoCAD, MS Project, cost control (NEC, JCT)

LANGUAGES
English, Igbo and French`;
  expect(await valuesOf('cv', text)).toMatchObject({
    name: 'MIRA OKAFOR',
    email: 'mira.okafor@example.org',
    phone: '0117 496 0999',
    address: '7 Quay Road, Flat 2, Bristol, BS1 4QA',
    'date of birth': null,
    experience: [
      'Site Manager, Halden Build Ltd, Bristol May 2019 – Present',
      'Assistant, Morrow & Sons, Bath 2015 – 2019',
    ],
    education: ['BSc Civil Engineering, University of Bath, 2015'],
    skills: ['AutoCAD', 'MS Project', 'cost control (NEC, JCT)'],
    languages: ['English', 'Igbo', 'French'],
  });
});

test('years are no telephone number, and a sentence no address', async () => {
  const text =
    "Ana Ruiz\n\nI'm Ana, a baker with 12 years at No 5 Mill Street.\n\nEducation\nBaker's school (2018 - 2022)";
  expect(await valuesOf('cv', text)).toMatchObject({ phone: null, address: null });
});

// The bug: what stood under a line taken for the company's name was its address, whatever it said.
test('thanks are no address, and the address is found from the top', async () => {
  const text =
    'Kiln Tools Inc\n14 Quay Street, Eastport 12345\n\nDate: 02/11/2023\n\nTotal: 18.40\n\nThank you, and come again';
  expect(await valuesOf('receipt', text)).toMatchObject({ address: '14 Quay Street, Eastport 12345' });
  expect(await valuesOf('receipt', text.replace(/14 .*\n/, ''))).toMatchObject({ address: null });
});

test('a Lebenslauf', async () => {
  const text = `Lebenslauf

Name: Jonas Winter
Geburtsdatum: 03.07.1988

Berufserfahrung
03/2018 – heute   Meister, Krafft GmbH, Kassel
09/2013 – 02/2018 Geselle, Otto Bau, Fulda

Kenntnisse
AutoCAD, SAP PM, Schweißen`;
  expect(await valuesOf('cv', text, 'de')).toMatchObject({
    name: 'Jonas Winter',
    'date of birth': '1988-07-03',
    experience: ['03/2018 – heute Meister, Krafft GmbH, Kassel', '09/2013 – 02/2018 Geselle, Otto Bau, Fulda'],
    skills: ['AutoCAD', 'SAP PM', 'Schweißen'],
  });
});

test('a contract in prose: its parties, dates, sum, law and notice', async () => {
  const text = `SERVICES AGREEMENT

This Agreement is entered into as of the 15th day of March, 2022 (the “Effective Date”) by and between WESTMERE LABS, INC., a Nevada corporation organized under the laws of Nevada (“Company”), and DUNN & VALE ADVISORS LLP, of 9 High Row, Leeds (“Adviser”).

1. Fees. Company shall pay a fee of One Hundred Twenty Thousand Dollars ($120,000).

2. Term. This Agreement begins on the Effective Date and continues until March 14, 2025, and shall automatically renew for one year unless either party gives written notice of non-renewal at least sixty (60) days before its end.

9. Governing Law. This Agreement shall be governed by and construed in accordance with the laws of the State of Ohio, without regard to conflicts.`;
  expect(await valuesOf('contract', text)).toMatchObject({
    'party a': 'WESTMERE LABS, INC.',
    'party b': 'DUNN & VALE ADVISORS LLP',
    'effective date': '2022-03-15',
    'end date': '2025-03-14',
    value: 120_000,
    'governing law': 'Ohio',
    'notice period': 'sixty (60) days',
    'auto renewal': true,
  });
});

test('ein Arbeitsvertrag', async () => {
  const text = `Arbeitsvertrag

zwischen der Bergmann Logistik GmbH, Hafenstraße 22, 28217 Bremen
– nachfolgend „Arbeitgeber“ –
und
Frau Lena Sommer, Am Wall 8, 28195 Bremen
– nachfolgend „Arbeitnehmerin“ –

§ 1 Das Arbeitsverhältnis beginnt am 01.04.2023 und ist bis zum 31.03.2025 befristet.

§ 2 Die Kündigungsfrist beträgt vier Wochen zum Monatsende.

§ 3 Es gilt deutsches Recht.`;
  expect(await valuesOf('contract', text, 'de')).toMatchObject({
    'party a': 'Bergmann Logistik GmbH',
    'party b': 'Lena Sommer',
    'effective date': '2023-04-01',
    'end date': '2025-03-31',
    'notice period': 'vier Wochen zum Monatsende',
    'governing law': 'deutsches Recht',
  });
});

test('a paper: who wrote it stands under its title, and its abstract is told whole', async () => {
  const text = `Trace Trees for Small Machines

Ada Berg∗+, Tom R. Lund$ and Eva Ström#

Nordic Institute of Technology ∗ {ada,tom}@example.org

Abstract

Small machines have little memory. We show that traces
can be kept in a third of it. The gain is measured.

1 Introduction

Machines are small.

Proceedings of the Workshop on Small Things, Oslo`;
  expect(await valuesOf('paper', text)).toMatchObject({
    title: 'Trace Trees for Small Machines',
    authors: ['Ada Berg', 'Tom R. Lund', 'Eva Ström'],
    abstract:
      'Small machines have little memory. We show that traces can be kept in a third of it. The gain is measured.',
    journal: 'Proceedings of the Workshop on Small Things, Oslo',
  });
});

// The bug: "June 1, 2024" was taken for a number with a decimal comma, and all the document's thousands for parts of one.
test('a date with a comma does not make a comma decimal', async () => {
  const text = 'This agreement is made on June 1, 2024.\n\nThe Client agrees to pay a fee of $5,000 USD.';
  expect(await valuesOf('contract', text)).toMatchObject({ value: 5000 });
});

test('a sum in brackets behind its words is not taken off; one in a column is', () => {
  expect(findAmounts('Two Hundred Thousand Dollars ($200,000)').at(-1)?.value).toBe(200_000);
  expect(findAmounts('Net loss (1,200.50)').at(-1)?.value).toBe(-1200.5);
});
