import { describe, expect, it } from 'vitest';
import { verifyAnswer } from '../../../src/main/engine/answer/verify-answer.ts';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { passagesOf } from './passages.ts';

const passages = passagesOf(
  'Revenue grew to 39,403 million dollars in fiscal 2017. Net earnings were 1,228 million dollars.',
  'Hubert Joly is the chairman. He joined the company in 2012.',
);
const check = (text: string, citations: readonly number[]) => verifyAnswer([{ text, citations }], passages, analyse);

describe('verifyAnswer', () => {
  it('supports a claim by the sentence it came from, quoted exactly', () => {
    const [claim] = check('Net earnings were 1,228 million dollars.', [1]);
    expect(claim?.supported).toBe(true);
    const quote = claim?.quotes[0];
    expect(quote).toMatchObject({ passage: 0, text: 'Net earnings were 1,228 million dollars.' });
    const passage = passages[0];
    expect(passage?.text.slice((quote?.start ?? 0) - 7, (quote?.end ?? 0) - 7)).toBe(quote?.text);
  });

  it.each([
    ['a wrong number', 'Net earnings were 1,282 million dollars.', [1]],
    ['a wrong name', 'The chairman is Corie Barry.', [2]],
    ['a claim of another subject', 'Penguins swim very quickly under ice.', [1]],
    ['the wrong passage', 'Hubert Joly is the chairman.', [1]],
    ['an id that was never issued', 'Hubert Joly is the chairman.', [9]],
    ['no id', 'Hubert Joly is the chairman.', []],
    ['a text without words', '…', [1]],
    ['a bare yes', 'Yes.', [1]],
    ['function words alone', 'It is the same as that was before.', [1]],
  ] as const)('does not support %s', (_name, text, citations) => {
    const [claim] = check(text, citations);
    expect(claim?.supported).toBe(false);
    expect(claim?.quotes).toEqual([]);
  });

  it('judges every sentence of a run by itself and loses no text', () => {
    const text =
      'Revenue grew to 39,403 million dollars. The moon is made of cheese.\nNet earnings were 1,228 million dollars.';
    const claims = check(text, [1]);
    expect(claims.map((claim) => claim.supported)).toEqual([true, false, true]);
    expect(claims.map((claim) => claim.text).join('')).toBe(text);
  });

  describe('tells what a passage says from what only sounds like it', () => {
    const passage = passagesOf(
      'Acme bought Borealis for $1.2 million in 2019 and Corvus for 3 million in 2021. The board did not approve a dividend. ' +
        'Sales increased in Asia and decreased in Europe. She founded the firm with five partners. ' +
        'Maria Lopez is the lender and John Smith is the borrower.',
    );
    const isSupported = (text: string) =>
      verifyAnswer([{ text, citations: [1] }], passage, analyse).every(({ supported }) => supported);

    it.each([
      'Acme bought Borealis for 1,200,000 dollars in 2019.',
      'In 2021, Acme bought Corvus for 3 million.',
      'The board didn’t approve a dividend.',
      'Sales rose in Asia.',
      'She founded the firm with 5 partners.',
      'Maria Lopez is the lender.',
    ])('%s', (text) => expect(isSupported(text)).toBe(true));

    it.each([
      'Acme bought Borealis for $1.2 billion in 2019.',
      'Acme bought Corvus for $1.2 million in 2019 and Borealis for 3 million in 2021.',
      'The board approved a dividend.',
      'The board did approve a dividend.',
      'Acme did not buy Borealis for $1.2 million in 2019.',
      'Sales decreased in Asia and increased in Europe.',
      'Sales fell in Asia.',
      'She founded the firm with six partners.',
      'John Smith is the lender and Maria Lopez is the borrower.',
    ])('not: %s', (text) => expect(isSupported(text)).toBe(false));
  });

  it('takes a name from the sentence before or the title, and not from one that names somebody else', () => {
    const [passage] = passagesOf(
      'Hubert Joly is the chairman. He joined the company in 2012. Corie Barry joined in 1999.',
    );
    const titled = passage ? [{ ...passage, title: 'Best Buy annual report' }] : [];
    const isSupported = (text: string) =>
      verifyAnswer([{ text, citations: [1] }], titled, analyse).every(({ supported }) => supported);
    expect(isSupported('Joly joined the company in 2012.')).toBe(true);
    expect(isSupported('He joined Best Buy in 2012, the company says.')).toBe(true);
    expect(isSupported('Hubert Joly joined in 1999.')).toBe(false);
  });

  it('takes a month for no denial, and knows each language’s own', () => {
    const [german] = passagesOf('Der Umsatz der Gruppe stieg im Mai um 5 %. Die Dividende wurde nicht gezahlt.');
    const passage = german ? [{ ...german, language: 'de' }] : [];
    const isSupported = (text: string) =>
      verifyAnswer([{ text, citations: [1] }], passage, analyse).every(({ supported }) => supported);
    expect(isSupported('Der Umsatz der Gruppe stieg um 5 %.')).toBe(true);
    expect(isSupported('Der Umsatz der Gruppe sank um 5 %.')).toBe(false);
    expect(isSupported('Die Dividende wurde gezahlt.')).toBe(false);
  });

  it('quotes two sentences where it takes both', () => {
    const [claim] = check(
      'Revenue grew to 39,403 million dollars in fiscal 2017 and net earnings were 1,228 million dollars.',
      [1],
    );
    expect(claim?.quotes[0]?.text).toBe(passages[0]?.text);
  });

  describe('tells what one word changes', () => {
    const terms = passagesOf(
      'The fee is raised once a year, but by no more than 4 %. Invoices are payable within 21 days. The Client may terminate at once if the Contractor leaves more than three complaints unanswered.',
      'Lower the pump by a rope; never by the cable. It can be switched on no more than 20 times an hour. The second pump was stolen, not broken.',
      'Cooking in the rooms is forbidden. Dogs are allowed if the neighbours agree. The charge is capped at £14.20 per square metre a year.',
      'Property\tValue\nMaximum head\t32 m\nMaximum depth\t20 m\nFlow\t240 l',
      'Offers from Coldbeck (£640) and Highline (£710) were compared; Coldbeck gets the job.',
    );
    const isSupported = (text: string, id: number) =>
      verifyAnswer([{ text, citations: [id] }], terms, analyse)[0]?.supported;

    it.each([
      ['at least for at most', 'The fee is raised by at least 4 %.', 1],
      ['weeks for days', 'Invoices are payable within 21 weeks.', 1],
      ['the other party', 'The contractor may terminate at once if more than three complaints stay unanswered.', 1],
      ['what is denied in the other part', 'Lower the pump by the cable; never by a rope.', 2],
      ['by the day for by the hour', 'It can be switched on no more than 20 times a day.', 2],
      ['the two sides of a correction', 'The second pump was broken, not stolen.', 2],
      ['what the sentence before forbids', 'Dogs are forbidden.', 3],
      ['a floor for a cap', 'The charge is at least £14.20 per square metre a year.', 3],
      ['a cubic metre for a square one', 'The charge is capped at £14.20 per cubic metre a year.', 3],
      ['the value of another row', 'The maximum head is 20 m.', 4],
      ['who is named in the other part', 'Highline gets the job.', 5],
      ['must for may', 'The Client must terminate at once if three complaints stay unanswered.', 1],
    ] as const)('%s', (_name, text, id) => {
      expect(isSupported(text, id)).toBe(false);
    });

    it.each([
      ['The fee is raised by at most 4 % a year.', 1],
      ['Invoices have to be paid within 21 days.', 1],
      ['The client may terminate at once if more than three complaints stay unanswered.', 1],
      ['The pump is never lowered by the cable.', 2],
      ['The charge is at most £14.20 per square metre.', 3],
      ['The maximum depth is 20 m.', 4],
      ['Coldbeck gets the job.', 5],
    ] as const)('and still supports “%s”', (text, id) => {
      expect(isSupported(text, id)).toBe(true);
    });
  });
});
