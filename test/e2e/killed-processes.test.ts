import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LibraryStatus } from '../../src/preload/contract/shapes.ts';
import { killProcess } from './helpers/kill-process.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { isSamePage, markPage } from './helpers/same-page.ts';
import { writeSteadyFolder } from './helpers/steady-folder.ts';
import { waitUntil } from './helpers/wait-until.ts';

const files = 12;

let folder: string;
let documents: string;
let docent: Docent;
/** What an undisturbed reading of the same documents gives. */
let undisturbed: { chunks: number; vectors: number };

const status = () => docent.request('library.status', {});
const settled = () =>
  waitUntil('everything to be ready', async () => {
    const now = await status().catch(() => null);
    return now && now.counts.ready === files && !now.working ? now : null;
  });

const expectWindowUntouched = async () => expect(await isSamePage(docent.page)).toBe(true);

/** No document twice, none half: what a disturbed library holds is exactly what an undisturbed one does. */
async function expectWhole(now: LibraryStatus): Promise<void> {
  expect({ chunks: now.chunks, vectors: now.vectors }).toEqual(undisturbed);
  const { files: rows } = await docent.request('file.list', {});
  expect(rows.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(
    Array.from({ length: files }, (_, index) => `town-${index}.${index % 2 === 0 ? 'md' : 'pdf'} ready`).sort(),
  );
  const { hits } = await docent.request('search.run', { query: 'observatory', k: 200 });
  const places = hits.map(({ path: file, start, end }) => `${file} ${start} ${end}`);
  expect(new Set(places).size).toBe(places.length);
}

async function start(name: string): Promise<void> {
  docent = await openDocent(path.join(folder, name));
  await markPage(docent.page);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'documents');
  writeSteadyFolder(documents, files);
  await start('undisturbed');
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  const { chunks, vectors } = await settled();
  undisturbed = { chunks, vectors };
  await docent.quit();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('SIGKILL while documents are read and embedded', () => {
  it.each([
    ['engine', 'engine', (now: LibraryStatus) => now.vectors > 0],
    ['model host', 'model-host', (now: LibraryStatus) => now.vectors > 0],
    ['extract worker', 'extract-worker', (now: LibraryStatus) => now.counts.reading > 0],
  ])('%s: the window stays, the work goes on, nothing is doubled or half', async (title, name, isTime) => {
    await start(`reading-${name}`);
    await docent.request('folder.add', { path: documents });
    await waitUntil(`the moment to kill the ${title}`, async () => isTime(await status()));
    await killProcess(docent, name);
    await expectWindowUntouched();
    await expectWhole(await settled());
    await expectWindowUntouched();
    await docent.quit();
  });

  it('kills nobody but the engine’s own children with the engine', async () => {
    await start('children');
    await docent.request('folder.add', { path: documents });
    await waitUntil('a model host', async () => (await docent.processIds('model-host')).length > 0);
    const before = await docent.processIds('model-host');
    await killProcess(docent, 'engine');
    await waitUntil('the old model host to be gone', async () => {
      const now = await docent.processIds('model-host');
      return before.every((pid) => !now.includes(pid));
    });
    await expectWhole(await settled());
    await docent.quit();
  });
});

describe('an engine that keeps crashing', () => {
  it('is started twice more, then reported as down with a clear code; the window stays', async () => {
    await start('breaker');
    for (let crash = 0; crash < 3; crash++) {
      await killProcess(docent, 'engine');
      if (crash < 2) await waitUntil('the next engine', async () => (await docent.processIds('engine')).length > 0);
    }
    const [engine] = await docent.request('app.processes', {});
    expect(engine).toEqual({ name: 'engine', state: 'down', crashes: 3 });
    await expect(status()).rejects.toThrow('engine-unavailable');
    await expectWindowUntouched();
    await docent.quit();
  });
});
