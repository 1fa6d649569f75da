/** A window is in its language and theme from its first paint on, also while the library has not answered yet. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockLibrary } from '../../src/main/engine/store/library-lock.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { startAgain } from './helpers/start-again.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
const data = () => path.join(folder, 'data');

/** How the page is, and everything it has been since its document began, when `watchFromFirst` was there in time. */
const lookOf = (page: Page) =>
  page.evaluate(() => ({
    language: document.documentElement.lang,
    theme: document.documentElement.dataset.theme,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    background: getComputedStyle(document.body).backgroundColor,
    library: document.querySelector('[data-testid="nav-library"]')?.textContent,
  }));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-paint-'));
  const docent = await openDocent(data());
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.page.getByTestId('nav-library').waitFor();
  expect(await lookOf(docent.page)).toMatchObject({ language: 'en', theme: 'system' });
  await docent.request('settings.set', { theme: 'dark', language: 'de', textSize: 'large' });
  await docent.page.locator('html[lang="de"]').waitFor();
  await docent.quit();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the first paint', () => {
  // The bug: the settings are the library's, so a window began in the system's language and theme and changed before a person's eyes.
  it('is as it was chosen, although the library cannot be asked', async () => {
    const lock = lockLibrary(data());
    expect(lock).not.toBeNull();
    const docent = await openDocent(data());
    try {
      await docent.page.getByTestId('library-error').waitFor();
      await expect(docent.request('settings.get', {})).rejects.toThrow('library-locked');
      expect(await lookOf(docent.page)).toMatchObject({ language: 'de', theme: 'dark', dark: true });
      await expect(docent.page.getByTestId('nav-library').textContent()).resolves.toContain('Bibliothek');
      expect(
        await docent.app.evaluate(({ nativeTheme, Menu }) => [
          nativeTheme.themeSource,
          Menu.getApplicationMenu()
            ?.items.map(({ label }) => label)
            .join(' '),
        ]),
      ).toEqual(['dark', expect.stringContaining('Bearbeiten')]);
      await docent.screenshot('first-paint-german-dark');
    } finally {
      lock?.release();
      await docent.quit();
    }
  });

  it('changes to nothing else while the window comes up', async () => {
    const docent: Docent = await openDocent(data());
    try {
      await docent.request('settings.set', { keepFresh: true });
      // Whatever stands in the page at any moment, from the first element on.
      await docent.app.context().addInitScript(() => {
        const seen = new Set<string>();
        Object.assign(globalThis, { seenLooks: seen });
        const note = () => {
          const { lang, dataset } = document.documentElement ?? { lang: '', dataset: {} };
          const word = document.querySelector('[data-testid="nav-library"]')?.textContent;
          if (word) seen.add([lang, dataset.theme, word.trim()].join(' '));
        };
        new MutationObserver(note).observe(document, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      });
      await docent.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await waitUntil('no window', async () => docent.app.windows().length === 0);
      const shown = docent.app.waitForEvent('window');
      expect(await startAgain(data())).toBe(0);
      const page = await shown;
      await page.getByTestId('first-launch').or(page.getByTestId('file-table')).first().waitFor();
      await page.waitForFunction(() => (globalThis as unknown as { seenLooks?: Set<string> }).seenLooks?.size);
      const seen = await page.evaluate(() => [...(globalThis as unknown as { seenLooks: Set<string> }).seenLooks]);
      expect(seen).toEqual(['de dark Bibliothek']);
    } finally {
      await docent.quit();
    }
  });
});
