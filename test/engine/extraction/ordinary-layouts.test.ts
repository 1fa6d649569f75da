/** The built-in templates on layouts of ordinary documents: headings beside headings, parties in a numbered list, papers with mastheads. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import type { SourceUnit, SourceWord } from '../../../src/main/engine/extraction/document.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { findDates } from '../../../src/main/engine/extraction/find-dates.ts';
import { isTelephone } from '../../../src/main/engine/extraction/head-lines.ts';
import { linesOf } from '../../../src/main/engine/extraction/lines-of.ts';
import { isMasthead } from '../../../src/main/engine/extraction/masthead.ts';
import { sameWord } from '../../../src/main/engine/extraction/match-label.ts';
import { rowsOf } from '../../../src/main/engine/extraction/rows-of.ts';
import type { Block } from '../../../src/main/engine/types.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

/** As a reader of plain text gives it. */
const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu)].map((match) => ({
    ...{ kind: 'paragraph', level: 0, start: match.index, end: match.index + match[0].length },
  }));

async function valuesOf(template: string, text: string) {
  const { cells } = await extractDocument({
    template: builtInTemplates.find(({ id }) => id === template) as TemplateDraft,
    ...{ mode: 'basic', model: null, signal: new AbortController().signal, rest: async () => undefined },
    document: {
      ...{ title: '', name: 'x.txt', language: 'en' },
      units: [{ start: 0, text, blocks: blocksOf(text), words: null, place: null, isOcr: false }],
    },
  });
  return Object.fromEntries(cells.map(({ field, value }) => [field, value]));
}

test('an invoice with two headings beside each other, its number behind a colon, a sum without tax', async () => {
  const values = await valuesOf(
    'invoice',
    `Polders Marine BV
Kade 8, 3011 Rotterdam

Invoice: PM/24/77
Tax point: 4th June 2024
Payable until: 18.06.2024

Invoice to:	Deliver to:
Norrvik Boats Ltd	Pier 3

Goods total	1.200,00
VAT 0 % (reverse charge)	0,00
Invoice amount	1.200,00`,
  );
  expect(values).toMatchObject({
    customer: 'Norrvik Boats Ltd',
    'invoice number': 'PM/24/77',
    'invoice date': '2024-06-04',
    'due date': '2024-06-18',
    ...{ subtotal: 1200, tax: 0, total: 1200 },
  });
});

test('a line that says who gets a letter, and a customer’s number, are nobody’s name', async () => {
  const values = await valuesOf(
    'invoice',
    `Klinger Pumpen GmbH
Industrieweg 8
70565 Stuttgart

Havstrand AS
Attn. Accounts Payable
Havnegata 3
7010 Trondheim

Invoice 2024-55
Customer no.: 10883
Delivery date: 30.09.2024
Total EUR 100,00`,
  );
  expect(values.customer).toBe('Havstrand AS');
});

test('no tax is guessed where none is told', async () => {
  const values = await valuesOf('invoice', 'Harrow Freight Inc\n\nInvoice 77-1\n\nLinehaul  450.00\nTotal  450.00');
  expect(values).toMatchObject({ total: 450, tax: null, subtotal: null });
});

test('three parties in a numbered list, a beginning told apart from the day of signing, a law behind its heading', async () => {
  const values = await valuesOf(
    'contract',
    `Joint Venture Agreement

This Agreement is made on 17 April 2023

BETWEEN:

(1) Oakmere Ventures LP, a limited partnership (the "Investor");

(2) Dr Sunita Rao of 5 Chapel Row, Cambridge (the "Founder"); and

(3) Helix Forge Limited, a company incorporated in England (the "Company").

This Agreement takes effect on 1 May 2023.

Governing law
This Agreement and any dispute arising out of it shall be governed by and construed in accordance with the laws of England and Wales.`,
  );
  expect(values).toMatchObject({
    'party a': 'Oakmere Ventures LP',
    'party b': 'Sunita Rao',
    'effective date': '2023-05-01',
    'governing law': 'England and Wales',
  });
});

test('"employee" is no misread "employer", and the title of a job is none of a contract', async () => {
  expect(sameWord('employer', 'employee')).toBe(false);
  expect(sameWord('payabie', 'payable')).toBe(true);
  const values = await valuesOf(
    'contract',
    'Contract of Employment\n\nEmployer: Brook Vets Limited\nEmployee: Aoife Brennan\nJob title: Nurse\n\nYour employment begins on 8 January 2024.',
  );
  expect(values).toMatchObject({ 'party a': 'Brook Vets Limited', 'party b': 'Aoife Brennan' });
  expect(values.title).toBe('Contract of Employment');
});

test('notice is told by a verb too', async () => {
  const values = await valuesOf(
    'contract',
    'Dienstvertrag\n\nEr verlängert sich, wenn er nicht mit einer Frist von drei Monaten gekündigt wird. Es gilt das Recht der Bundesrepublik Deutschland.',
  );
  expect(values['notice period']).toMatch(/drei Monat/);
  expect(values['governing law']).toBe('Bundesrepublik Deutschland');
});

test('a telephone number is no part of an address', async () => {
  expect(isTelephone('+39 051 555 0147')).toBe(true);
  expect(isTelephone('614-555-0138 | d@example.com')).toBe(true);
  expect(isTelephone('1420 Sycamore Ave')).toBe(false);
  const values = await valuesOf(
    'receipt',
    'LA PALOMA CANTINA\n2207 Mission Blvd\nSan Diego, CA 92109\n(619) 555-0177\n\n08/19/2024\nTotal 66.16',
  );
  expect(values.address).toBe('2207 Mission Blvd San Diego, CA 92109');
});

test('weights are no companies', async () => {
  const values = await valuesOf(
    'receipt',
    'GREENFIELD FOODS\n42 Market Street\nHexham NE46 3NS\n\nMilk 1.55 Cheddar 3.75 Bananas 0.842 kg\nTOTAL 5.30\n14/11/23',
  );
  expect(values.company).toBe('GREENFIELD FOODS');
});

test('the title of a paper stands under its masthead; authors have small letters for their places', async () => {
  const values = await valuesOf(
    'paper',
    `Journal of Alpine Rivers 31 (2022) 104–119

Contents lists available at ScienceHub

Snowmelt timing and late-summer flow

Anna-Lena Gruber a, Tomáš Novák b,*, Fiona McAllister a

Article history: Received 3 September 2021; Available online 2 February 2022

Abstract
Snow melts earlier in most catchments. We compare forty years of records with melt dates.`,
  );
  expect(values).toMatchObject({
    title: 'Snowmelt timing and late-summer flow',
    authors: ['Anna-Lena Gruber', 'Tomáš Novák', 'Fiona McAllister'],
    'publication date': '2022-02-02',
    journal: 'Journal of Alpine Rivers',
  });
});

test('what names a journal by its issue is no title, and a title with a number is one', () => {
  const line = (text: string) => ({ text, box: null });
  for (const text of [
    'ARTICLE OPEN',
    'Meadow Letters 7 (2) 11–19',
    'arXiv:2305.11872v2',
    'Proceedings of the 9th Workshop',
    'Copyright 2021 The Authors',
    'Preprint, under review',
  ])
    expect(isMasthead(line(text)), text).toBe(true);
  for (const text of [
    'A seed bank effect in 20 meadows',
    'Reviewing papers together',
    'Copyright Assignment Agreement',
    'Preprint servers and peers',
  ])
    expect(isMasthead(line(text)), text).toBe(false);
});

test('a number before a word that is no month hides no date', () => {
  expect(findDates('pages 55–67. Published 14 October 2021.', { monthFirst: false }).map(({ iso }) => iso)).toEqual([
    '2021-10-14',
  ]);
});

test('when a mail was sent is not the day of the meeting it tells of', async () => {
  const values = await valuesOf(
    'meeting',
    'Subject: Protokoll\nDate: Fri, 06 Sep 2024 09:12:00 +0200\n\nProtokoll der Vorstandssitzung vom 5. September 2024.\n\nAnwesend: Petra Lang',
  );
  expect(values.date).toBe('2024-09-05');
});

test('tasks end where another value is told, and a board that approves decides', async () => {
  const values = await valuesOf(
    'meeting',
    'Board\n\nDate: 11 June 2024\n\nThe Board approved the quotation from Hale Roofing.\n\nActions\nRaj to open the account\nTom to confirm the start\nDate of next meeting: 9 July 2024',
  );
  expect(values['action items']).toEqual(['Raj to open the account', 'Tom to confirm the start']);
  expect(values.decisions).toEqual(['The Board approved the quotation from Hale Roofing.']);
  expect(values['next meeting']).toBe('2024-07-09');
});

/** A page of words: each line at its place, ten points high, five points a letter. */
function pageOf(lines: readonly string[]): SourceUnit {
  const text = lines.join(' ');
  let offset = 0;
  const words = lines.flatMap((line, row): SourceWord[] => {
    const found = [...line.matchAll(/\S+/gu)].map(({ index, 0: word }): SourceWord => {
      const [start, x] = [offset + index, 50 + index * 5];
      return { start, end: start + word.length, box: [x, row * 12, x + word.length * 5, row * 12 + 10] } as SourceWord;
    });
    offset += line.length + 1;
    return found;
  });
  const blocks: Block[] = [{ kind: 'paragraph', level: 0, start: 0, end: text.length }];
  return { start: 0, text, blocks, words, place: null, isOcr: false };
}

test('a line of a page that ends where there was room is a row of its own', () => {
  const unit = pageOf([
    'SKILLS',
    'Pricing of motor and home insurance in four',
    'markets, Prophet, Python and reporting to boards',
  ]);
  const rows = rowsOf({ title: '', name: 'x.pdf', language: 'en', units: [unit] });
  expect(rows.map(({ text }) => text)).toEqual([
    'SKILLS',
    'Pricing of motor and home insurance in four markets, Prophet, Python and reporting to boards',
  ]);
  for (const { start, end, text } of rows) expect(unit.text.slice(start, end)).toBe(text);
});

test('a column has room only to the one beside it, however wide the title over both is', () => {
  const [title, left, right] = [
    'A title as wide as both of the columns that stand under it on this page',
    ['Snow melts earlier in most of', 'our catchments. We compare', 'forty years of records.'],
    ['Rivers carry less water than', 'they did in late summers.'],
  ] as const;
  const lines = [
    ...[{ x: 50, row: 0, line: title as string }],
    ...left.map((line, at) => ({ x: 50, row: at + 2, line })),
    ...right.map((line, at) => ({ x: 260, row: at + 2, line })),
  ];
  const text = lines.map(({ line }) => line).join(' ');
  let offset = 0;
  const words = lines.flatMap(({ x, row, line }): SourceWord[] => {
    const found = [...line.matchAll(/\S+/gu)].map(({ index, 0: word }): SourceWord => {
      const [start, from] = [offset + index, x + index * 5];
      return {
        start,
        end: start + word.length,
        box: [from, row * 12, from + word.length * 5, row * 12 + 10],
      } as SourceWord;
    });
    offset += line.length + 1;
    return found;
  });
  const ends = [title.length, title.length + 1 + left.join(' ').length, text.length];
  const blocks = ends.map(
    (end, at): Block => ({ kind: 'paragraph', level: 0, start: at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end }),
  );
  const unit: SourceUnit = { start: 0, text, blocks, words, place: null, isOcr: false };
  const rows = rowsOf({ title: '', name: 'x.pdf', language: 'en', units: [unit] });
  expect(rows.map((row) => row.text)).toEqual([title, left.join(' '), right.join(' ')]);
});

test('what is written along the side of a page is a line of its own', () => {
  const unit = pageOf(['Sparse Gates', 'Yusuf Demir, Hannah Roth']);
  const text = `${unit.text} arXiv:2305.11872 4 Jul 2023`;
  const at = unit.text.length + 1;
  const turned = [...text.slice(at).matchAll(/\S+/gu)].map(({ index, 0: word }): SourceWord => {
    const bottom = 140 - index * 5;
    const start = at + index;
    return { start, end: start + word.length, box: [20, bottom - word.length * 5, 30, bottom] } as SourceWord;
  });
  const page = { ...unit, text, words: [...(unit.words ?? []), ...turned] };
  const lines = linesOf({ title: '', name: 'x.pdf', language: 'en', units: [page] }).map((line) => line.text);
  expect(lines).toContain('arXiv:2305.11872 4 Jul 2023');
  expect(lines).toContain('Sparse Gates');
  expect(lines).toContain('Yusuf Demir, Hannah Roth');
});
