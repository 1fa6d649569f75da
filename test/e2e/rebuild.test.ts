/** The index made anew by a button, and by itself when its file is damaged; conversations come back from their backup. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;
const dataDir = () => path.join(folder, 'data');
const byId = (id: string) => docent.page.getByTestId(id);
const banner = () => docent.page.getByTestId('banner').first();

async function isRead(): Promise<boolean> {
  const status = await docent.request('library.status', {});
  return status.files === 1 && status.counts.ready === 1;
}

function damage(name: string): void {
  const file = path.join(dataDir(), name);
  const bytes = readFileSync(file);
  for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0, page, page + 512);
  writeFileSync(file, bytes);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-rebuild-'));
  mkdirSync(path.join(folder, 'documents'));
  writeFileSync(path.join(folder, 'documents', 'lighthouse.txt'), 'The lighthouse was built in 1788.');
  docent = await openDocent(dataDir());
  await docent.request('folder.add', { path: path.join(folder, 'documents') });
  await waitUntil('reading', isRead);
  await docent.request('answer.start', { question: 'When was the lighthouse built?' });
  await waitUntil('an answer', async () => (await docent.request('conversation.list', {})).length === 1);
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('one button reads every file again behind the open window, and the index before is kept', async () => {
  const before = (await docent.request('library.status', {})).libraryId;
  const engines = await docent.processIds('engine');
  await byId('nav-models').click();
  await byId('models-health').click();
  await byId('rebuild').scrollIntoViewIfNeeded();
  await docent.screenshot('rebuild-1-button');
  await byId('rebuild').click();
  await docent.screenshot('rebuild-2-question');
  await byId('confirm').click();
  await waitUntil('a new library', async () => (await docent.request('library.status', {})).libraryId !== before);
  await waitUntil('reading', isRead);
  await expect(banner().textContent()).resolves.toContain('The index is being made anew from your files.');
  await docent.screenshot('rebuild-3-said');
  expect(await docent.processIds('engine')).toEqual(engines);
  expect(await docent.request('conversation.list', {})).toHaveLength(1);
  expect((await docent.request('search.run', { query: 'lighthouse' })).hits).toHaveLength(1);
  expect(readdirSync(dataDir()).some((name) => name.startsWith('library.db.kept-'))).toBe(true);
  // Kept until a person deletes it, with its size.
  const row = byId('kept-database');
  await row.scrollIntoViewIfNeeded();
  expect(await row.textContent()).toMatch(/An earlier index, [\d.,]+ [KM]B/);
  await docent.screenshot('rebuild-3-kept');
  await byId('delete-kept').click();
  await byId('confirm').click();
  await row.waitFor({ state: 'detached' });
  expect(readdirSync(dataDir()).some((name) => name.includes('.kept-'))).toBe(false);
  await expect(banner().textContent()).resolves.not.toContain('kept as');
  await docent.page.getByRole('button', { name: 'Dismiss' }).first().click();
  await waitUntil('the note to go', async () => (await docent.page.getByTestId('banner').count()) === 0);
});

it('both databases damaged: the window opens, finds and has the conversation, and says what happened', async () => {
  await docent.quit();
  damage('library.db');
  damage('personal.db');
  docent = await openDocent(dataDir());
  await waitUntil('reading', isRead);
  expect((await docent.request('search.run', { query: 'lighthouse' })).hits).toHaveLength(1);
  expect(await docent.request('conversation.list', {})).toHaveLength(1);
  await expect(banner().textContent()).resolves.toContain('The index was damaged');
  await docent.page.getByRole('button', { name: 'Dismiss' }).first().click();
  await waitUntil(
    'the second note',
    async () => (await banner().textContent())?.includes('restored from the backup of') ?? false,
  );
  await docent.screenshot('rebuild-4-restored');
});
