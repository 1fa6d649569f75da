/** A table kept to a folder inside a chosen one, in the real window: what is offered, what it costs, what gets a row, also later. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { receiptPdf } from './helpers/receipt-folder.ts';
import { waitUntil } from './helpers/wait-until.ts';

const receipt = { company: 'Harbour Cafe Ltd', date: '14/03/2024', total: '18.40' };
let folder: string;
let documents: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);

/** Files by their place below the chosen folder. */
function write(...places: readonly string[]): void {
  for (const place of places) {
    const file = path.join(documents, place);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, receiptPdf({ ...receipt, company: `${path.basename(place, '.pdf')} Ltd` }));
  }
}

async function names(): Promise<string[]> {
  const [run] = await docent.request('extraction.list', {});
  const { rows } = await docent.request('extraction.rows', { runId: run?.id ?? '' });
  return rows.map(({ name }) => name).sort();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'slips');
  write('top.pdf', '2024/may/one.pdf', '2024/may/two.pdf', '2024/june/three.pdf', '2024 May/four.pdf');
  docent = await openDocent(path.join(folder, 'data'));
  await docent.request('folder.add', { path: documents });
  await waitUntil('every file to be read', async () => {
    const { files, counts } = await docent.request('library.status', {});
    return files === 5 && counts.waiting + counts.reading === 0;
  });
}, 300_000);

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('offers the folders inside, counts their files alone, and makes rows of them alone', async () => {
  await byId('nav-tables').click();
  await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
  // Of all of the library there is no one folder to look into.
  expect(await byId('setup-below').count()).toBe(0);
  await byId('scope-folder').check();
  await byId('table-mode-basic').click();
  await waitUntil('the cost of all', async () => /5 files/.test((await byId('setup-cost').textContent()) ?? ''));
  const offers = docent.page.locator('datalist option');
  await waitUntil('what is offered', async () => (await offers.count()) > 0);
  const offered = await offers.evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(offered.sort()).toEqual(['2024', '2024 May', '2024/june', '2024/may']);
  await byId('setup-below').fill('2024/may');
  await waitUntil('the cost of two', async () => /2 files/.test((await byId('setup-cost').textContent()) ?? ''));
  await byId('setup-append').check();
  await docent.screenshot('tables-subfolder');
  await byId('setup-start').click();
  await byId('table-grid').waitFor();
  await waitUntil('the run to end', async () => (await byId('table-view').getAttribute('data-state')) === 'done');
  expect(await names()).toEqual(['one.pdf', 'two.pdf']);
});

it('takes what comes into that folder later, and nothing from beside it', async () => {
  write('2024/june/five.pdf', '2024/may/deep/six.pdf');
  await waitUntil('its row', async () => (await names()).includes('six.pdf'));
  await waitUntil('all to be read', async () => {
    const { files, counts } = await docent.request('library.status', {});
    return files === 7 && counts.waiting + counts.reading === 0;
  });
  expect(await names()).toEqual(['one.pdf', 'six.pdf', 'two.pdf']);
  expect(docent.problems).toEqual([]);
});

it('does not narrow the next table', async () => {
  await byId('table-back').click();
  await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
  await byId('scope-folder').check();
  // Bug caught: the folder of the table before narrowed the next one unseen.
  expect(await byId('setup-below').inputValue()).toBe('');
});
