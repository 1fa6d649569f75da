/** What a collection question asks of a document, and whether a document says so: each case is a mistake that was made, or would cost trust. */
import { expect, test } from 'vitest';
import { numbersIn } from '../../../src/main/engine/answer/support/number-keys.ts';
import { conditionText } from '../../../src/main/engine/collection/condition-text.ts';
import { findDates, roleOf } from '../../../src/main/engine/collection/find-dates.ts';
import { matchDocument } from '../../../src/main/engine/collection/match-document.ts';
import { type Condition, readConditions } from '../../../src/main/engine/collection/read-conditions.ts';
import { topicFilter } from '../../../src/main/engine/collection/topic-filter.ts';
import { wordsIn } from '../../../src/main/engine/collection/words/words-in.ts';
import { writeAnswer } from '../../../src/main/engine/collection/write-answer.ts';
import { planCollection } from '../../../src/main/engine/collection-question.ts';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { stopWords } from '../../../src/main/engine/search/stop-words.ts';
import { sentences } from '../../../src/main/engine/sentences.ts';

const isWord = (word: string) => !Object.values(stopWords).some((list) => list.has(word.toLowerCase()));
const read = (condition: string) => readConditions(condition, false, isWord);

async function holds(
  text: string,
  condition: string | readonly Condition[],
  more: { title?: string; name?: string } = {},
): Promise<string[] | false> {
  const conditions = typeof condition === 'string' ? read(condition) : condition;
  const view = {
    ...{ title: '', name: 'x.txt', folders: [], kind: 'text', language: 'en', authors: [], receivers: [], ...more },
    units: () => [{ start: 0, text }],
  };
  const match = await matchDocument(view, conditions, {
    analyse,
    sentences: (part) => sentences(part),
    numbers: numbersIn,
    topicWords: (words) =>
      words
        .split(' ')
        .map((word) => ({ forms: analyse(word, 'en').map(({ term }) => term), weight: 1 / words.split(' ').length })),
    writtenOn: () => 20240601,
    rest: async () => undefined,
  });
  for (const quote of match.quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  return match.holds ? match.quotes.map((quote) => quote.text) : false;
}

test.each([
  ['31 December 2027', 20271231, 20271231],
  ['December 31st, 2027', 20271231, 20271231],
  ['2027-12-31', 20271231, 20271231],
  ['31.12.2027', 20271231, 20271231],
  ['31/12/2027', 20271231, 20271231],
  ['03/04/2027', 20270304, 20270403],
  ['31. Dezember 2027', 20271231, 20271231],
  ['le 31 décembre 2027', 20271231, 20271231],
  ['31 de diciembre de 2027', 20271231, 20271231],
  ['March 2027', 20270301, 20270331],
  ['in 2027', 20270101, 20271231],
])('reads %s', (text, first, last) => {
  expect(findDates(text)).toMatchObject([{ first, last }]);
});

test.each(['version 1.2.2027.4', 'no. 20271231', 'A2027B', '40.13.2027'])('sees no date in %s', (text) => {
  expect(findDates(text).filter(({ first, last }) => first === last)).toEqual([]);
});

test.each([
  ['This agreement commences on 1 May 2025 and ends on 30 April 2027.', ['start', 'end']],
  ['The term runs from 1 May 2025 until 30 April 2027.', ['start', 'end']],
  ['Term: 1 May 2025 to 30 April 2027.', ['start', 'end']],
  ['Laufzeit: 01.05.2025 – 30.04.2027', ['start', 'end']],
  ['Expiry date: 30 April 2027', ['end']],
  ['30 April 2027 (end date)', ['end']],
  ['Notice must be given before 1 March 2027.', ['other']],
  ['This lease is made on 4 June 2026.', ['signed']],
  ['The parties met in 2027.', [null]],
])('%s: each date is the date of something', (text, roles) => {
  expect(findDates(text).map((date) => roleOf(text, date))).toEqual(roles);
});

test('the date must be the one asked for, not another of the same contract', async () => {
  const text =
    'Service Agreement\n\nSigned on 3 May 2027.\n\nIt commences on 1 June 2027 and ends on 31 May 2029.\n\nNotice is due before 1 December 2027.';
  expect(await holds(text, 'that ends in 2027')).toBe(false);
  expect(await holds(text, 'that ends in 2029')).toEqual(['It commences on 1 June 2027 and ends on 31 May 2029.']);
  expect(await holds(text, 'that end before 2030')).not.toBe(false);
  expect(await holds(text, 'that end after 2029')).toBe(false);
});

test('a label in the line above says what a date is', async () => {
  expect(await holds('Contract\n\nEnd date\n\n31 May 2027', 'ending in 2027')).toEqual(['31 May 2027']);
});

test('who an invoice is from is not who it is for', async () => {
  const text = 'INVOICE\n\nFrom: Globex Ltd\n\nBill to: Acme Inc\n\nThank you for your order, Acme.';
  expect(await holds(text, 'are from Acme')).toBe(false);
  expect(await holds(text, 'are from Globex')).toEqual(['From: Globex Ltd']);
  expect(await holds(text, 'addressed to Acme')).not.toBe(false);
  expect(await holds(text, 'from globex')).not.toBe(false);
  expect(await holds(`${text}\n\nWe compared this with an offer of Initech.`, 'from Initech')).toBe(false);
});

test('a longer name is another company', async () => {
  expect(await holds('From: Acmeda Ltd', 'from Acme')).toBe(false);
});

test('sums are read by value, whatever the language says of commas', async () => {
  expect(await holds('Invoice\n\nAmount due: EUR 12,345.60', 'over 10,000 euros')).not.toBe(false);
  expect(
    await holds(
      'Invoice\n\nSubtotal: EUR 9,800.00\n\nTotal: EUR 9,900.00\n\nInvoice number: 20441',
      'over 10,000 euros',
    ),
  ).toBe(false);
  expect(await holds('Rechnung\n\nGesamtbetrag: 12.345,60 €', 'über 10.000 Euro')).not.toBe(false);
  expect(await holds('Invoice\n\nTotal: $500.00', 'under $1,000')).not.toBe(false);
  // A page without full stops is one sentence: the number of the invoice is not its sum.
  expect(
    await holds(
      'Invoice number: 10059 Invoice date: 03.02.2025 Amount due: EUR 97.83 Payable within 30 days.',
      'over 10,000 euros',
    ),
  ).toBe(false);
});

test('without means that it stands nowhere', async () => {
  expect(
    await holds(
      'Agreement\n\nThe parties keep all of it confidential. Confidentiality lasts five years.',
      'without a confidentiality clause',
    ),
  ).toBe(false);
  expect(await holds('Agreement\n\nThe price is fixed.', 'without a confidentiality clause')).not.toBe(false);
});

test('all words that are to be mentioned must be', async () => {
  expect(await holds('Report\n\nThe heron colony was counted.', 'that mention the heron colony')).not.toBe(false);
  expect(
    await holds(
      'Report\n\nA heron was seen.\n\nNothing else.\n\nThe colony of gulls grew.',
      'that mention the heron colony',
    ),
  ).toBe(false);
});

test.each([
  ['a happy ending', 'happi'],
  ['E-Mails', 'email'],
  ['die Straße', 'strass'],
  ['Kündigungen', 'kundig'],
  ['smørrebrød', 'smorrebrod'],
  ['invoice 1,234.50', '1234·50'],
])('the quick look lets through what may hold the word: %s', (text, form) => {
  expect(topicFilter([form])(text)).toBe(true);
});

test('the quick look keeps out what does not', () => {
  expect(topicFilter(['heron', 'coloni'])('Nothing about birds.')).toBe(false);
});

const notice = 'that mention a notice period';
test.each([
  ["Either side may end this contract by giving three months' notice in writing.", true],
  ['The period of notice is six weeks.', true],
  ['Both parties may withdraw on 30 days written notice.', true],
  // The value alone mentions nothing, and neither does the word alone.
  ['The buyer pays within thirty days.', false],
  ['Notice of the meeting was given to all members.', false],
])('what a period is the period of is enough with its length: %s', async (text, expected) => {
  expect((await holds(`Agreement\n\n${text}`, notice)) !== false).toBe(expected);
});

test('a value stands for its own word only', async () => {
  expect(await holds("Agreement\n\nThree months' notice is given.", 'that mention a notice period penalty')).toBe(
    false,
  );
});

test.each([
  ['en', '**2 contracts** match (end in 2027).', 'Read all 3 files in full.', 'ends on 28 February 2027'],
  ['de', '**2 Verträge** passen (Ende 2027).', 'Alle gelesen: 3 Dateien ganz.', 'endet am 28. Februar 2027'],
  ['fr', '**2 contrats** correspondent (fin 2027).', 'Tout a été lu : 3 fichiers en entier.', 'le 28 février 2027'],
  ['es', '**2 contratos** coinciden (fin 2027).', 'Todo leído: 3 archivos por completo.', '28 de febrero de 2027'],
  ['it', '**2 contratti** corrispondono (fine 2027).', 'Letto tutto: 3 file per intero.', '28 febbraio 2027'],
])('what an answer says by itself is said in the language of the question: %s', (language, first, last, end) => {
  const ends: Condition = {
    ...{ type: 'date', role: 'end', relation: 'in', first: 20270101, last: 20271231, said: '2027' },
  };
  const file = (name: string) => ({
    ...({ outcome: 'read', fileId: name, name, path: name, title: name, documentId: name, state: 'ready' } as const),
    ...({ reason: null, ofKind: true, matches: true, way: 'whole', partly: false } as const),
    sentences: [{ text: '“24 months”', supported: true, citations: [] }],
  });
  const { parts } = writeAnswer({
    ...{ task: 'list', concept: 'contract', left: 0, language },
    understood: [conditionText(ends, wordsIn(language))],
    results: [
      { ...file('a'), computedEnd: 20270228 },
      file('b'),
      { ...file('c'), matches: false, endUnsaid: true, sentences: [] },
    ],
  });
  const text = parts.map((part) => part.text).join('');
  expect(text.startsWith(first)).toBe(true);
  expect(text.endsWith(last)).toBe(true);
  expect(text).toContain(end);
  expect(text.split('\n\n').at(-2)).toMatch(/^1 \p{L}+ .*: c\.$/u);
});

test.each([
  ['List every contract that ends in 2027', 'en'],
  ['Liste alle Verträge, die 2027 enden', 'de'],
  ['Which contracts mention a notice period?', 'en'],
  ['Contracts with Müller', 'en'],
  ['Quels contrats prennent fin en 2027 ?', 'fr'],
  ['¿Qué contratos terminan en 2027?', 'es'],
  ['Quali sono i contratti che scadono nel 2027?', 'it'],
])('the language of %s', (question, language) => {
  expect(wordsIn(planCollection({ now: () => Date.UTC(2026, 1, 1) }, question).language)).toBe(wordsIn(language));
});
