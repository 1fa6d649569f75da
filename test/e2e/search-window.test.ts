import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { harbourPages, writeHarbourFolder } from './helpers/harbour-folder.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const report = 'Harbour report.pdf';

let folder: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const groupOf = (name: string) => byId('search-group').filter({ has: docent.page.locator(`[data-path$="${name}"]`) });
const press = (key: string) => docent.page.keyboard.press(key);
const paths = () => byId('search-hit').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-path') ?? ''));
const fieldText = () => byId('search-input').inputValue();
/** Of several with this id it is enough that one has it. */
const hasFocus = async (id: string) => (await docent.page.locator(`[data-testid="${id}"]:focus`).count()) > 0;
/** The row the keys stand on, as those hear it who do not see it. */
const selectedRow = () => docent.page.locator('[data-testid="search-results"] [aria-selected="true"]');

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-search-'));
  const documents = path.join(folder, 'My documents');
  writeHarbourFolder(documents);
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil('every file to be ready', async () => {
    const { files, working, counts } = await docent.request('library.status', {});
    return files > 0 && !working && counts.ready === files;
  });
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

const answered = () => docent.page.locator('[data-testid="search-view"][data-phase="done"]').waitFor();

/** Puts a query into the field and waits until both parts of the search have answered it. */
async function search(query: string): Promise<void> {
  await byId('search-input').fill(query);
  await answered();
}

describe('the search window', () => {
  it('shows hits while a person types, with nothing pressed', async () => {
    await byId('nav-search').click();
    await waitUntil('the field to have the focus', () => hasFocus('search-input'));
    await docent.page.keyboard.type('harbour');
    await byId('search-hit').first().waitFor();
    await answered();
    expect(await paths()).toEqual(expect.arrayContaining([expect.stringContaining(report)]));
    await waitUntil('the count to be said', async () =>
      /^\d+ passages? in \d+ documents?$/.test((await byId('search-announcement').textContent()) ?? ''),
    );
    expect(await hasFocus('search-input')).toBe(true);
  });

  it('groups passages by document and shows the others when asked', async () => {
    const group = groupOf(report);
    await expect(group.count()).resolves.toBe(1);
    await expect(group.getByRole('rowheader').textContent()).resolves.toContain('Harbour report');
    expect(await group.getByTestId('search-hit').count()).toBeLessThan(harbourPages.length);
    await group.getByTestId('search-more').click();
    await waitUntil(
      'all its passages',
      async () => (await group.getByTestId('search-hit').count()) === harbourPages.length,
    );
    await expect(group.locator('mark').first().textContent()).resolves.toMatch(/harbour/i);
    await group.locator('[data-testid="thumbnail"][data-drawn="true"]').waitFor();
    await docent.screenshot('search-window-1-groups');
  });

  it('is gone through, explained, opened and left with the keyboard alone', async () => {
    await byId('search-input').focus();
    await press('ArrowDown');
    await waitUntil('the list to have the focus', () => hasFocus('search-results'));
    await press('End');
    const last = await selectedRow().getAttribute('id');
    await expect(byId('search-results').getAttribute('aria-activedescendant')).resolves.toBe(last);
    await press('Home');
    expect(await selectedRow().getAttribute('id')).not.toBe(last);
    await press('ArrowRight');
    await expect(byId('hit-why').textContent()).resolves.toMatch(/Matching words.*harbour/i);
    await press('ArrowLeft');
    await expect(byId('hit-why').count()).resolves.toBe(0);

    const page = docent.page.locator(`[data-testid="search-hit"][data-path$="${report}"]`).last();
    const [number, id] = [await page.getAttribute('data-page'), await page.getAttribute('id')];
    for (let step = 0; step < 20 && (await selectedRow().getAttribute('id')) !== id; step += 1)
      await press('ArrowDown');
    await press('Enter');
    await byId('document-view').waitFor();
    await docent.page.locator(`[data-testid="document-page"][data-page="${number}"][data-drawn="true"]`).waitFor();
    await byId('citation-mark').first().waitFor();
    await docent.screenshot('search-window-2-opened');
    await press('Escape');
    await waitUntil('the document to be closed', async () => (await byId('document-view').count()) === 0);
    await press('Escape');
    await waitUntil('the field to have the focus again', () => hasFocus('search-input'));
  });

  it('previews with Space, and the preview follows the keys', async () => {
    await press('ArrowDown');
    await press('Home');
    await press('Space');
    await byId('document-view').waitFor();
    const first = await byId('document-view').getAttribute('data-document-id');
    await press('End');
    await waitUntil(
      'the preview to follow',
      async () => (await byId('document-view').getAttribute('data-document-id')) !== first,
    );
    expect(await hasFocus('search-results')).toBe(true);
    await press('Space');
    await waitUntil('the preview to be closed', async () => (await byId('document-view').count()) === 0);
  });

  it('narrows by a condition that is typed, and widens when its chip is removed', async () => {
    await search('harbour type:pdf');
    expect((await paths()).filter((each) => !each.endsWith('.pdf'))).toEqual([]);
    await byId('condition-chip').first().waitFor();
    await docent.screenshot('search-window-3-condition');
    await byId('condition-chip').first().click();
    await waitUntil('all kinds again', async () => (await paths()).some((each) => !each.endsWith('.pdf')));
    expect(await fieldText()).toBe('harbour');
  });

  it('narrows by a facet, which becomes a condition of the query', async () => {
    await search('harbour');
    await docent.page.locator('[data-testid="facet-kind"][data-value="pdf"]').click();
    await waitUntil('PDFs alone', async () => {
      const found = await paths();
      return found.length > 0 && found.every((each) => each.endsWith('.pdf'));
    });
    expect(await fieldText()).toBe('harbour type:pdf');
  });

  it('shows passages like one and leads back', async () => {
    await search('harbour');
    const before = await paths();
    await byId('search-input').press('ArrowDown');
    // The chosen row may be one that shows more passages, which is like no passage.
    await press('Home');
    await waitUntil('the button of the chosen row', async () => {
      await byId('search-results').focus();
      await press('Tab');
      return hasFocus('hit-similar');
    });
    await press('Enter');
    await byId('similar-heading').waitFor();
    await byId('search-hit').first().waitFor();
    await waitUntil('the list to have the focus', () => hasFocus('search-results'));
    await docent.screenshot('search-window-4-similar');
    await press('Escape');
    await waitUntil('the results as they were', async () => (await paths()).join() === before.join());
    await waitUntil('the list to have the focus again', () => hasFocus('search-results'));
  });

  it('saves a search under a name and runs it from the empty field', async () => {
    await search('mooring fee');
    await byId('save-search').click();
    await byId('save-search-name').fill('Fees');
    await press('Enter');
    await waitUntil('the name to be saved', async () =>
      (await docent.request('search.saved', {})).some(({ name, query }) => name === 'Fees' && query === 'mooring fee'),
    );
    await byId('search-input').fill('');
    await byId('saved-search').filter({ hasText: 'Fees' }).waitFor();
    await docent.screenshot('search-window-5-start');
    await byId('saved-search').filter({ hasText: 'Fees' }).click();
    await waitUntil('its query', async () => (await fieldText()) === 'mooring fee');
    await byId('search-hit').first().waitFor();
  });

  it('lists what can be written, and takes a line of it into the field', async () => {
    await byId('query-help-button').click();
    await byId('query-help').getByText('type:kind').click();
    expect(await fieldText()).toBe('mooring fee type:pdf');
    await waitUntil('the help to be closed', async () => !(await byId('query-help').isVisible()));
  });

  it.each([
    ['a page of text', 'harbour and ledger '.repeat(530)],
    ['emoji', '🦀🚢'],
    ['quotes and operators', '"harbour AND (NEAR/3 * -"'],
    ['only a condition', 'type:pdf'],
    ['something like SQL', "'; DROP TABLE chunk; --"],
  ])('bears %s with results or a sentence', async (_what, query) => {
    await search(query);
    const shown = ['search-hit', 'search-empty', 'search-error'].map((id) => byId(id).count());
    expect((await Promise.all(shown)).some((count) => count > 0)).toBe(true);
  });

  it('remembers what was meant, runs it again, and forgets one or all', async () => {
    await search('"lighthouse keeper of Skagen"');
    await byId('search-input').press('Enter');
    await waitUntil('a search without result', async () =>
      (await docent.request('search.insights', {})).withoutResult.some(({ query }) => query.includes('Skagen')),
    );
    await byId('show-insights').click();
    await byId('insight-missed').filter({ hasText: 'Skagen' }).waitFor();
    await docent.screenshot('search-window-6-insights');
    await byId('insight-missed').filter({ hasText: 'Skagen' }).click();
    await waitUntil('its query in the field', async () => (await fieldText()).includes('Skagen'));

    await byId('show-insights').click();
    await byId('insight-recent').first().waitFor();
    const before = (await docent.request('search.insights', {})).recent;
    await byId('forget-one').first().focus();
    await press('Enter');
    await waitUntil('one to be forgotten', async () => {
      const { recent } = await docent.request('search.insights', {});
      return recent.length === before.length - 1 && recent.every(({ id }) => id !== before[0]?.id);
    });
    await byId('forget-all').click();
    await byId('confirm').click();
    await byId('insights-empty').waitFor();
    expect((await docent.request('search.insights', {})).searches).toBe(0);
    expect(await docent.request('search.saved', {})).toHaveLength(1);
  });

  it('remembers nothing once the switch is off, and keeps the preset that is chosen', async () => {
    await byId('remember-searches').click();
    await waitUntil('the switch', async () => !(await docent.request('settings.get', {})).searchHistory);
    await byId('insights-back').click();
    await search('crane');
    await byId('search-input').press('Enter');
    await byId('document-view').waitFor();
    await press('Escape');
    expect((await docent.request('search.insights', {})).recent).toEqual([]);
    await byId('nav-settings').click();
    await byId('search-preset-classic').click();
    await waitUntil('the preset', async () => (await docent.request('settings.get', {})).searchPreset === 'classic');
    await docent.screenshot('search-window-7-settings');
    await byId('settings-close').click();
  });

  it('tells when more can be searched than the results are of, and searches again when asked', async () => {
    await search('harbour');
    const line = () => byId('coverage').textContent();
    expect(await line()).toMatch(/^Searched all \d+ files$/);
    expect(await byId('search-again').count()).toBe(0);
    writeFileSync(path.join(folder, 'My documents', 'Late notes.txt'), 'Late notes about the harbour wall.');
    await byId('search-again').waitFor();
    await waitUntil('the new file to be counted', async () =>
      /^Searched all (\d+) files · all \d+ can be searched now$/.test((await line()) ?? ''),
    );
    await byId('search-again').click();
    await byId('search-again').waitFor({ state: 'detached' });
    expect(await line()).toMatch(/^Searched all \d+ files$/);
    expect(await paths()).toEqual(expect.arrayContaining([expect.stringContaining('Late notes.txt')]));
  });

  it('is readable in the dark', async () => {
    await docent.request('settings.set', { theme: 'dark', searchPreset: 'docent' });
    await waitUntil('the dark theme', () =>
      docent.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
    );
    await search('harbour');
    await docent.screenshot('search-window-8-dark');
  });

  it('needed nothing that the content security policy refuses', () => {
    expect(docent.problems).toEqual([]);
  });
});
