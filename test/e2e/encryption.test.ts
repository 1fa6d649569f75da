import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canariesIn } from '../helpers/canaries-in.ts';
import { runCli } from '../helpers/docent-cli.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { hasKeyring, type PrivateKeyring, startKeyring } from './helpers/private-keyring.ts';
import { waitUntil } from './helpers/wait-until.ts';

/** Typed into the window, each in another place. */
const typed = { question: 'Qanarywindow7', draft: 'Wanarywindow7', search: 'Eanarywindow7', find: 'Tanarywindow7' };
/** Stand in documents. */
const secret = 'Zanarydocument7';
const shown = 'Yanaryshown7';

const noKeyring = { XDG_CURRENT_DESKTOP: 'NONE', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

let folder: string;
let dataDir: string;
let docent: Docent;
let keyring: PrivateKeyring | null = null;
let code = '';

const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();
const titles = async () => (await docent.request('conversation.list', {})).map(({ title }) => title);
const state = async () => (await docent.request('encryption.status', {})).state;
/** Clicks an item of the app's menu. */
async function choose(label: string) {
  await docent.app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    items.find((item) => item.label === wanted)?.click(undefined, BrowserWindow.getAllWindows()[0]);
  }, label);
}
async function openSettings() {
  await choose('Settings…');
  await byId('encryption-on').scrollIntoViewIfNeeded();
}
const closeSettings = () => byId('settings-close').click();

function pdfWith(word: string): Promise<Buffer> {
  const document = new PDFDocument({ info: { Keywords: word } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const whole = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(parts))));
  document.text(`The ${word} stands on this page.`).end();
  return whole;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  dataDir = path.join(folder, 'data');
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    path.join(documents, 'tower.md'),
    '# Tower\n\nThe lighthouse was built in 1872. It is 31 metres high.\n',
  );
  writeFileSync(path.join(documents, 'secret.md'), `# Secret\n\nThe code word of the harbour is ${secret}.\n`);
  // Its words are packed, as in any PDF; the keyword stands there as it is, so that its bytes are known wherever they lie.
  writeFileSync(path.join(documents, 'shown.pdf'), await pdfWith(shown));
  docent = await openDocent(dataDir, { env: noKeyring });
  process.stdout.write(
    `driving Electron ${docent.version}, keyring: ${hasKeyring() ? 'GNOME Keyring' : 'none here'}\n`,
  );
  await docent.request('folder.add', { path: documents });
  await waitUntil('all to be ready', async () => (await docent.request('library.status', {})).counts.ready === 3);
});

afterAll(async () => {
  await docent.quit();
  keyring?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('where there is no keyring', () => {
  it('nothing is called encryption that is none', async () => {
    await openSettings();
    await byId('encryption-on').click();
    await byId('privacy-problem').waitFor();
    expect(await byId('privacy-problem').textContent()).toContain('no keychain');
    expect(await state()).toBe('off');
    await docent.screenshot('encryption-refused');
    await closeSettings();
  });

  it('the window locks, covers everything, and opens with its passcode', async () => {
    await openSettings();
    await byId('lock-on').click();
    await byId('passcode').fill('heron 42');
    await byId('passcode-again').fill('heron 42');
    await docent.screenshot('lock-passcode');
    await byId('privacy-submit').click();
    await byId('lock-now').waitFor();
    await byId('lock-now').click();
    await byId('lock-screen').waitFor();
    await docent.screenshot('lock-screen');
    await expect(docent.request('conversation.list', {})).rejects.toThrow('app-locked');
    await expect(docent.request('library.status', {})).rejects.toThrow('app-locked');
    await docent.page.keyboard.press('Escape');
    await docent.page.keyboard.press('Escape');
    await docent.page.keyboard.press('Escape');
    expect(await byId('lock-screen').isVisible()).toBe(true);
    expect(await byId('nav-chat').isVisible()).toBe(false);
    await byId('lock-passcode').fill('heron 43');
    await byId('lock-open').click();
    await byId('privacy-problem').waitFor();
    await docent.screenshot('lock-screen-wrong');
    await byId('lock-passcode').fill('heron 42');
    await byId('lock-open').click();
    await byId('nav-chat').waitFor();
    expect(await docent.request('conversation.list', {})).toEqual([]);
    expect((await docent.request('library.status', {})).counts.ready).toBe(3);
  });

  it('it is locked again when it starts anew, and switched off with the passcode only', async () => {
    await docent.quit();
    docent = await openDocent(dataDir, { env: noKeyring });
    await byId('lock-screen').waitFor();
    await byId('lock-passcode').fill('heron 42');
    await byId('lock-open').click();
    await byId('nav-chat').waitFor();
    await choose('Lock Docent');
    await byId('lock-screen').waitFor();
    await byId('lock-passcode').fill('heron 42');
    await byId('lock-open').click();
    await byId('nav-chat').waitFor();
    await openSettings();
    await byId('lock-on').click();
    await byId('passcode').fill('heron 42');
    await byId('privacy-submit').click();
    await waitUntil('the lock to be off', async () => !(await docent.request('appLock.status', {})).on);
    await closeSettings();
  });
});

/** A login's keyring: GNOME's where it is installed, else one that is put in the place of Electron's own. */
async function openWithLogin(): Promise<Docent> {
  if (hasKeyring()) {
    keyring ??= await startKeyring(path.join(folder, 'keyring'));
    return openDocent(dataDir, keyring);
  }
  const opened = await openDocent(dataDir, { env: noKeyring });
  await opened.app.evaluate(({ safeStorage }) => {
    const turned = (text: string) => [...text].reverse().join('');
    Object.assign(safeStorage, {
      getSelectedStorageBackend: () => 'gnome_libsecret',
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text: string) => Buffer.from(turned(text)),
      decryptStringAsync: async (bytes: Buffer) => ({ result: turned(bytes.toString()), shouldReEncrypt: false }),
    });
  });
  await opened.request('encryption.retry', {});
  return opened;
}

describe('with the login’s keyring', () => {
  it('what is typed becomes unreadable on the disk, and stays readable in the window', async () => {
    await docent.quit();
    docent = await openWithLogin();
    await byId('nav-chat').click();
    await byId('chat-input').fill(`When was the lighthouse built? ${typed.question}`);
    await byId('chat-send').click();
    await waitUntil('the answer', async () => (await lastAnswer().getAttribute('data-state')) === 'complete');
    expect(canariesIn(dataDir, [typed.question]).length).toBeGreaterThan(0);

    await openSettings();
    await byId('encryption-on').click();
    await byId('recovery-code').or(byId('privacy-problem')).waitFor();
    expect(await byId('privacy-problem').count()).toBe(0);
    code = (await byId('recovery-code').locator('span').allTextContents()).join('-');
    await docent.screenshot('encryption-code');
    await byId('recovery-confirm').fill('AAAA-AAAA');
    await byId('privacy-submit').click();
    await byId('privacy-problem').waitFor();
    await byId('recovery-confirm').fill(code.slice(-9).toLowerCase());
    await byId('privacy-submit').click();
    await waitUntil('encryption to be on', async () => (await state()) === 'on');
    await byId('new-recovery-code').waitFor();
    await docent.screenshot('encryption-on');
    await closeSettings();

    await byId('chat-input').fill(`An unsent ${typed.draft}`);
    await byId('search-conversations').fill(typed.find);
    await byId('nav-search').click();
    await byId('search-input').fill(`lighthouse ${typed.search}`);
    await byId('search-input').press('Enter');
    await waitUntil('the search to be remembered', async () =>
      (await docent.request('search.insights', {})).recent.some(({ query }) => query.includes(typed.search)),
    );
    const words = [...Object.values(typed), code];
    expect(canariesIn(dataDir, words)).toEqual([]);
    expect((await docent.request('conversation.search', { query: typed.question })).length).toBe(1);
    await docent.quit();
    expect(canariesIn(dataDir, words)).toEqual([]);
  });

  it('the same login opens them by itself', async () => {
    docent = await openWithLogin();
    await waitUntil('the key', async () => (await state()) === 'on');
    expect((await titles())[0]).toContain(typed.question);
    await byId('nav-chat').click();
    await waitUntil(
      'the row',
      async () => (await byId('conversation-row').first().textContent())?.includes('lighthouse') ?? false,
    );
  });

  it('the command line sees locked conversations, beside the window and without it, and still answers', async () => {
    const beside = await runCli('conversations', '--json', '--data-dir', dataDir);
    expect(JSON.parse(beside.out)).toMatchObject([{ title: 'Locked conversation', locked: true }]);
    await docent.quit();
    const alone = await runCli('conversations', '--data-dir', dataDir);
    expect(alone.out).toContain('Locked conversation');
    expect(alone.err).toContain('conversations-locked');
    const asked = await runCli('ask', 'When was the lighthouse built?', '--data-dir', dataDir);
    expect(asked.out).toContain('1872');
  });

  it('another login sees that they are locked, and opens them with the recovery code', async () => {
    docent = await openDocent(dataDir, { env: noKeyring });
    await byId('nav-chat').click();
    await byId('enter-recovery-code').waitFor();
    await waitUntil(
      'the row',
      async () => (await byId('conversation-row').first().textContent()) === 'Locked conversation',
    );
    await docent.screenshot('conversations-locked');
    await byId('enter-recovery-code').click();
    await byId('recover-code').fill(code.toLowerCase());
    await byId('privacy-submit').click();
    await waitUntil('the conversations', async () => (await titles())[0]?.includes(typed.question) ?? false);
    await waitUntil(
      'the row',
      async () => (await byId('conversation-row').first().textContent())?.includes('lighthouse') ?? false,
    );
    expect(canariesIn(dataDir, [...Object.values(typed), code])).toEqual([]);
  });
});

describe('erasing', () => {
  it('a file goes with everything made of it, and with what answers quote, within a minute', async () => {
    await docent.request('search.run', { query: 'code word of the harbour' });
    await byId('new-conversation').click();
    await byId('chat-input').fill('What is the code word of the harbour?');
    await byId('chat-send').click();
    await waitUntil('the answer', async () => (await lastAnswer().textContent())?.includes(secret) ?? false);
    await waitUntil('its end', async () => (await lastAnswer().getAttribute('data-state')) === 'complete');
    expect(canariesIn(dataDir, [secret]).length).toBeGreaterThan(0);
    await byId('nav-library').click();
    await docent.page.locator('[data-testid="file-row"]', { hasText: 'secret.md' }).click();
    await byId('toggle-details').click();
    await byId('detail-erase').click();
    await byId('erase-quotes').check();
    await docent.screenshot('erase-file');
    const started = Date.now();
    await byId('privacy-submit').click();
    await waitUntil('the file to be gone', async () => (await docent.request('library.status', {})).counts.ready === 2);
    await byId('privacy-dialog').waitFor({ state: 'detached' });
    expect(canariesIn(dataDir, [secret])).toEqual([]);
    expect(Date.now() - started).toBeLessThan(60_000);
    await byId('nav-chat').click();
    await waitUntil('the blank', async () => (await lastAnswer().textContent())?.includes('[erased]') ?? false);
    await docent.screenshot('erased-quote');
  });

  it('a document that was shown leaves nothing in the window’s own folder either', async () => {
    await byId('nav-library').click();
    await docent.page.locator('[data-testid="file-row"]', { hasText: 'shown.pdf' }).click();
    await byId('toggle-details').click();
    await byId('detail-open').click();
    await docent.page.locator('canvas').first().waitFor();
    await docent.screenshot('erase-shown');
    expect(canariesIn(dataDir, [shown]).length).toBeGreaterThan(0);
    await byId('document-close').click();
    await byId('detail-erase').click();
    await byId('privacy-submit').click();
    await byId('privacy-dialog').waitFor({ state: 'detached' });
    expect(canariesIn(dataDir, [shown, secret])).toEqual([]);
  });

  it('everything typed goes too', async () => {
    await openSettings();
    await byId('erase-typed').click();
    await byId('privacy-submit').click();
    await byId('privacy-dialog').waitFor({ state: 'detached' });
    await waitUntil('an empty list', async () => (await titles()).length === 0);
    await closeSettings();
    expect(docent.problems).toEqual([]);
  });
});
