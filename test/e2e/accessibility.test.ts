/** Every view and dialog of the real window, empty and full, in light and dark, as axe sees it: nothing serious, nothing critical. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { plantedSpeech } from '../helpers/planted-speech.ts';
import { writeMlx } from '../helpers/trained-adapter.ts';
import { accessibilityIssues } from './helpers/accessibility-issues.ts';
import { writeHarbourFolder } from './helpers/harbour-folder.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { writeReceiptFolder } from './helpers/receipt-folder.ts';
import { writeScreenFolder } from './helpers/screen-folder.ts';
import { standStill } from './helpers/stand-still.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let documents: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);
const views = ['library', 'search', 'chat', 'tables', 'pictures', 'questions', 'models'] as const;
const looked: string[] = [];

/** Nothing serious stands in the window now. Soft: the test goes on and tells of every place. */
async function isAccessible(place: string): Promise<void> {
  looked.push(place);
  expect.soft(await accessibilityIssues(docent, place)).toEqual([]);
}
const file = (name: string) => docent.page.locator(`[data-testid="file-row"][data-name="${name}"]`);
/** The list holds the rows on screen alone: what is looked for is brought there. */
const only = (name: string) => byId('file-filter').fill(name);
async function putAway(id: string): Promise<void> {
  await docent.page.keyboard.press('Escape');
  await byId(id).waitFor({ state: 'detached' });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'documents');
  await writeScreenFolder(documents);
  writeHarbourFolder(path.join(documents, 'Harbour'));
  writeReceiptFolder(path.join(documents, 'Receipts'));
  writeFileSync(
    path.join(documents, 'Harbour', 'Rules.html'),
    '<h1>Rules of the harbour</h1><p>Boats moor <b>east</b>.</p><table><tr><th>Pier</th><th>Fee</th></tr><tr><td>1</td><td>12</td></tr></table>',
  );
  docent = await openDocent(path.join(folder, 'data'));
});
afterAll(async () => {
  process.stdout.write(`axe looked at ${looked.length} places, each in light and dark\n`);
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('the empty window', () => {
  it('first start and every view without a file', async () => {
    await byId('first-launch').waitFor();
    await isAccessible('first start');
    for (const view of views.slice(1)) {
      await byId(`nav-${view}`).click();
      await standStill(docent.page);
      await isAccessible(`${view}, empty`);
    }
  });
});

describe('the library', () => {
  it('is read and listed', async () => {
    await docent.request('folder.add', { path: documents });
    await byId('nav-library').click();
    await byId('file-row').first().waitFor();
    await isAccessible('library while reading');
    await waitUntil('everything to be read', async () => {
      const { files, working, counts } = await docent.request('library.status', {});
      return files > 15 && !working && counts.waiting + counts.reading + counts.readable === 0;
    });
    await isAccessible('library');
    await only('broken.pdf');
    await file('broken.pdf').click();
    if ((await byId('details').count()) === 0) await byId('toggle-details').click();
    await byId('details').waitFor();
    await isAccessible('details of a file that can’t be read');
    await only('Receipt.png');
    await file('Receipt.png').click();
    await isAccessible('details of a picture');
    await byId('file-filter').fill('nothing has this name');
    await isAccessible('library, nothing fits the filter');
    await byId('file-filter').fill('');
  });

  it('asks in dialogs', async () => {
    await byId('folder-row').first().hover();
    await byId('folder-overview').first().click();
    await byId('overview-document').first().waitFor();
    await isAccessible('overview of a folder');
    await putAway('overview');
    await byId('folder-row').first().locator('.folder-main').click();
    await byId('edit-exclusions').first().click();
    await byId('exclusions').waitFor();
    await isAccessible('exclusions');
    await putAway('exclusions');
    await byId('folder-row').first().hover();
    await byId('remove-folder').first().click();
    await byId('confirm').waitFor();
    await isAccessible('removing a folder');
    await putAway('confirm');
    await only('Sealed offer.pdf');
    await file('Sealed offer.pdf').hover();
    await file('Sealed offer.pdf').getByTestId('unlock-file').click();
    await byId('unlock-dialog').waitFor();
    await isAccessible('a password is asked for');
    await putAway('unlock-dialog');
  });

  it('shows documents', async () => {
    for (const name of ['Harbour report.pdf', 'Walk.md', 'Costs.csv', 'Letter.eml', 'Rules.html', 'Receipt.png']) {
      await byId('nav-library').click();
      await only(name);
      await file(name).first().dblclick();
      await byId('document-view').waitFor();
      await waitUntil(
        `${name} to be shown`,
        async () => (await byId('document-view').locator('.spinner').count()) === 0,
      );
      await isAccessible(`document ${name}`);
      await byId('document-close').click();
    }
    await byId('file-filter').fill('');
  });
});

describe('search', () => {
  it('shows results, their reasons, helps and savings', async () => {
    await byId('nav-search').click();
    await byId('search-input').fill('harbour');
    await byId('search-hit').first().waitFor();
    await isAccessible('search results');
    await byId('search-hit').first().hover();
    await byId('hit-why-button').first().click();
    await byId('hit-why').first().waitFor();
    await isAccessible('why this hit');
    await byId('query-help-button').click();
    await byId('query-help').waitFor();
    await isAccessible('help on queries');
    await docent.page.keyboard.press('Escape');
    await byId('save-search').click();
    await byId('save-search-form').waitFor();
    await isAccessible('saving a search');
    await docent.page.keyboard.press('Escape');
    await byId('search-input').fill('xylophonic zzzz');
    await docent.page.waitForTimeout(600);
    await isAccessible('search without a result');
    await byId('search-input').fill('');
    await isAccessible('search, its beginning');
    await byId('show-insights').click();
    await byId('insights').waitFor();
    await isAccessible('insights');
  });
});

describe('chat', () => {
  it('answers, lists, and asks in dialogs', async () => {
    await byId('nav-chat').click();
    await isAccessible('chat, its beginning');
    await byId('chat-input').fill('When was the harbour dredged?');
    await byId('chat-send').click();
    await docent.page.locator('[data-testid="message"][data-role="assistant"][data-state="complete"]').last().waitFor();
    await isAccessible('an answer');
    await byId('citation-chip').first().hover();
    await byId('citation-card').waitFor();
    await isAccessible('a citation’s card');
    await byId('citation-chip').first().click();
    await byId('document-view').waitFor();
    await byId('citation-mark').first().waitFor();
    await isAccessible('a citation opened');
    await byId('document-close').click();
    await byId('scope-button').click();
    await standStill(docent.page);
    await isAccessible('scope menu');
    await docent.page.keyboard.press('Escape');
    await byId('conversation-row').first().hover();
    await docent.page.getByRole('button', { name: 'Delete' }).first().click();
    await byId('confirm').waitFor();
    await isAccessible('deleting a conversation');
    await putAway('confirm');
    await byId('export-conversation').click();
    await byId('export-pdf').waitFor();
    await isAccessible('export menu');
    await docent.page.keyboard.press('Escape');
  });

  it('goes through question lists', async () => {
    await byId('nav-questions').click();
    await byId('questions-text').fill('When was the harbour dredged?\nWho keeps the ledger?');
    await isAccessible('a list of questions');
    await byId('questions-start').click();
    await byId('question-row').first().waitFor();
    await isAccessible('questions answered');
  });
});

describe('tables', () => {
  it('are set up, made and edited', async () => {
    await byId('nav-tables').click();
    await byId('tables-start').waitFor();
    await isAccessible('tables, their beginning');
    await byId('template-new').click();
    await byId('template-form').waitFor();
    await byId('field-add').click();
    await isAccessible('a template');
    await byId('template-cancel').click();
    if ((await byId('confirm').count()) > 0) await byId('confirm').click();
    await byId('template-propose').click();
    await docent.page.locator('.propose-dialog').waitFor();
    await isAccessible('columns from examples');
    await docent.page.keyboard.press('Escape');
    await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
    await byId('scope-folder').first().check();
    await byId('table-mode-basic').click();
    await waitUntil('the cost', async () => /about/.test((await byId('setup-cost').textContent()) ?? ''));
    await isAccessible('a table’s setup');
    await byId('setup-start').click();
    await byId('table-grid').waitFor();
    await waitUntil('the run to end', async () => (await byId('table-view').getAttribute('data-state')) === 'done');
    await docent.page.locator('[data-testid="table-row"][data-state="done"]').first().waitFor();
    await isAccessible('a table');
    const cell = docent.page.locator('[data-testid="table-row"][data-name="cafe.pdf"] [data-field="total"]');
    await cell.click();
    await byId('cell-panel').waitFor();
    await isAccessible('a cell and its page');
    await byId('table-help').click();
    await standStill(docent.page);
    await isAccessible('keys of the table');
    await docent.page.keyboard.press('Escape');
  });
});

describe('pictures', () => {
  it('are shown in the gallery and alone', async () => {
    await byId('nav-pictures').click();
    await byId('picture-cell').first().waitFor();
    await isAccessible('pictures');
    await byId('picture-cell').first().click();
    await docent.page.keyboard.press('Enter');
    await byId('picture-viewer').waitFor();
    await isAccessible('one picture');
    await docent.page.keyboard.press('Escape');
    await byId('picture-viewer').waitFor({ state: 'detached' });
  });
});

describe('with a chat model and an adapter', () => {
  it('offers ways of writing, adapters and comparisons', async () => {
    const { weights, adapter } = plantedSpeech();
    const model = await writeLlamaGguf(weights, path.join(folder, 'small.gguf'));
    writeMlx(path.join(folder, 'herons'), [adapter], 1);
    await docent.request('model.add', { path: model, role: 'chat' });
    await docent.app.evaluate(
      ({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      },
      path.join(folder, 'herons'),
    );
    await byId('nav-settings').click();
    await byId('settings-add-adapter').click();
    await byId('adapter-row').waitFor();
    await isAccessible('settings with an adapter');
    await byId('settings-compare').click();
    await byId('compare').waitFor();
    await isAccessible('compare');
    await byId('nav-chat').click();
    await byId('mode-generate').click();
    await byId('preset-picker').click();
    await byId('preset-choice').first().waitFor();
    await isAccessible('ways of writing');
    await byId('edit-presets').click();
    await byId('presets-dialog').waitFor();
    await isAccessible('ways of writing, edited');
    await putAway('presets-dialog');
    await byId('adapter-picker').click();
    await byId('adapter-choice').waitFor();
    await isAccessible('adapters of a conversation');
    await docent.page.keyboard.press('Escape');
  });
});

describe('models, health and settings', () => {
  it('explain themselves', async () => {
    await byId('nav-models').click();
    await byId('model-open').first().waitFor();
    await isAccessible('models');
    await byId('model-open').first().click();
    await byId('model-details').waitFor();
    await isAccessible('details of a model');
    await byId('model-details-close').click();
    await byId('models-health').click();
    await byId('rebuild').waitFor();
    await isAccessible('health');
    await byId('rebuild').click();
    await byId('confirm').waitFor();
    await isAccessible('rebuilding');
    await putAway('confirm');
    await byId('nav-settings').click();
    await byId('settings').waitFor();
    await isAccessible('settings');
    await byId('endpoint-on').click();
    await byId('endpoint-address').waitFor();
    await isAccessible('settings with a server');
    await byId('endpoint-on').click();
    await docent.page.getByRole('button', { name: 'Erase…' }).click();
    await byId('privacy-dialog').waitFor();
    await isAccessible('erasing');
    await putAway('privacy-dialog');
    await byId('lock-on').click();
    await byId('privacy-dialog').waitFor();
    await isAccessible('a passcode is chosen');
    await byId('passcode').fill('472913');
    await byId('passcode-again').fill('472913');
    await byId('privacy-submit').click();
    await byId('lock-now').click();
    await byId('lock-screen').waitFor();
    await isAccessible('locked');
  });
});
