/** Docent beyond its window: started without one, kept without one, asked in the small one, and what the Privacy page sees meanwhile. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityIssues } from './helpers/accessibility-issues.ts';
import { hiddenDocent } from './helpers/hidden-docent.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { startAgain } from './helpers/start-again.ts';
import { waitUntil } from './helpers/wait-until.ts';

const root = path.join(import.meta.dirname, '../..');
const [sample] = JSON.parse(readFileSync(path.join(root, 'resources/sample-questions.json'), 'utf8')) as {
  question: string;
  contains: string;
}[];
let folder: string;
let docent: Docent;

const data = () => path.join(folder, 'data');
const byId = (id: string, page: Page = docent.page) => page.getByTestId(id);
/** Presses an item of the app's menu. */
const press = (label: string) =>
  docent.app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    const found = items.find((item) => item.label === wanted);
    if (!found) throw new Error(`no ${wanted} in ${items.map((item) => item.label).join(', ')}`);
    found.click();
  }, label);
async function askWindow(): Promise<Page> {
  let page: Page | undefined;
  await waitUntil('the ask window', async () => {
    page = docent.app.windows().find((one) => one.url().includes('window=ask'));
    return page !== undefined;
  });
  await (page as Page).getByTestId('chat-input').waitFor();
  return page as Page;
}
/** Escape closes the page while the key is still being told of. */
async function leave(small: Page): Promise<void> {
  await small.keyboard.press('Escape').catch(() => undefined);
  await waitUntil('the small window to close', async () => small.isClosed());
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-outside-'));
  cpSync(path.join(root, 'resources/samples'), path.join(folder, 'documents'), { recursive: true });
  docent = await openDocent(data());
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: path.join(folder, 'documents') });
  await waitUntil('the samples to be read', async () => {
    const { working, counts } = await docent.request('library.status', {});
    return !working && counts.ready >= 3;
  });
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('the ask window', () => {
  it('answers with citations, which open in the main window', async () => {
    await press('Ask in a Small Window');
    const small = await askWindow();
    await byId('chat-input', small).fill(sample?.question ?? '');
    await byId('chat-input', small).press('Enter');
    await small
      .getByText(sample?.contains ?? '')
      .first()
      .waitFor();
    await small.screenshot({ path: path.join(root, 'test-output/screenshots/ask-window.png') });
    expect(await accessibilityIssues({ ...docent, page: small }, 'the ask window')).toEqual([]);
    await byId('citation-chip', small).first().click();
    await byId('citation-mark').first().waitFor();
    await byId('document-close').click();
  });

  it('hands its conversation to the main window and is gone', async () => {
    const small = await askWindow();
    // The click is what closes this window, and it can be gone before the driver has heard that the click was done.
    await byId('ask-open-main', small)
      .click()
      .catch((error: unknown) => {
        if (!small.isClosed()) throw error;
      });
    await docent.page
      .getByText(sample?.question ?? '')
      .first()
      .waitFor();
    await waitUntil('the small window to close', async () => small.isClosed());
  });

  it('has the words another door of this person brings, and asks nothing by itself', async () => {
    const before = (await docent.request('conversation.list', {})).length;
    const words = 'What does "notice" mean; $(id)?';
    await promisify(execFile)(process.execPath, [
      ...[path.join(root, 'out/main/cli.js'), 'ask', '--window', words],
      ...['--data-dir', data()],
    ]);
    const small = await askWindow();
    await waitUntil('the words', async () => (await byId('chat-input', small).inputValue()) === words);
    expect((await docent.request('conversation.list', {})).length).toBe(before);
    await leave(small);
  });

  it('is held to the rules of the large one', async () => {
    await press('Ask in a Small Window');
    const small = await askWindow();
    const found = await small.evaluate(async () => {
      const bridge = (
        window as unknown as { docent: Record<string, unknown> & { request(a: string, b: unknown): unknown } }
      ).docent;
      return {
        bridge: Object.keys(bridge).sort(),
        node: [
          typeof (globalThis as Record<string, unknown>).require,
          typeof (globalThis as Record<string, unknown>).process,
        ],
        foreign: await bridge.request('__proto__', {}),
        fetched: await fetch('https://example.com/').then(
          () => 'fetched',
          () => 'refused',
        ),
      };
    });
    expect(found).toMatchObject({
      bridge: ['languages', 'look', 'on', 'pathForFile', 'platform', 'request'],
      node: ['undefined', 'undefined'],
      foreign: { ok: false },
      fetched: 'refused',
    });
    await leave(small);
  });

  it('opens by keys that are the system’s only while they are set', async () => {
    expect(await docent.request('app.abilities', {})).toMatchObject({ askKeys: 'off' });
    await docent.request('settings.set', { askKeys: 'Control+Alt+F9' });
    const held = () => docent.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+F9'));
    await waitUntil('the keys', held);
    expect(await docent.request('app.abilities', {})).toMatchObject({ askKeys: 'on' });
    await docent.request('settings.set', { askKeys: '' });
    await waitUntil('the keys to be given back', async () => !(await held()));
    await expect(docent.request('settings.set', { askKeys: 'Q' })).rejects.toThrow('bad-request');
  });
});

describe('a cited page', () => {
  it('becomes a file of our own folder when it is about to be dragged, and goes with what is erased', async () => {
    const { hits } = await docent.request('search.run', { query: 'tenant notice lease' });
    const hit = hits.find((one) => one.page !== null);
    if (!hit) throw new Error('no page to drag');
    const place = { documentId: hit.documentId, fileId: hit.fileId, index: (hit.page ?? 1) - 1 };
    await docent.request('page.prepare', place);
    const pages = path.join(data(), 'pages');
    const made = readdirSync(pages).flatMap((one) => readdirSync(path.join(pages, one)));
    expect(made).toEqual([expect.stringMatching(/, page \d+\.jpg$/)]);
    expect(await docent.request('page.preview', place)).toBe(false);
    await docent.request('erase.run', { target: { kind: 'typed' } });
    await waitUntil('the pages to be gone', async () => readdirSync(pages).length === 0);
  });
});

describe('the live Privacy page', () => {
  const count = async () => Number(await byId('network-count').getAttribute('data-count'));
  const refused = async () =>
    (await byId('network-refused').count()) === 0
      ? 0
      : Number(await byId('network-refused').getAttribute('data-count'));

  it('says 0 connections, and counts a planted request that was refused', async () => {
    await byId('nav-settings').click();
    await byId('network-now').scrollIntoViewIfNeeded();
    await waitUntil('0 connections', async () => (await count()) === 0);
    const before = await refused();
    const fetched = await docent.app.evaluate(async ({ net }) =>
      net.fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      ),
    );
    expect(fetched).toBe('refused');
    await waitUntil('the refusal to be shown', async () => (await refused()) === before + 1);
    // What the page itself asks for is refused by its own policy, before the shell sees it.
    await docent.page.evaluate(() => fetch('https://example.com/').catch(() => undefined));
    await waitUntil('the second to be shown', async () => (await refused()) === before + 2);
    expect(await count()).toBe(0);
  });

  it('shows the local API as a listener, and a program that is connected within a second', async () => {
    const { address } = await docent.request('api.set', { on: true, port: 18_431 });
    const port = Number(new URL(address).port);
    await byId('door-local-api').getByText(`Listening at 127.0.0.1:${port}`).waitFor();
    expect(await count()).toBe(0);
    const program = connect(port, '127.0.0.1');
    const since = Date.now();
    await waitUntil('the connection', async () => (await count()) === 1);
    process.stdout.write(`a connection is shown after ${Date.now() - since} ms\n`);
    await docent.screenshot('privacy-live');
    program.destroy();
    await waitUntil('its end', async () => (await count()) === 0);
    await docent.request('api.set', { on: false });
    await byId('door-local-api').getByText('Off').waitFor();
  });

  it('has no look for newer versions in a build without an address', async () => {
    expect(await docent.request('update.status', {})).toBeNull();
    expect(await byId('check-updates').count()).toBe(0);
    await expect(press('Check for Updates…')).rejects.toThrow('no Check for Updates');
    await byId('settings-close').click();
  });
});

describe('without a window', () => {
  it('a hidden start reads folders and has no window until it is asked for one', async () => {
    await docent.quit();
    const hidden = await hiddenDocent(data());
    await waitUntil('the library to be open', async () =>
      readFileSync(path.join(data(), 'docent.log'), 'utf8').includes('engine'),
    );
    expect(await hidden.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
    const shown = hidden.waitForEvent('window');
    expect(await startAgain(data())).toBe(0);
    await (await shown).getByTestId('status-bar').waitFor();
    await hidden.close();
  });

  it('goes on when its window is closed, once it keeps folders fresh, and comes back', async () => {
    docent = await openDocent(data());
    await docent.request('settings.set', { keepFresh: true });
    await docent.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await waitUntil('no window', async () => docent.app.windows().length === 0);
    const shown = docent.app.waitForEvent('window');
    expect(await startAgain(data())).toBe(0);
    await (await shown).waitForFunction(() => 'docent' in window);

    // The bug: the menu opens a window that shows the library, since its page did not listen yet when it was told.
    await docent.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await waitUntil('no window again', async () => docent.app.windows().length === 0);
    const opened = docent.app.waitForEvent('window');
    await press('Settings…');
    const page = await opened;
    await byId('settings-close', page).waitFor();
    await page.evaluate(() =>
      (window as unknown as { docent: { request(a: string, b: unknown): Promise<unknown> } }).docent.request(
        'settings.set',
        { keepFresh: false },
      ),
    );
  });
});
