import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const rows = () => docent.page.getByTestId('conversation-row');
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();
const answered = (count: number) =>
  waitUntil(`${count} answers`, async () => {
    const answers = docent.page.locator('[data-testid="message"][data-role="assistant"]');
    return (await answers.count()) === count && (await lastAnswer().getAttribute('data-state')) === 'complete';
  });
async function ask(question: string, count: number) {
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await answered(count);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    path.join(documents, 'tower.md'),
    '# Tower\n\nThe lighthouse was built in 1872. It is 31 metres high.\n',
  );
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil('the note to be ready', async () => (await docent.request('library.status', {})).counts.ready === 1);
  await byId('nav-chat').click();
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('what a person does with a conversation', () => {
  it('asks once more with other words, and keeps what was answered before', async () => {
    await ask('When was the lighthouse built?', 1);
    await ask('How high is it?', 2);
    await docent.page.locator('.message.is-user').last().hover();
    await byId('edit-question').last().click();
    await waitUntil(
      'the words to be in the field',
      async () => (await byId('chat-input').inputValue()) === 'How high is it?',
    );
    await answered(1);
    await ask('How high is the lighthouse in metres?', 2);
    expect(await lastAnswer().textContent()).toContain('31 metres');
    await waitUntil('both conversations', async () => (await rows().count()) === 2);
    await rows().last().click();
    await answered(2);
    await byId('ask-again').first().click();
    await answered(1);
    expect(await lastAnswer().textContent()).toContain('1872');
    await waitUntil('three conversations', async () => (await rows().count()) === 3);
  });

  it('takes an answer along with its sources', async () => {
    await docent.app.evaluate(({ clipboard }) => clipboard.writeText(''));
    await byId('copy-answer').last().click();
    await waitUntil('the clipboard', async () =>
      /1872[\s\S]*\[1\] [\s\S]*tower\.md/.test(await docent.app.evaluate(({ clipboard }) => clipboard.readText())),
    );
    await byId('rate-good').last().click();
    await waitUntil('the mark', async () => (await byId('rate-good').last().getAttribute('aria-pressed')) === 'true');
    await docent.screenshot('conversations');
  });

  it('finds what was said, and keeps one on top', async () => {
    await byId('search-conversations').fill('HOW high metres');
    await waitUntil('one left', async () => (await rows().count()) === 1);
    await docent.screenshot('conversations-found');
    await rows().first().hover();
    await byId('pin-conversation').first().click();
    await byId('search-conversations').fill('');
    await waitUntil('all of them', async () => (await rows().count()) === 3);
    const [first] = await docent.request('conversation.list', {});
    expect(first).toMatchObject({ pinned: true });
  });

  it('saves it where a person says', async () => {
    const file = path.join(folder, 'saved.md');
    await docent.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, file);
    await byId('export-conversation').click();
    await byId('export-markdown').click();
    await waitUntil('the file', async () => {
      try {
        return readFileSync(file, 'utf8').startsWith('# When was the lighthouse built?');
      } catch {
        return false;
      }
    });
    expect(readFileSync(file, 'utf8')).toContain('tower.md');
  });

  it('draws of hundreds those that are looked at, and all of them to who goes on to the end', async () => {
    const [kept] = await docent.request('conversation.list', {});
    const conversationId = kept?.id ?? '';
    const { messages } = await docent.request('conversation.get', { conversationId });
    const messageId = messages.at(-1)?.id ?? '';
    for (let made = 0; made < 250; made += 1)
      await docent.request('conversation.branch', { conversationId, messageId });
    const all = (await docent.request('conversation.list', {})).length;
    await docent.page.reload();
    await byId('nav-chat').click();
    await waitUntil('some of them', async () => (await rows().count()) > 50);
    expect(await rows().count()).toBeLessThan(200);
    await docent.screenshot('conversations-hundreds');
    await waitUntil('all of them', async () => {
      await rows().last().scrollIntoViewIfNeeded();
      return (await rows().count()) === all;
    });
    // The arrow keys reach those that were not drawn, too.
    await docent.page.reload();
    await waitUntil('some of them again', async () => (await rows().count()) > 50);
    await rows().first().focus();
    for (let step = 0; step < 120; step += 1) await docent.page.keyboard.press('ArrowDown');
    await waitUntil('more of them', async () => (await rows().count()) > 120);
  });
});
