/** The built-in templates on what ordinary documents leave unsaid: whom a letter goes to, addresses without a code, which of two days is meant. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { findAmounts } from '../../../src/main/engine/extraction/find-amounts.ts';
import { labelWords, matchLabel } from '../../../src/main/engine/extraction/match-label.ts';
import { nameAlone } from '../../../src/main/engine/extraction/name-alone.ts';
import type { Block } from '../../../src/main/engine/types.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

/** As a reader of plain text gives it; lines with tabs are rows of a table. */
function blocksOf(text: string): Block[] {
  return [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu)].flatMap((match): Block[] => {
    const end = match.index + match[0].length;
    if (!match[0].includes('\t')) return [{ kind: 'paragraph', level: 0, start: match.index, end }];
    let at = match.index;
    return match[0].split('\n').map((line) => {
      const block: Block = { kind: 'table-row', level: 0, start: at, end: at + line.length };
      at += line.length + 1;
      return block;
    });
  });
}

async function valuesOf(template: string, text: string, language = 'en') {
  const { cells } = await extractDocument({
    template: builtInTemplates.find(({ id }) => id === template) as TemplateDraft,
    ...{ mode: 'basic', model: null, signal: new AbortController().signal, rest: async () => undefined },
    document: {
      ...{ title: '', name: 'x.txt', language },
      units: [{ start: 0, text, blocks: blocksOf(text), words: null, place: null, isOcr: false }],
    },
  });
  return Object.fromEntries(cells.map(({ field, value }) => [field, value]));
}

test('whom a letter goes to: the name over a street and a place, not the sender’s, and who it greets left out', async () => {
  const letter = `Malerei Hofer GmbH
Am Anger 2, 83410 Laufen

Firma
Gasthof Salzachblick
Uferweg 19
83410 Laufen

Rechnung Nr. 24-118
Datum: 03.05.2024
Gesamtbetrag 480,00 €
Bitte überweisen Sie den Betrag bis zum 17.05.2024.`;
  expect(await valuesOf('invoice', letter, 'de')).toMatchObject({
    supplier: 'Malerei Hofer GmbH',
    customer: 'Gasthof Salzachblick',
    'due date': '2024-05-17',
    total: 480,
  });
});

test('an address without a code ends with its place, and takes in no telephone, heading or time', async () => {
  const slip = 'The Blue Teapot\n7 Orchard Parade\nSettle\nTel 01729 555 0111\n4 May 2024\nTotal 6.20';
  expect(await valuesOf('receipt', slip)).toMatchObject({
    company: 'The Blue Teapot',
    address: '7 Orchard Parade Settle',
  });
  const resume = 'Ida Moen\n9 Larch Close, Skipton +44 7700 900 155\nProfile\nEngineer since Jan 2021 – present';
  expect(await valuesOf('cv', resume)).toMatchObject({ address: '9 Larch Close, Skipton' });
  const short = 'Ida Moen\nBergen, Norway · ida@moen.example\n\nWork experience\nCook, Fjord Hotel\nJan 2021 – Present';
  expect(await valuesOf('cv', short)).toMatchObject({ address: 'Bergen, Norway' });
});

test('of several days the one that is asked for: begins rather than made, published rather than received', async () => {
  const contract =
    'SUPPLY AGREEMENT\n\nThis agreement is made on 2 May 2024 between Alba Ltd and Tern Ltd. It begins on 1 June 2024.';
  expect(await valuesOf('contract', contract)).toMatchObject({ 'effective date': '2024-06-01' });
  const paper =
    'Reeds\n\nAnn Carter¹, Bob Hill²\n\nJournal of Reeds, 14(2), 2023\nReceived 3 October 2022; published 28 March 2023\nhttps://doi.org/10.4321/jr.2023.01';
  expect(await valuesOf('paper', paper)).toMatchObject({
    authors: ['Ann Carter', 'Bob Hill'],
    journal: 'Journal of Reeds',
    'publication date': '2023-03-28',
    doi: '10.4321/jr.2023.01',
  });
});

test('what goes on by itself says yes, unless it is denied; a denied condition denies nothing', async () => {
  const said = async (sentence: string) => (await valuesOf('contract', `VERTRAG\n\n${sentence}`, 'de'))['auto renewal'];
  expect(await said('Der Vertrag verlängert sich um ein Jahr, wenn er nicht gekündigt wird.')).toBe(true);
  expect(await said('Der Vertrag verlängert sich nicht.')).toBe(false);
  expect(await said('Il est renouvelé par tacite reconduction.')).toBe(true);
});

test('a title under a signature is a person’s, and law is told by its words, not by the sentence under them', async () => {
  const text = `LICENCE AGREEMENT

Governing Law. This Agreement is governed by the laws of Norway, without regard to conflicts of law.
The parties have signed below.

By: Dana White
Title: Partner`;
  expect(await valuesOf('contract', text)).toMatchObject({ title: 'LICENCE AGREEMENT', 'governing law': 'Norway' });
});

test('entries that stand in one paragraph are told apart by their times, and a table’s head is no item', async () => {
  const resume =
    'Ida Moen\n\nEducation\n2015 – 2017 : MSc Physics, University of Bergen 2012 – 2015 : BSc Physics, University of Oslo';
  expect((await valuesOf('cv', resume)).education).toEqual([
    '2015 – 2017 : MSc Physics, University of Bergen',
    '2012 – 2015 : BSc Physics, University of Oslo',
  ]);
  const notes =
    'Minutes of 4 May 2024\n\nAction items\n\nWho\tWhat\tBy\nAnn\tOrder paint\t9 May\nBob\tCall the bank\t10 May\n\nNext meeting: 11 May 2024';
  expect(await valuesOf('meeting', notes)).toMatchObject({
    'action items': ['Order paint', 'Call the bank'],
    'next meeting': '2024-05-11',
    date: '2024-05-04',
  });
});

test('names lose their mail address, what they are and where they sit; labels need their small word', () => {
  const alone = (text: string) => nameAlone(text).text;
  expect(alone('"Tarn Hosting" <billing@tarn.example>')).toBe('Tarn Hosting');
  expect(alone('Quill Robotics, Inc., a Delaware corporation')).toBe('Quill Robotics, Inc.');
  expect(alone('Librairie du Quai 4 quai Paul-Bert 37100 Tours')).toBe('Librairie du Quai');
  expect(alone('Studio 54 Ltd')).toBe('Studio 54 Ltd');
  expect(matchLabel(['invoice'], labelWords(['invoice to']))).toBeNull();
  expect(matchLabel(['invoice', 'to'], labelWords(['invoice to']))).not.toBeNull();
});

test('a blank groups before euros, and nowhere else', () => {
  expect(findAmounts('fixé à 4 800 € hors taxes').map(({ value }) => value)).toEqual([4800]);
  expect(findAmounts('2 800 g').map(({ value }) => value)).not.toContain(2800);
  expect(findAmounts('4 100 Blatt').map(({ value }) => value)).toEqual([4, 100]);
});
