/** Links from outside: a second start with one shows the document, marked, in the window that is open; anything else changes nothing. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deepLink } from '../../src/main/engine/doors/deep-link.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { startAgain } from './helpers/start-again.ts';
import { waitUntil } from './helpers/wait-until.ts';

const samples = path.join(import.meta.dirname, '../../resources/samples');
let folder: string;
let docent: Docent;
let link: string;

const data = () => path.join(folder, 'data');
const byId = (id: string) => docent.page.getByTestId(id);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-link-'));
  cpSync(samples, path.join(folder, 'documents'), { recursive: true });
  docent = await openDocent(data());
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: path.join(folder, 'documents') });
  await waitUntil('the samples to be read', async () => (await docent.request('library.status', {})).counts.ready >= 3);
  const { hits } = await docent.request('search.run', { query: 'tenant notice lease' });
  const hit = hits[0];
  if (!hit) throw new Error('no hit to link to');
  link = deepLink({ documentId: hit.documentId, page: 2, start: hit.start, end: hit.end });
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('a link into the app', () => {
  it('opens its document beside what is there, in the window that is open', async () => {
    expect(await startAgain(data(), [link])).toBe(0);
    await byId('document-view').waitFor();
    await docent.screenshot('deep-link');
    expect(await docent.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await byId('document-close').click();
  });

  it('does nothing for a link that is none of ours', async () => {
    for (const wrong of ['docent://run?document=a', `${link}&view=settings`, 'docent://open?document=../../x']) {
      expect(await startAgain(data(), [wrong])).toBe(0);
    }
    await waitUntil('the refusals to be told', async () => {
      const log = readFileSync(path.join(data(), 'docent.log'), 'utf8');
      return log.split('a link that is none of ours was refused').length === 4;
    });
    expect(await byId('document-view').count()).toBe(0);
    expect(readFileSync(path.join(data(), 'docent.log'), 'utf8')).not.toContain('docent://');
    expect(docent.problems).toEqual([]);
  });

  it('says so when the document is not there', async () => {
    expect(await startAgain(data(), [deepLink({ documentId: 'no-such-document' })])).toBe(0);
    await docent.page.getByText('That is no longer there.').waitFor();
  });

  it('is shown by a first start too', async () => {
    await docent.quit();
    docent = await openDocent(data(), { links: [link] });
    await byId('document-view').waitFor();
  });
});
