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
});
