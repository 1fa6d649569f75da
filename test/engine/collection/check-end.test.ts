/** When contracts end that state no end: each text is a way contracts are written, or a length that is not the contract's. */
import { expect, test } from 'vitest';
import { checkEnd } from '../../../src/main/engine/collection/check-end.ts';
import { endOfTerm, findTerm } from '../../../src/main/engine/collection/find-term.ts';
import type { DateCondition } from '../../../src/main/engine/collection/read-conditions.ts';
import { sentences } from '../../../src/main/engine/sentences.ts';

const in2027: DateCondition = {
  ...{ type: 'date', role: 'end', relation: 'in', first: 20270101, last: 20271231, said: '2027' },
};

async function end(text: string) {
  async function* all() {
    let before = '';
    for (const span of sentences(text)) {
      const said = text.slice(span.start, span.end);
      yield { quote: { ...span, text: said }, before };
      before = said;
    }
  }
  const found = await checkEnd(all(), in2027);
  return found.endUnsaid ? 'unsaid' : found.holds ? (found.computedEnd ?? 'stated') : 'another';
}

test.each([
  [20250301, { months: 24, days: 0 }, 20270228],
  [20240131, { months: 1, days: 0 }, 20240229],
  [20260115, { months: 12, days: 0 }, 20270114],
  [20261201, { months: 0, days: 31 }, 20261231],
])('a term from %i', (start, term, last) => {
  expect(endOfTerm(start, term)).toBe(last);
});

test.each([
  ['This agreement runs for a term of 24 months from 1 March 2025.', 20270228],
  ['The lease commences on 1 January 2026. It is let for a fixed period of two (2) years.', 20271231],
  ['Start date: 1 June 2026\nTerm: 12 months', 20270531],
  ['This contract shall continue in force for eighteen (18) months after 1 March 2026.', 20270831],
  ['Signed on 4 May 2024. This agreement is valid for 36 months from the date hereof.', 20270503],
  ['Der Vertrag beginnt am 1. Juli 2025. Die Laufzeit beträgt 24 Monate.', 20270630],
  ['Le contrat prend effet le 1 mars 2025. Il est conclu pour une durée de deux ans.', 20270228],
  ['El contrato comienza el 1 de marzo de 2025. Tiene una duración de dos años.', 20270228],
  ['The contract starts on 1 May 2024 and ends on 30 April 2027.', 'stated'],
  ['The contract starts on 1 May 2024 and ends on 30 April 2026.', 'another'],
  ['This agreement runs for a term of 12 months from 1 March 2025.', 'another'],
  // A price that holds until a day is no end of the contract.
  ['Prices are fixed until 31 December 2025. This agreement runs for a term of 24 months from 1 March 2025.', 20270228],
  ['This agreement starts on 1 March 2025. The notice period is 24 months.', 'unsaid'],
  ['This agreement starts on 1 March 2025. Payment term: 30 days.', 'unsaid'],
  ['This agreement starts on 1 March 2025. The warranty lasts for a period of 24 months.', 'unsaid'],
  ["It starts on 1 March 2025 and either party gives 24 months' notice.", 'unsaid'],
  ['This agreement is renewed for a further term of 24 months from 1 March 2025.', 'unsaid'],
  ['This agreement runs for a term of 24 months.', 'unsaid'],
  ['The parties agree to work together.', 'unsaid'],
])('%s', async (text, expected) => {
  expect(await end(text)).toBe(expected);
});

test('a length without a word that says it is the term is none', () => {
  expect(findTerm('The goods were stored for 24 months.', '')).toBeNull();
  expect(findTerm('24 months', 'Term')).toMatchObject({ months: 24 });
});
