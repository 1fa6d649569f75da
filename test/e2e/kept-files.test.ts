import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

/** Enough to be asked about, few enough to be read at once. */
const many = 24;

let folder: string;
let documents: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-kept-'));
  documents = path.join(folder, 'My documents');
  mkdirSync(path.join(documents, 'old'), { recursive: true });
  for (let index = 0; index < many; index += 1) {
    writeFileSync(path.join(documents, `old/note ${index}.txt`), `An old note, number ${index}.`);
  }
  writeFileSync(path.join(documents, 'stays.txt'), 'This one stays.');
  docent = await openDocent(path.join(folder, 'data'));
  await docent.request('folder.add', { path: documents });
  await waitUntil('every file to be ready', async () => {
    const { working, counts } = await docent.request('library.status', {});
    return !working && counts.ready === many + 1;
  });
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('lists files that were kept although they are gone, and lets a person think again', async () => {
  rmSync(path.join(documents, 'old'), { recursive: true });
  await byId('keep-them').click();
  await byId('vanished').waitFor({ state: 'detached' });
  expect(await byId('kept-files').textContent()).toContain(`${many} files are gone from the disk, kept here`);
  await byId('show-kept').click();
  await waitUntil('the kept files alone', async () => {
    const shown = await byId('file-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name')));
    return shown.length > 0 && shown.every((name) => name?.startsWith('note '));
  });
  expect(await byId('chip-kept').getAttribute('aria-pressed')).toBe('true');
  await docent.screenshot('kept-files');
  await byId('remove-kept').click();
  await byId('confirm').click();
  await byId('kept-files').waitFor({ state: 'detached' });
  await waitUntil('what is left', async () => {
    const shown = await byId('file-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name')));
    return shown.join() === 'stays.txt';
  });
  expect((await docent.request('library.status', {})).files).toBe(1);
});
