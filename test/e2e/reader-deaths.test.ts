import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { isSamePage, markPage } from './helpers/same-page.ts';
import { slowPage } from './helpers/slow-page.ts';
import { writeSteadyFolder } from './helpers/steady-folder.ts';
import { waitUntil } from './helpers/wait-until.ts';

/** Documents beside the one whose readers die. */
const others = 4;
/** Seconds of a processor after which a reader has asked for the file's bytes; one that dies before says nothing about the file. */
const begunSeconds = 1.5;

let folder: string;
let docent: Docent;

const listed = async () => (await docent.request('file.list', {})).files;
const slow = async () => (await listed()).find(({ name }) => name === 'slow.pdf');
const readers = () => docent.processIds('extract-worker');
const readerStatus = async () =>
  (await docent.request('app.processes', {})).find(({ name }) => name === 'extract-worker');
/** Seconds of a processor this process has used, null when it is gone: on a busy machine time alone says little. */
const worked = (pid: number) =>
  docent.app.evaluate(
    ({ app }, wanted) => app.getAppMetrics().find((metric) => metric.pid === wanted)?.cpu.cumulativeCPUUsage ?? null,
    pid,
  );

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ends the reader of the slow file each time it is read, until that file is no longer tried. How often that was. */
async function endItsReaders(): Promise<number> {
  let deaths = 0;
  let ended: number | null = null;
  for (;;) {
    const state = await waitUntil('the slow file to be read or set aside', async () => {
      const now = await slow();
      // On a busy machine the signal may come when the work is already done: then it is read once more.
      if (now?.state === 'ready') await docent.request('file.retry', { fileId: now.id });
      return now?.state === 'reading' || now?.state === 'quarantined' ? now.state : null;
    });
    if (state === 'quarantined') return deaths;
    const reader = await waitUntil('its reader, or none as it is read', async () => {
      const next = (await readers()).find((pid) => pid !== ended);
      return next ?? ((await slow())?.state === 'reading' ? null : 'read');
    });
    if (reader === 'read') continue;
    const busy = await waitUntil('its reader to be busy', async () => {
      const seconds = await worked(reader);
      return seconds === null ? 'gone' : seconds > begunSeconds;
    });
    if (busy === 'gone') continue;
    process.kill(reader, 'SIGKILL');
    ended = reader;
    deaths += 1;
    // Its state says nothing: the next reader can have the file before anyone has looked.
    await waitUntil('its end to be counted', async () => (await readerStatus())?.crashes === deaths);
  }
}

it.each(['page', 'process'])(
  'a file that ends its reader twice is set aside by name, as a %s as well; all others are read',
  async (host) => {
    const documents = path.join(folder, `documents-${host}`);
    mkdirSync(documents, { recursive: true });
    writeFileSync(path.join(documents, 'slow.pdf'), slowPage());
    docent = await openDocent(path.join(folder, host), { args: [`--readers=${host}`] });
    await markPage(docent.page);
    const isPage = () =>
      docent.app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().some((page) => page.getURL().startsWith('app://reader/')),
      );
    await docent.request('folder.add', { path: documents });
    await waitUntil('a reader', async () => (await readers()).length > 0);
    expect(await isPage()).toBe(host === 'page');
    const deaths = await endItsReaders();
    expect(deaths).toBeGreaterThan(1);
    expect(await slow()).toMatchObject({ state: 'quarantined', reason: { code: 'worker-crashed' } });
    // Counted where a person can see it, and no reason to give up on reading.
    expect(await readerStatus()).toMatchObject({ crashes: deaths });
    writeSteadyFolder(documents, others);
    await waitUntil('all others to be ready', async () => {
      const { counts, working } = await docent.request('library.status', {});
      return counts.ready === others && !working;
    });
    expect((await slow())?.state).toBe('quarantined');
    // Nothing is wrong with it: undisturbed, another try reads it.
    await docent.request('file.retry', { fileId: (await slow())?.id ?? '' });
    await waitUntil('the other try', async () => (await slow())?.state === 'ready');
    expect(await isSamePage(docent.page)).toBe(true);
    await docent.quit();
  },
);
