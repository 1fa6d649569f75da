import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/main/engine/answer/extractive.ts';
import type { Passage } from '../../../src/main/engine/answer/passage.ts';
import { passagesOf, toolsFor } from './passages.ts';

const first = async (question: string, passages: readonly Passage[]) =>
  (await extractAnswer(question, passages, toolsFor(question, passages))).sentences[0];

describe('which sentence is quoted first', () => {
  const lease = passagesOf(
    'The tenant may extend the lease, in which case the lease ends on 28 February 2031. The term begins on 1 March 2021 and ends on 28 February 2026. If the roof falls in, the lease ends on 1 June 2022.',
  );

  it('takes the end that was agreed, not that of an extension or a condition', async () => {
    expect((await first('When does the lease end?', lease))?.text).toContain('28 February 2026');
  });

  it('takes the extension where that is asked for', async () => {
    expect((await first('When does the lease end if it is extended?', lease))?.text).toContain('2031');
  });

  it('takes the sentence that names who bears the role', async () => {
    const passages = passagesOf(
      'The Landlord keeps the roof and the Landlord may enter the premises with the Tenant. This lease is made between Hartmann Ltd (the "Landlord") and Crumb Bakery Ltd (the "Tenant"). Lessee: Fenwick Haulage Limited',
    );
    expect((await first('Who is the landlord?', passages))?.text).toContain('Hartmann');
  });

  it('takes the notice, not the term, and the term, not the notice', async () => {
    const passages = passagesOf(
      'Your membership runs for 24 months. The membership renews by twelve months unless it is cancelled. The notice period of a membership is four weeks.',
    );
    expect((await first('What is the notice period of the membership?', passages))?.text).toContain('four weeks');
    expect((await first('For how many months does the membership run?', passages))?.text).toContain('24 months');
  });

  it('goes to the document the question names, by its file name too', async () => {
    const [bakery, warehouse] = passagesOf(
      'The term of this lease begins on 1 March 2021 and ends on 28 February 2026.',
      'Term: 60 months, until 30 June 2027.',
    ) as [Passage, Passage];
    const named = [
      { ...bakery, title: 'Lease', name: 'bakery-lease.md' },
      { ...warehouse, title: 'Lease', name: 'warehouse_lease.md' },
    ];
    expect((await first('When does the bakery lease end?', named))?.text).toContain('2026');
    expect((await first('When does the warehouse lease end?', named))?.text).toContain('2027');
  });

  it('takes the reason where one is asked for', async () => {
    const passages = passagesOf(
      'No rent is due for three months. No rent is due on Sundays for three months because the tenant repairs the roof.',
    );
    expect((await first('Why is no rent due for three months?', passages))?.text).toContain('because');
  });

  it('takes no end of somebody else for the one that is not stated', async () => {
    const [letter, lease] = passagesOf(
      'Your tenancy, Mr Penn, was signed on 12 March 2021. The rent of Mr Penn rises on 1 June 2024.',
      'The tenancy of Mr Lang is for three years, ending on 30 April 2025.',
    ) as [Passage, Passage];
    expect(await first('When does the tenancy of Mr Penn end?', [letter, lease])).toBeUndefined();
    expect((await first('When does the tenancy of Mr Lang end?', [letter, lease]))?.text).toContain('2025');
  });

  it('takes a share for prompt payment as the discount, whatever else is asked', async () => {
    const passages = passagesOf(
      'Contract of the boiler\nBegins: 1 April 2023\nEnd of contract: 31 March 2026\nTerms: 3 % if paid within 10 days.',
    );
    expect((await first('What discount is there on the boiler?', passages))?.text).toContain('3 %');
  });
});
