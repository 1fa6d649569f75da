import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothThemes } from './helpers/both-themes.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();
const seen = (id: string) => waitUntil(id, async () => (await byId(id).count()) > 0);
const gone = (id: string) => waitUntil(`${id} to go`, async () => (await byId(id).count()) === 0);
const answered = () =>
  waitUntil('an answer', async () => {
    const last = lastAnswer();
    return (await last.count()) > 0 && (await last.getAttribute('data-state')) === 'complete';
  });
/** Asks the same once more, in a conversation of its own. */
async function askAgain() {
  const before = (await docent.request('conversation.list', {})).length;
  await byId('ask-again').last().click();
  await waitUntil('another conversation', async () => (await docent.request('conversation.list', {})).length > before);
}
const open = async () => {
  docent = await openDocent(path.join(folder, 'data'));
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  await open();
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await byId('nav-chat').click();
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('what stands around a conversation', () => {
  it('says that there is nothing to name while there are no files', async () => {
    await byId('chat-input').pressSequentially('@');
    await seen('scope-none');
    await bothThemes(docent, 'scope-nothing');
    await byId('chat-input').fill('');
    await gone('scope-none');
  });

  it('offers questions made from the person’s own files', async () => {
    await docent.request('folder.addSamples', {});
    await waitUntil('the samples to be ready', async () => {
      const { working, counts, files } = await docent.request('library.status', {});
      return !working && files > 0 && counts.ready === files;
    });
    await waitUntil('questions', async () => (await byId('starters').getAttribute('data-made')) === 'true');
    await bothThemes(docent, 'starters');
    expect(await byId('starter').count()).toBeGreaterThan(1);
  });

  it('takes a file by name with the keyboard alone, and answers from it alone', async () => {
    const field = byId('chat-input');
    await field.focus();
    await docent.page.keyboard.type('How much is the rent @lea');
    await seen('scope-completion');
    await bothThemes(docent, 'scope-completion');
    await docent.page.keyboard.press('ArrowDown');
    await docent.page.keyboard.press('ArrowUp');
    await docent.page.keyboard.press('Enter');
    await seen('scope-chip');
    expect(await byId('scope-chip').textContent()).toContain('Lease of Studio 4.pdf');
    await waitUntil('the name to leave the field', async () => (await field.inputValue()) === 'How much is the rent ');
    await docent.page.keyboard.type('of the studio?');
    await docent.page.keyboard.press('Enter');
    await answered();
    expect(await lastAnswer().getByTestId('coverage').textContent()).toContain('Looked only in 1 file');
    const [{ id } = { id: '' }] = await docent.request('conversation.list', {});
    const { messages } = await docent.request('conversation.get', { conversationId: id });
    const citations = messages.at(-1)?.answer?.citations ?? [];
    expect(citations.length).toBeGreaterThan(0);
    for (const citation of citations) expect(citation.path).toContain('Lease of Studio 4.pdf');
    await waitUntil('questions to go on with', async () => (await byId('follow-up').count()) > 0);
    await bothThemes(docent, 'scoped-answer');
  });

  it('shows the passage with its page, and the file where the system has it', async () => {
    const chip = lastAnswer().getByTestId('citation-chip').first();
    await chip.hover();
    await waitUntil(
      'the page',
      async () => (await byId('citation-card').getByTestId('citation-preview').getAttribute('data-drawn')) === 'true',
    );
    await bothThemes(docent, 'citation-page');
    await docent.app.evaluate(({ shell }) => {
      shell.showItemInFolder = (file) => {
        (globalThis as { shown?: string }).shown = file;
      };
    });
    await chip.click({ modifiers: ['Control'] });
    await waitUntil('the folder', async () =>
      docent.app.evaluate(() => ((globalThis as { shown?: string }).shown ?? '').endsWith('Lease of Studio 4.pdf')),
    );
    expect(await byId('document-view').count()).toBe(0);
    await chip.focus();
    await docent.page.keyboard.press('Space');
    await seen('document-view');
  });

  it('tells the document in short, every sentence with its place', async () => {
    await byId('document-summarise').click();
    await waitUntil('it', async () => (await byId('document-summary').getAttribute('data-ready')) === 'true');
    expect(await byId('document-summary').getByTestId('citation-chip').count()).toBeGreaterThan(1);
    await bothThemes(docent, 'document-summary');
    await byId('document-close').click();
  });

  it('says when an answer is from memory, and makes it anew', async () => {
    // The index may have been tidied since the first time; what is asked twice in a row is remembered.
    await askAgain();
    await answered();
    await askAgain();
    await seen('remembered');
    await answered();
    expect(await byId('remembered').textContent()).toContain('From memory, same files and model');
    // What was asked in a scope is asked again in it.
    expect(await byId('scope-chip').count()).toBe(1);
    await bothThemes(docent, 'remembered');
    await byId('ask-afresh').click();
    await gone('remembered');
    await answered();
    expect(await byId('remembered').count()).toBe(0);
  });

  it('goes on with a question that was offered', async () => {
    await waitUntil('offers', async () => (await byId('follow-up').count()) > 0);
    const question = (await byId('follow-up').first().textContent()) ?? '';
    await byId('follow-up').first().click();
    await waitUntil('it to be asked', async () =>
      ((await docent.page.locator('.message.is-user').last().textContent()) ?? '').includes(question),
    );
    await answered();
  });

  it('keeps conversations in folders, moved by menu and by hand', async () => {
    const rows = byId('conversation-row');
    await docent.page.mouse.move(0, 0);
    await rows.first().hover();
    await byId('move-conversation').first().click();
    await byId('move-new').first().click();
    await byId('folder-name').fill('Flat 🏠 בית');
    await docent.page.keyboard.press('Enter');
    await seen('conversation-folder');
    await waitUntil(
      'one inside',
      async () => (await byId('conversation-folder').getByTestId('conversation-row').count()) === 1,
    );
    await rows.last().dragTo(byId('conversation-folder').first());
    await waitUntil(
      'two inside',
      async () => (await byId('conversation-folder').getByTestId('conversation-row').count()) === 2,
    );
    await bothThemes(docent, 'conversation-folders');
    const before = (await docent.request('conversation.list', {})).length;
    await byId('conversation-folder').locator('.is-folder').hover();
    await byId('remove-conversation-folder').click();
    await byId('confirm').click();
    await gone('conversation-folder');
    expect(await docent.request('conversation.list', {})).toHaveLength(before);
  });

  it('saves a conversation as a PDF whose references lead to its list of sources', async () => {
    const file = path.join(folder, 'saved.pdf');
    await docent.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, file);
    await byId('export-conversation').click();
    await byId('export-pdf').click();
    await waitUntil('the file', async () => existsSync(file));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toContain('How much is the rent of the studio?');
    expect(text).toContain('[1]');
    expect(text).toContain('Sources');
    expect(text).toMatch(/page \d/);
    expect(text).toContain('Lease of Studio 4.pdf');
    const [conversation] = await docent.request('conversation.list', {});
    const { messages } = await docent.request('conversation.get', { conversationId: conversation?.id ?? '' });
    const quotes = messages.flatMap(({ answer }) => answer?.citations ?? []);
    const words = text.replace(/\s+/g, ' ');
    for (const { quote } of quotes) expect(words).toContain(quote.replace(/\s+/g, ' ').trim().slice(0, 40));
    const places = execFileSync('pdfinfo', ['-dests', file], { encoding: 'utf8' });
    const links = execFileSync('pdftohtml', ['-xml', '-i', '-stdout', file], { encoding: 'utf8' });
    for (let number = 1; number <= quotes.length; number += 1) expect(places).toContain(`source-${number}`);
    expect(links.match(/<a href="[^"]*#\d+">/g)?.length ?? 0).toBeGreaterThanOrEqual(quotes.length);
    expect(execFileSync('pdfinfo', ['-url', file], { encoding: 'utf8' })).not.toMatch(/https?:/);
  });

  it('tells what is in a folder', async () => {
    await byId('nav-library').click();
    await byId('folder-row').first().hover();
    await byId('folder-overview').first().click();
    await seen('overview-lead');
    expect(await byId('overview-document').count()).toBeGreaterThan(3);
    await bothThemes(docent, 'folder-overview');
    await byId('overview-close').click();
  });

  it('still has what was typed and not sent after the app was killed', async () => {
    await byId('nav-chat').click();
    await byId('new-conversation').click();
    await byId('chat-input').fill('An unsent 🙂 question');
    await waitUntil('it to be kept', async () => {
      return (await docent.request('draft.get', { conversationId: null })) === 'An unsent 🙂 question';
    });
    const pid = docent.app.process().pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await docent.app.close().catch(() => undefined);
    await open();
    await byId('nav-chat').click();
    await waitUntil('the words', async () => (await byId('chat-input').inputValue()) === 'An unsent 🙂 question');
    expect(docent.problems).toEqual([]);
  });
});
