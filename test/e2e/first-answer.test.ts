/** From the first screen to a marked sentence, led by the hand; and the help, the keys, the sizes of text that stand beside it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityIssues } from './helpers/accessibility-issues.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { standStill } from './helpers/stand-still.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);
const step = (name: string) => docent.page.locator(`[data-testid="tour"][data-step="${name}"]`);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  docent = await openDocent(path.join(folder, 'data'));
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

async function isAccessible(place: string): Promise<void> {
  expect.soft(await accessibilityIssues(docent, place)).toEqual([]);
}

/** Nothing stands outside of the window or is cut off to its side. */
const overflow = () =>
  docent.page.evaluate(() =>
    [...document.querySelectorAll('.toolbar, .composer, .tour-card, .settings-sheet, .help-view, .answer-mode-bar')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
  );

/** As the screen has it: Playwright cuts a zoomed page off. */
async function capture(name: string): Promise<void> {
  const picture = await docent.app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
  );
  const shots = path.join(
    process.env.DOCENT_TEST_OUTPUT ?? path.join(import.meta.dirname, '../../test-output'),
    'screenshots',
  );
  mkdirSync(shots, { recursive: true });
  writeFileSync(path.join(shots, `${name}.png`), Buffer.from(picture ?? '', 'base64'));
}

async function resize(width: number, height = 800): Promise<void> {
  await docent.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await standStill(docent.page);
}

describe('the first answer', () => {
  it('begins with the samples and says what happens', async () => {
    await byId('try-samples').click();
    await byId('tour').waitFor();
    await step('ask').waitFor({ timeout: 120_000 });
    await isAccessible('tour, ask');
    await docent.screenshot('tour-1-ask');
  });

  it('asks, and shows where the answer opens its source', async () => {
    await byId('tour-ask').click();
    await step('open').waitFor({ timeout: 120_000 });
    await isAccessible('tour, open');
    await docent.screenshot('tour-2-answer');
    await expect(byId('message').last().textContent()).resolves.toContain('ninety days');
  });

  it('ends at the sentence, marked on its page', async () => {
    await byId('citation-chip').first().click();
    await step('read').waitFor();
    await byId('citation-mark').first().waitFor();
    await standStill(docent.page);
    await isAccessible('tour, read');
    await docent.screenshot('tour-3-marked');
    await byId('tour-skip').click();
    await byId('tour').waitFor({ state: 'detached' });
    await docent.page.keyboard.press('Escape');
  });
});

describe('the help', () => {
  it('opens at the page about the view, is searched, and leads back', async () => {
    await byId('nav-search').click();
    await byId('help-link').click();
    await docent.page.locator('[data-testid="help-page"][data-page="search-language"]').waitFor();
    await docent.screenshot('help-page');
    await isAccessible('help, page');
    await byId('help-search').fill('move my library to another mac');
    await docent.page.locator('[data-testid="help-hit"][data-page="backup"]').first().waitFor();
    await docent.screenshot('help-search');
    await isAccessible('help, search');
    await docent.page.locator('[data-testid="help-hit"][data-page="backup"]').first().click();
    await docent.page.locator('[data-testid="help-page"][data-page="backup"]').waitFor();
    await byId('help-search').fill('xyzzy plugh');
    await byId('help-hits').filter({ hasText: 'says nothing' }).waitFor();
    await byId('help-search').press('Escape');
    await docent.page.keyboard.press('Escape');
    await byId('search-input').waitFor();
  });

  it('shows every key on a question mark', async () => {
    await byId('nav-library').click();
    await byId('folder-row').first().click();
    await byId('file-filter').blur();
    await docent.page.keyboard.press('?');
    await byId('shortcuts').waitFor();
    await docent.screenshot('help-keys');
    await isAccessible('keyboard shortcuts');
    await docent.page.keyboard.press('Escape');
    await byId('shortcuts').waitFor({ state: 'detached' });
  });
});

describe('settings', () => {
  it('are found by what people call them', async () => {
    await byId('nav-settings').click();
    await byId('settings-section').first().waitFor();
    await docent.screenshot('settings-index');
    await isAccessible('settings with index');
    await byId('settings-search').fill('dark mode');
    await byId('theme-select').waitFor();
    await byId('back-up').waitFor({ state: 'hidden' });
    await byId('settings-search').fill('passphrase');
    await byId('backup-encrypt').waitFor();
    await byId('theme-select').waitFor({ state: 'hidden' });
    await docent.screenshot('settings-found');
    await byId('settings-search').fill('');
  });

  it('make everything larger, documents too, and remember it', async () => {
    const width = () => docent.page.evaluate(() => window.innerWidth);
    const before = await width();
    await byId('text-size-largest').click();
    await waitUntil('larger text', async () => (await width()) < before / 1.4);
    await capture('text-largest-settings');
    expect.soft(await overflow()).toEqual([]);
    await byId('settings-close').click();
    await byId('nav-chat').click();
    await standStill(docent.page);
    await capture('text-largest-chat');
    expect.soft(await overflow()).toEqual([]);
    await docent.quit();
    docent = await openDocent(path.join(folder, 'data'));
    await waitUntil('the size as it was', async () => (await width()) < before / 1.4);
    await docent.request('settings.set', { textSize: 'standard' });
    await waitUntil('the first size', async () => Math.abs((await width()) - before) < 3);
  });
});

describe('a narrow window', () => {
  it.each([1000, 820, 700])('of %i points keeps the chat’s rows whole', async (width) => {
    await byId('nav-chat').click();
    await byId('conversation-row').first().click();
    await byId('citation-chip').first().waitFor();
    await resize(width);
    await docent.screenshot(`chat-narrow-${width}`);
    expect.soft(await overflow()).toEqual([]);
    await byId('citation-chip').first().click();
    await byId('document-view').waitFor();
    await standStill(docent.page);
    await docent.screenshot(`chat-narrow-${width}-document`);
    expect.soft(await overflow()).toEqual([]);
    await docent.page.keyboard.press('Escape');
  });
});
