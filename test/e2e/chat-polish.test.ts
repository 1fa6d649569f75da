/** What a newcomer meets in the chat: an empty library, menus by keyboard, names that are none, a cited file that is gone, small windows. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothThemes } from './helpers/both-themes.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let documents: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();
const press = (key: string) => docent.page.keyboard.press(key);
const focused = () =>
  docent.page.evaluate(() => ({
    testId: document.activeElement?.getAttribute('data-testid') ?? '',
    text: document.activeElement?.textContent?.trim() ?? '',
  }));

async function ask(question: string): Promise<void> {
  const answers = docent.page.locator('[data-testid="message"][data-role="assistant"]');
  const before = await answers.count();
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await waitUntil('the answer', async () => {
    const isNew = (await answers.count()) > before;
    return isNew && (await lastAnswer().getAttribute('data-state')) === 'complete';
  });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    path.join(documents, 'lease.md'),
    '# Lease of the kiln\n\nThe rent of the kiln is 900 euros a month.\n',
  );
  writeFileSync(path.join(documents, 'tower.md'), '# Tower\n\nThe observatory was built in 1788.\n');
  docent = await openDocent(path.join(folder, 'data'));
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('with nothing in the library', () => {
  it('a question is told kindly what is missing, with a button for it', async () => {
    await byId('nav-chat').click();
    await ask('When was the observatory built?');
    await byId('answer-no-files').waitFor();
    expect(await byId('no-files-add').isEnabled()).toBe(true);
    await bothThemes(docent, 'no-files-answer');
  });
});

describe('with two files', () => {
  it('opens the menu of a conversation, goes through it and back to its button by keyboard alone', async () => {
    await docent.request('folder.add', { path: documents });
    await waitUntil('both to be ready', async () => (await docent.request('library.status', {})).counts.ready === 2);
    await byId('new-conversation').click();
    await ask('What is the rent of the kiln?');
    await byId('export-conversation').focus();
    await press('Enter');
    await waitUntil('the first item', async () => (await focused()).testId === 'export-markdown');
    await press('ArrowDown');
    expect((await focused()).testId).toBe('export-pdf');
    await press('End');
    expect((await focused()).testId).toBe('export-json');
    await press('ArrowDown');
    expect((await focused()).testId).toBe('export-markdown');
    await press('ArrowUp');
    await press('Home');
    expect((await focused()).testId).toBe('export-markdown');
    await bothThemes(docent, 'menu-by-keyboard');
    await press('Escape');
    await waitUntil('its button', async () => (await focused()).testId === 'export-conversation');
    expect(await docent.page.getByRole('menu').count()).toBe(0);
  });

  it('goes along what can be done with an answer with the arrow keys', async () => {
    await lastAnswer().getByTestId('copy-answer').focus();
    await press('ArrowRight');
    expect((await focused()).testId).toBe('copy-markdown');
    await press('End');
    expect((await focused()).testId).toBe('rate-bad');
  });

  it('says in one sentence that there is no chat model, and offers no ways of writing to none', async () => {
    await byId('mode-generate').click();
    expect(await byId('preset-picker').count()).toBe(0);
    expect(await byId('add-model').textContent()).toContain('No chat model is chosen yet');
    await byId('mode-extract').click();
  });

  it('says that nothing is called so', async () => {
    await byId('chat-input').fill('');
    await byId('chat-input').focus();
    await docent.page.keyboard.type('What is the rent @zzz');
    await byId('scope-none').waitFor();
    expect(await byId('scope-none').textContent()).toBe('No file or folder called “zzz”.');
    await bothThemes(docent, 'no-such-file');
    await byId('chat-input').fill('');
  });

  it('shows what was quoted from a file that is gone, and says that it is gone', async () => {
    rmSync(path.join(documents, 'lease.md'));
    await waitUntil('the library to see it', async () => (await docent.request('library.status', {})).files === 1);
    await lastAnswer().getByTestId('citation-chip').first().click();
    await byId('document-view').waitFor();
    await waitUntil(
      'the pane',
      async () => (await byId('document-error').count()) > 0 || (await byId('citation-mark').count()) > 0,
    );
    const said = (await byId('document-view').textContent()) ?? '';
    expect(said).toContain('no longer in the library');
    expect(said).not.toContain('changed');
    expect(await byId('kept-quote').textContent()).toContain('900 euros');
    await bothThemes(docent, 'gone-citation');
    await byId('document-close').click();
  });

  it('follows its end when it grows beyond the window', async () => {
    await docent.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(900, 560);
    });
    for (const question of ['When was the observatory built?', 'Which tower?', 'What was built in 1788?'])
      await ask(question);
    const height = await docent.page.evaluate(() => {
      const scroller = document.querySelector('.message-scroller') as HTMLElement;
      return scroller.scrollHeight - scroller.clientHeight;
    });
    expect(height).toBeGreaterThan(0);
  });

  it.each([900, 760])('keeps the last line above the composer at %i pixels', async (width) => {
    await docent.app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(to, 560);
    }, width);
    await docent.page.waitForTimeout(400);
    const { last, top, wide } = await docent.page.evaluate(() => {
      const actions = [...document.querySelectorAll('.message-list > *')].at(-1) as HTMLElement;
      const composer = document.querySelector('.composer') as HTMLElement;
      return {
        last: actions.getBoundingClientRect().bottom,
        top: composer.getBoundingClientRect().top,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    expect(last).toBeLessThanOrEqual(top);
    expect(wide).toBe(0);
    await bothThemes(docent, `chat-${width}`);
  });

  it('folds a pasted page, shows all of it when asked, and folds it again', async () => {
    await ask(`When was the observatory built? ${'The minutes of the last meeting say nothing of it. '.repeat(195)}`);
    const asked = docent.page.locator('[data-testid="message"][data-role="user"]').last();
    const height = () => asked.evaluate((element) => element.getBoundingClientRect().height);
    const folded = await height();
    const answer = await lastAnswer().boundingBox();
    expect(answer?.y).toBeGreaterThanOrEqual(0);
    await bothThemes(docent, 'chat-long-question');
    const button = asked.getByTestId('unfold-question');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.focus();
    await press('Enter');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    const whole = await height();
    expect(whole).toBeGreaterThan(4 * folded);
    await press('Enter');
    expect(await height()).toBe(folded);
    // A short one has nothing to fold.
    await ask('Which tower?');
    expect(await asked.getByTestId('unfold-question').count()).toBe(0);
  });
});
