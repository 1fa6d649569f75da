/** What a newcomer asks without a chat model, in the real window: sums over documents, a question in another language, the right lease. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const invoice = (number: number, lines: readonly string[]) =>
  [`INVOICE No. ${number}`, 'From: Acme Supplies Ltd', 'Bill to: Marlow Instruments Ltd', ...lines].join('\n');
const documents: Readonly<Record<string, string>> = {
  'Acme 881.txt': invoice(881, ['Subtotal 200.00', 'VAT 20 % 40.00', 'Total due: £240.00']),
  'Acme 902.txt': invoice(902, ['Pump seals 310.00', 'Total: £400.00', 'Late payment costs £40.']),
  'Acme 930.txt': invoice(930, ['Repair of the cooling unit as agreed by telephone.']),
  'bakery-lease.txt':
    'LEASE\n\nThe term of the bakery lease begins on 1 March 2021 and ends on 28 February 2026. The tenant may extend the lease, in which case the lease ends on 28 February 2031.\n',
  'warehouse-lease.txt': 'LEASE\n\nTerm of the warehouse lease: 60 months, from 1 July 2022 until 30 June 2027.\n',
};

let folder: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();

async function answerTo(question: string): Promise<string> {
  const before = await docent.page.locator('[data-testid="message"][data-role="assistant"]').count();
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await waitUntil('the answer', async () => {
    const count = await docent.page.locator('[data-testid="message"][data-role="assistant"]').count();
    return count > before && (await lastAnswer().getAttribute('data-state')) === 'complete';
  });
  return (await lastAnswer().textContent()) ?? '';
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const papers = path.join(folder, 'papers');
  mkdirSync(papers);
  for (const [name, text] of Object.entries(documents)) writeFileSync(path.join(papers, name), text);
  docent = await openDocent(path.join(folder, 'data'));
  await docent.request('folder.add', { path: papers });
  await waitUntil('every file to be ready', async () => {
    const { counts } = await docent.request('library.status', {});
    return counts.ready === Object.keys(documents).length;
  });
  await byId('nav-chat').click();
}, 300_000);

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('adds up the totals of the invoices, and names the one that states none', async () => {
  const text = await answerTo('Total of all invoices from Acme');
  expect(text).toContain('£640.00 in total over 2 invoices (from Acme).');
  expect(text).toContain('1 invoice states no clear total and is not counted: Acme 930.txt.');
  expect(text).toContain(`Read all ${Object.keys(documents).length} files in full.`);
  expect(await docent.page.locator('[data-testid="citation-chip"]').count()).toBeGreaterThan(0);
  await docent.screenshot('everyday-total');
});

it('says that it searched by words only, and leads to a model that knows the language', async () => {
  const text = await answerTo('Wann läuft die Versicherung für das Lagerhaus aus?');
  expect(text).toContain('I did not find this in your files.');
  expect(await lastAnswer().getByTestId('words-only').textContent()).toContain('Searched by words only');
  await docent.screenshot('everyday-words-only');
  await lastAnswer().getByTestId('words-only-models').click();
  await waitUntil('the models', async () => (await docent.page.getByRole('dialog').count()) > 0);
  await docent.page.keyboard.press('Escape');
});

it('quotes the agreed end of the lease that is named', async () => {
  const text = await answerTo('When does the bakery lease end?');
  expect(text).toContain('ends on 28 February 2026');
  expect(await lastAnswer().getByTestId('words-only').count()).toBe(0);
  await docent.screenshot('everyday-lease');
});
