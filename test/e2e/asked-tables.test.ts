import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const invoices = [
  'Invoice,Supplier,Date,Amount,Paid',
  'R-1,Northwind Ltd,2023-02-01,"1,200.00",yes',
  'R-2,Harbour Tools,2023-05-11,310.50,no',
  'R-3,Northwind Ltd,2024-01-20,90.00,no',
  'R-4,Kiln & Clay,2024-03-02,"2,450.00",yes',
  'R-5,Northwind Ltd,2024-07-15,"1,000.00",yes',
].join('\n');

let folder: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();

async function ask(question: string): Promise<string> {
  const answers = docent.page.locator('[data-testid="message"][data-role="assistant"]');
  const before = await answers.count();
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await waitUntil('the answer', async () => {
    const isNew = (await answers.count()) > before;
    return isNew && (await lastAnswer().getAttribute('data-state')) === 'complete';
  });
  return (await lastAnswer().textContent()) ?? '';
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(path.join(documents, 'invoices.csv'), invoices);
  writeFileSync(
    path.join(documents, 'note.md'),
    '# Observatory\n\nThe observatory was built in 1788. It opens at eight.\n',
  );
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil(
    'both files to be ready',
    async () => (await docent.request('library.status', {})).counts.ready === 2,
  );
  await byId('nav-chat').click();
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('a question over a table, in the window', () => {
  it('is computed, says of what and how, and marks the cells it rests on', async () => {
    const said = await ask('What is the total amount of the invoices from Northwind Ltd?');
    expect(said).toContain('2,290.00');
    const computed = lastAnswer().getByTestId('computed-from');
    expect(await computed.textContent()).toContain('Added up 3 cells of column Amount in invoices.csv');
    await computed.locator('summary').click();
    expect(await byId('computed-query').last().textContent()).toMatch(/^SELECT sum\("Amount #"\) FROM data WHERE/);
    await docent.screenshot('table-answer');
    const chips = lastAnswer().getByTestId('citation-chip');
    expect(await chips.count()).toBeGreaterThanOrEqual(3);
    await chips.first().click();
    await byId('citation-mark').first().waitFor();
    expect(await byId('citation-mark').first().textContent()).toBe('1,200.00');
    await docent.screenshot('table-answer-opened');
    await docent.page.keyboard.press('Escape');
  });

  it('leaves questions about text to the passages', async () => {
    const said = await ask('When was the observatory built?');
    expect(said).toContain('1788');
    expect(await lastAnswer().getByTestId('computed-from').count()).toBe(0);
  });

  it('can be asked of the passages instead', async () => {
    await ask('Which supplier has the highest amount?');
    const computed = lastAnswer().getByTestId('computed-from');
    expect(await lastAnswer().textContent()).toContain('Kiln & Clay');
    await computed.locator('summary').click();
    await computed.getByTestId('ask-passages').click();
    await waitUntil('an answer of quotes', async () => {
      const isWhole = (await lastAnswer().getAttribute('data-state')) === 'complete';
      return isWhole && (await lastAnswer().getByTestId('computed-from').count()) === 0;
    });
    expect(docent.problems).toEqual([]);
  });
});
