/**
 * The packaged app, driven: its test twin has one fuse more and else the same bytes, so what the twin does the shipping one does too.
 * A short way through every window; `npm test -- packaged-e2e` drives the whole suite.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFuses, setFuses, shippedFuses, twinFuses } from '../../build/fuses.ts';
import { packedApp, thisMachine, twinApp } from '../../build/packed-app.ts';
import { proveTwin } from '../../build/prove-twin.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const root = path.join(import.meta.dirname, '../..');
const target = thisMachine();
let work: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);

beforeAll(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'docent-twin-'));
  execFileSync(process.execPath, [path.join(root, 'build/scripts/package-dir.ts'), '--if-needed'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the test twin', () => {
  it('differs from the shipping package in one fuse and in nothing else', async () => {
    const proof = await proveTwin(packedApp(target), twinApp(target));
    expect(proof.problems).toEqual([]);
    if (process.platform === 'linux') expect(proof.differing).toHaveLength(1);
    expect(await readFuses(packedApp(target).executable)).toEqual(shippedFuses);
    expect(await readFuses(twinApp(target).executable)).toEqual(twinFuses);
  });

  // Were the proof blind, the one above would say nothing.
  it.skipIf(process.platform !== 'linux')('is told apart when anything else differs', async () => {
    const wrong = packedApp(target, path.join(work, 'wrong'));
    mkdirSync(wrong.folder, { recursive: true });
    cpSync(path.join(packedApp(target).folder, 'resources/app.asar'), path.join(wrong.resources, 'app.asar'));
    copyFileSync(packedApp(target).executable, wrong.executable);
    const right = packedApp(target, path.join(work, 'right'));
    cpSync(wrong.folder, right.folder, { recursive: true });
    await setFuses(wrong.executable, { ...twinFuses, runAsNode: true });
    appendFileSync(path.join(wrong.resources, 'app.asar'), ' ');
    const { problems } = await proveTwin(right, wrong);
    expect(problems).toContain('twin: the fuse runAsNode is on');
    expect(problems).toContain('Docent: other bytes');
    expect(problems).toContain('resources/app.asar: other length');
  });
});

describe('the packaged app, driven', () => {
  beforeAll(async () => {
    const before = process.env.DOCENT_TEST_TWIN;
    process.env.DOCENT_TEST_TWIN = twinApp(target).executable;
    docent = await openDocent(path.join(work, 'data'));
    if (before === undefined) delete process.env.DOCENT_TEST_TWIN;
    else process.env.DOCENT_TEST_TWIN = before;
  });
  afterAll(() => docent.quit());

  it('is the packaged one', async () => {
    expect(await docent.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    process.stdout.write(`driving Electron ${docent.version}, packaged\n`);
  });

  it('reads a folder chosen in the system’s dialog and answers from it', async () => {
    const documents = path.join(root, 'resources/samples');
    await docent.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, documents);
    await docent.request('folder.choose', {});
    await waitUntil('the samples to be read', async () => {
      const { counts } = await docent.request('library.status', {});
      return counts.ready >= 3;
    });
    const { hits } = await docent.request('search.run', { query: 'rent' });
    expect(hits.length).toBeGreaterThan(0);
    // By a page in the system's sandbox, whose code comes out of the archive.
    const pages = await docent.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((page) => page.getURL()),
    );
    expect(pages).toContain('app://reader/reader.html');
  });

  it.each(['library', 'search', 'chat', 'tables', 'pictures', 'models', 'settings'] as const)(
    'shows %s without an error in the page',
    async (view) => {
      await docent.app.evaluate(
        ({ BrowserWindow }, name) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send('docent:event', 'view.open', { view: name }),
        view,
      );
      if (view === 'settings') await byId('settings').waitFor();
      else await docent.page.locator(`[data-testid="nav-${view}"][aria-current="page"]`).waitFor();
      await docent.screenshot(`packaged-${view}`);
      expect(docent.problems).toEqual([]);
    },
  );

  it('has the licences of everything in it in its About window, and finds among them', async () => {
    await docent.page.getByTestId('settings-close').click();
    await docent.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('docent:event', 'view.open', { view: 'about' }),
    );
    const rows = byId('licences').locator('details');
    await rows.first().waitFor();
    await docent.screenshot('about');
    // Native code, a bundled package that is no folder any more, a model, and Electron.
    for (const name of [
      'better-sqlite3',
      'pdfjs-dist',
      'all-MiniLM-L6-v2 (meaning model)',
      'Electron, with Chromium and Node.js',
    ]) {
      expect(await rows.getByText(name, { exact: true }).count(), name).toBeGreaterThan(0);
    }
    const all = await rows.count();
    await byId('licence-search').fill('apache pdf');
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.count()).toBeLessThan(all);
    await rows.first().click();
    await docent.screenshot('about-found');
    expect(docent.problems).toEqual([]);
  });
});
