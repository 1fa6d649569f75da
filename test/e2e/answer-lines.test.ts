/** How the lines of an answer, of its cited text and of what is found again in conversations stand in windows of many widths. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bothThemes } from './helpers/both-themes.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);
const answers = () => docent.page.locator('[data-testid="message"][data-role="assistant"]');

async function ask(question: string): Promise<void> {
  const before = await answers().count();
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await waitUntil('the answer', async () => {
    const isNew = (await answers().count()) > before;
    return isNew && (await answers().last().getAttribute('data-state')) === 'complete';
  });
}

/** Sources that begin a line of their own, and sources looked at. */
const sources = () =>
  docent.page.evaluate(() => {
    const first = [...document.querySelectorAll('.claim-sources > .citation-chip:first-child')];
    const alone = first.filter((chip) => {
      const block = chip.closest('p, li') as HTMLElement;
      return chip.getBoundingClientRect().left - block.getBoundingClientRect().left < 12;
    });
    return { alone: alone.length, seen: first.length };
  });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    path.join(documents, 'nda_brightwater.txt'),
    'NON-DISCLOSURE AGREEMENT\n\nThis Agreement is made on 12 May 2022 between Brightwater Analytics Ltd and Northgate Pharma AG.\n\nMs. Eleanor Whitcombe signs for Brightwater Analytics Ltd.\nThe obligations of confidentiality continue for five years.\n\n',
  );
  writeFileSync(
    path.join(documents, 'fees.csv'),
    'Matter,Lawyer,Hours,Status\nA lease with a name that is much longer than its column,Finch,3,open\nNorthgate dispute,Oakley,2,paid\n',
  );
  docent = await openDocent(path.join(folder, 'data'));
  await docent.request('folder.add', { path: documents });
  await waitUntil('both to be ready', async () => (await docent.request('library.status', {})).counts.ready === 2);
  await byId('nav-chat').click();
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('keeps a source on the line of the words it proves, however wide the window is', async () => {
  await ask('Who signs for Brightwater Analytics?');
  await ask('List every document that mentions confidentiality');
  for (let width = 760; width < 1240; width += 15) {
    await docent.app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(to, 800);
    }, width);
    await waitUntil('the width', async () => (await docent.page.evaluate(() => window.innerWidth)) === width);
    const { alone, seen } = await sources();
    expect(seen).toBeGreaterThan(2);
    expect(alone, `at ${width} pixels`).toBe(0);
  }
  await bothThemes(docent, 'answer-lines');
});

it('shows names of files in an answer as they are', async () => {
  const text = (await answers().last().textContent()) ?? '';
  expect(text).toContain('nda_brightwater.txt');
  expect(text).not.toContain('\\');
});

it('is done loading when the text of a document is there to its end', async () => {
  await answers().first().getByTestId('citation-chip').first().click();
  await byId('citation-mark').waitFor();
  await waitUntil('the end', async () => (await docent.page.locator('.text-more').count()) === 0);
  expect(await byId('document-view').textContent()).toContain('continue for five years');
  await byId('document-close').click();
});

it('shows the words found in conversations, not only what stands before them', async () => {
  await byId('search-conversations').fill('Pharma');
  const snippet = docent.page.locator('.conversation-snippet').first();
  await snippet.waitFor();
  const isSeen = await snippet.evaluate((element) => {
    const words = element.firstChild as Text;
    const range = document.createRange();
    range.setStart(words, words.data.indexOf('Pharma'));
    range.setEnd(words, words.data.indexOf('Pharma') + 'Pharma'.length);
    const [found, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return found.bottom <= box.bottom && found.right <= box.right;
  });
  expect(isSeen).toBe(true);
  await bothThemes(docent, 'conversation-found');
  await byId('search-conversations').fill('');
});

it('keeps a statement and cut cells readable from right to left', async () => {
  await byId('nav-settings').click();
  await byId('language-select').selectOption('ar');
  await docent.page.locator('html[lang^="ar"]').waitFor();
  await docent.page.keyboard.press('Escape');
  await ask('Which matters are open?');
  await byId('computed-from').locator('summary').click();
  await byId('computed-query').waitFor();
  const shown = await docent.page.evaluate(() => {
    const cell = document.querySelector('.computed-cells li:first-child > :last-child') as HTMLElement;
    const item = cell.parentElement as HTMLElement;
    const [inner, outer] = [cell.getBoundingClientRect(), item.getBoundingClientRect()];
    return {
      query: getComputedStyle(document.querySelector('[data-testid="computed-query"]') as HTMLElement).direction,
      isInside: inner.left >= outer.left - 1 && inner.right <= outer.right + 1,
      ends: getComputedStyle(cell).textOverflow,
    };
  });
  expect(shown).toEqual({ query: 'ltr', isInside: true, ends: 'ellipsis' });
  await bothThemes(docent, 'computed-right-to-left');
});
