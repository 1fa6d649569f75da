/** The real window in Arabic, from right to left, and in Japanese: every view as a picture, and the path from a question to its marked sentence. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityIssues } from './helpers/accessibility-issues.ts';
import { overlap } from './helpers/box-overlap.ts';
import { drawnMarks } from './helpers/drawn-marks.ts';
import { layoutDocuments, writeLayoutDocuments } from './helpers/layout-documents.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { boxesOfSentence, pageWords } from './helpers/page-words.ts';
import { writeReceiptFolder } from './helpers/receipt-folder.ts';
import { wordPictures, writeScreenFolder } from './helpers/screen-folder.ts';
import { standStill } from './helpers/stand-still.ts';
import { waitUntil } from './helpers/wait-until.ts';

/** Share of a word's area that must be common to ours and poppler's, per word. */
const leastOverlap = 0.7;
const [plain] = layoutDocuments.filter(({ name }) => name.includes('plain'));

let folder: string;
let documents: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () =>
  docent.page.locator('[data-testid="message"][data-role="assistant"][data-state="complete"]').last();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'My documents');
  writeLayoutDocuments(documents);
  await writeScreenFolder(path.join(documents, 'Screen'));
  writeReceiptFolder(path.join(documents, 'Receipts'));
  mkdirSync(path.join(documents, 'ملفات'));
  writeFileSync(
    path.join(documents, 'ملفات', 'عقد الإيجار.md'),
    '# عقد الإيجار\n\nتُدفع أجرة المخزن في اليوم الأول من كل شهر، وقدرها 900 يورو.\n',
  );
  docent = await openDocent(path.join(folder, 'data'));
  await docent.request('folder.add', { path: documents });
  await waitUntil('everything to be read', async () => {
    const { files, working, counts } = await docent.request('library.status', {});
    return files > 15 && !working && counts.waiting + counts.reading + counts.readable === 0;
  });
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

async function chooseLanguage(code: string): Promise<void> {
  await byId('nav-settings').click();
  await byId('language-select').selectOption(code);
  await docent.page.locator(`html[lang^="${code}"]`).waitFor();
}

/** As the window stands still, without anything cut off at a side of it. */
async function look(name: string): Promise<void> {
  await docent.page.mouse.move(2, 2);
  await standStill(docent.page);
  await docent.screenshot(name);
  expect.soft(await outside(), name).toEqual([]);
}

/** Controls that stand outside of the window or whose words do not fit in. */
const outside = () =>
  docent.page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('button, select, .toolbar, .sidebar, .composer')].filter(
      (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
    const name = (element: HTMLElement) =>
      `${element.className || element.tagName} ${element.dataset.testid ?? ''} “${element.textContent?.slice(0, 40)}”`;
    return shown
      .filter((element) => {
        // What scrolls to the side is reached by scrolling.
        if (element.closest('.table-grid, .help-body table')) return false;
        const { left, right } = element.getBoundingClientRect();
        return right > window.innerWidth + 1 || left < -1;
      })
      .map(name);
  });

/** As on a Mac, whose window buttons stay at the left: nothing to press or read under them. */
async function isClearOfWindowButtons(code: string, header: string): Promise<void> {
  const inTheWay = await docent.page.evaluate((selector) => {
    const root = document.documentElement;
    const before = root.dataset.platform;
    root.dataset.platform = 'darwin';
    const found = [...document.querySelectorAll<HTMLElement>(`${selector} :is(button, h1, h2, input)`)]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().left < 80)
      .map((element) => `${element.className} ${element.dataset.testid ?? ''}`);
    root.dataset.platform = before ?? '';
    return found;
  }, header);
  expect.soft(inTheWay, `${header} in ${code}`).toEqual([]);
}

async function ask(question: string): Promise<void> {
  await byId('nav-chat').click();
  await byId('new-conversation').click();
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await lastAnswer().waitFor();
}

describe.each([
  { code: 'ar', direction: 'rtl', settings: 'الإعدادات' },
  { code: 'ja', direction: 'ltr', settings: '設定' },
] as const)('in $code', ({ code, direction, settings }) => {
  it('the whole window speaks it at once', async () => {
    await chooseLanguage(code);
    const root = docent.page.locator('html');
    expect(await root.getAttribute('dir')).toBe(direction);
    await expect(byId('nav-settings').textContent()).resolves.toContain(settings);
    const sidebar = await docent.page.locator('.sidebar').boundingBox();
    const width = await docent.page.evaluate(() => window.innerWidth);
    expect((sidebar?.x ?? 0) > width / 2).toBe(direction === 'rtl');
    await look(`language-${code}-settings`);
    await byId('network-now').scrollIntoViewIfNeeded();
    await look(`language-${code}-privacy`);
    expect.soft(await accessibilityIssues(docent, `settings in ${code}`)).toEqual([]);
    await byId('settings-close').click();
  });

  it('answers, and marks the sentence at its place on the page', async () => {
    const { name, question, sentence, page } = plain ?? (undefined as never);
    await ask(question);
    await look(`language-${code}-answer`);
    const [conversation] = await docent.request('conversation.list', {});
    const { messages } = await docent.request('conversation.get', { conversationId: conversation?.id ?? '' });
    const citation = messages
      .at(-1)
      ?.answer?.citations.find((each) => each.quote.replace(/\s+/g, ' ').includes(sentence));
    await docent.page.locator(`[data-testid="citation-chip"][data-citation-id="${citation?.id}"]`).first().click();
    const view = await docent.request('document.open', { documentId: citation?.documentId ?? '' });
    const marks = await drawnMarks(docent.page, view.pages.find(({ number }) => number === page)?.width ?? 0);
    expect(marks.page).toBe(page);
    const witness = boxesOfSentence(pageWords(path.join(documents, name))[page - 1] as never, sentence);
    const perWord = witness.map((box) => Math.max(...marks.boxes.map((mark) => overlap(box, mark))));
    process.stdout.write(`${code}: ${witness.length} words, least overlap ${Math.min(...perWord).toFixed(3)}\n`);
    expect(marks.boxes).toHaveLength(witness.length);
    expect(Math.min(...perWord)).toBeGreaterThanOrEqual(leastOverlap);
    await look(`language-${code}-citation`);
    await isClearOfWindowButtons(code, '.split-side .document-header');
    await byId('document-close').click();
  });

  it('shows every view', async () => {
    await byId('nav-library').click();
    await byId('file-row').first().waitFor();
    await look(`language-${code}-library`);
    await isClearOfWindowButtons(code, '.toolbar');
    const name = docent.page.locator('[data-testid="file-row"][data-name="055.jpg"] .file-title');
    const [title, icon] = await Promise.all([
      name.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect().toJSON() as DOMRect;
      }),
      docent.page.locator('[data-testid="file-row"][data-name="055.jpg"] .file-icon').boundingBox(),
    ]);
    // A name in Latin letters stands beside its icon, where the line begins.
    const gap = direction === 'rtl' ? (icon?.x ?? 0) - title.right : title.left - (icon?.x ?? 0) - (icon?.width ?? 0);
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(30);
    await byId('nav-search').click();
    await byId('search-input').fill('museum visitors');
    await byId('search-hit').first().waitFor();
    await look(`language-${code}-search`);
    await byId('search-input').fill('أجرة المخزن');
    await byId('search-hit').first().waitFor();
    await look(`language-${code}-search-arabic`);
    await byId('nav-pictures').click();
    await byId('picture-cell')
      .nth(wordPictures.length - 1)
      .waitFor();
    await look(`language-${code}-pictures`);
    await byId('nav-models').click();
    await byId('model-open').first().waitFor();
    await look(`language-${code}-models`);
    await byId('models-health').click();
    await byId('metrics').waitFor();
    await look(`language-${code}-health`);
    await byId('metrics').scrollIntoViewIfNeeded();
    await look(`language-${code}-metrics`);
    await byId('nav-help').click();
    await byId('help-page').waitFor();
    await look(`language-${code}-help`);
    const own = await docent.request('help.pages', { language: code });
    expect(await byId('help-entry').allTextContents()).toEqual(own.map(({ title }) => title));
    expect(own.map(({ title }) => title)).toContain(await byId('help-page').locator('h2').first().textContent());
  });

  it('shows a table, its columns beginning where lines begin', async () => {
    await byId('nav-tables').click();
    if ((await byId('table-back').count()) > 0) await byId('table-back').click();
    await byId('tables-start').waitFor();
    await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
    await byId('scope-folder').first().check();
    await byId('table-mode-basic').click();
    await look(`language-${code}-table-setup`);
    await byId('setup-start').click();
    await byId('table-grid').waitFor();
    await waitUntil('the run to end', async () => (await byId('table-view').getAttribute('data-state')) === 'done');
    const row = docent.page.locator('[data-testid="table-row"][data-name="cafe.pdf"]');
    await row.waitFor();
    await look(`language-${code}-table`);
    const grid = await byId('table-grid').boundingBox();
    const cells = row.locator('[data-field]');
    const boxes = await Promise.all([0, 1].map((index) => cells.nth(index).boundingBox()));
    const [first, second] = boxes.map((box) => box?.x ?? 0) as [number, number];
    expect(second < first).toBe(direction === 'rtl');
    expect(first).toBeGreaterThan(grid?.x ?? 0);
    // The arrow keys go where they point.
    const next = (await cells.nth(1).getAttribute('data-field')) ?? '';
    await cells.nth(0).click();
    await docent.page.locator('[data-testid="table-cell"][data-focus]').waitFor();
    await docent.page.keyboard.press(direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
    await docent.page.locator(`[data-testid="table-cell"][data-focus][data-field="${next}"]`).waitFor();
  });
});

it('nothing went wrong in the page', () => {
  expect(docent.problems).toEqual([]);
});
