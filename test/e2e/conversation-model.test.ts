import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothThemes } from './helpers/both-themes.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const chatModel = path.join(import.meta.dirname, '../../.cache/models/tinyllama-1.1b-chat-iq2_xxs.gguf');

let folder: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();
const seen = (id: string) => waitUntil(id, async () => (await byId(id).count()) > 0);
async function ask(question: string, count: number) {
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await waitUntil('the answer', async () => {
    const answers = docent.page.locator('[data-testid="message"][data-role="assistant"]');
    return (await answers.count()) === count && (await lastAnswer().getAttribute('data-state')) === 'complete';
  });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    path.join(documents, 'note.md'),
    '# Observatory\n\nThe observatory was built in 1788. It opens at eight.\n',
  );
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil('the note to be ready', async () => (await docent.request('library.status', {})).counts.ready === 1);
  const { id } = await docent.request('model.add', { path: chatModel, role: 'chat' });
  await docent.request('model.select', { modelId: id });
  await docent.request('settings.set', { answerMode: 'generate' });
  await docent.page.reload();
  await docent.page.waitForFunction(() => 'docent' in window);
  await byId('nav-chat').click();
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('how a model is told to write', () => {
  it('takes a person’s own preset, and says when one is too long', async () => {
    await byId('preset-picker').click();
    await waitUntil('the presets', async () => (await byId('preset-choice').count()) === 5);
    await bothThemes(docent, 'presets');
    await byId('edit-presets').click();
    await byId('preset-name').fill('Für Oma 👵 سهل');
    await byId('preset-instructions').fill('x'.repeat(10_000));
    expect(await byId('preset-count').textContent()).toContain('10,000 of 2,000 characters');
    expect(await byId('save-preset').isDisabled()).toBe(true);
    await bothThemes(docent, 'preset-too-long');
    await byId('preset-instructions').fill('Answer in short words.');
    await byId('save-preset').click();
    await seen('own-preset');
    await byId('preset-name').fill('FÜR OMA 👵 سهل');
    await byId('preset-instructions').fill('Again.');
    await byId('save-preset').click();
    await seen('preset-problem');
    await docent.page.keyboard.press('Escape');
    expect(await byId('preset-picker').textContent()).toContain('Für Oma 👵 سهل');
  });

  it('shows what the model read', async () => {
    await ask('When was the observatory built?', 1);
    expect(await byId('context-meter').textContent()).toMatch(/Context: \d+%/);
    await byId('context-meter').click();
    await waitUntil('the parts', async () => byId('context-parts').isVisible());
    expect(await byId('context-parts').textContent()).toMatch(/Instructions\d+/);
    expect(await byId('context-parts').textContent()).toMatch(/Passages of your files\d+/);
    await bothThemes(docent, 'context-meter');
    await docent.page.keyboard.press('Escape');
    const [conversation] = await docent.request('conversation.list', {});
    const setup = await docent.request('conversation.setup', { conversationId: conversation?.id ?? '' });
    const presets = await docent.request('preset.list', {});
    expect(setup.presetId).toBe(presets.at(-1)?.id);
  });

  it('tells a document in the model’s words, each proven by the document', async () => {
    await lastAnswer().getByTestId('citation-chip').first().click();
    await seen('document-view');
    await byId('document-summarise').click();
    await waitUntil(
      'its own words',
      async () => (await byId('document-summary').getAttribute('data-ready')) === 'true',
    );
    await byId('summary-mode').click();
    await waitUntil('the model’s', async () => {
      const words = (await byId('document-summary').textContent()) ?? '';
      return /Written by|no whole sentences/.test(words);
    });
    await docent.screenshot('document-summary-written');
    await byId('document-close').click();
    const { files } = await docent.request('file.list', {});
    const documentId = files[0]?.documentId ?? '';
    const summary = await docent.request('document.summary', { documentId, mode: 'generate' });
    expect(summary).toMatchObject({ mode: 'generate', way: { kind: 'summary', read: 1, parts: 1 } });
    for (const { verified, documentId: cited } of summary.citations) {
      expect([verified, cited]).toEqual([true, documentId]);
    }
  });

  it('keeps a conversation’s model by name when it was removed, and says what to do', async () => {
    const [conversation] = await docent.request('conversation.list', {});
    const conversationId = conversation?.id ?? '';
    const models = await docent.request('model.list', {});
    const own = models.find(({ role }) => role === 'chat');
    await docent.request('conversation.setUp', { conversationId, modelId: own?.id ?? '' });
    await docent.request('model.remove', { modelId: own?.id ?? '' });
    expect((await docent.request('conversation.setup', { conversationId })).model).toMatchObject({
      name: own?.name,
      gone: true,
    });
    await byId('new-conversation').click();
    await byId('conversation-row').first().click();
    await byId('chat-input').fill('And when does it open?');
    await byId('chat-send').click();
    await waitUntil('what to do', async () =>
      ((await docent.page.locator('.banner').last().textContent()) ?? '').includes('no longer there'),
    );
    // The words a person typed are never lost.
    expect(await byId('chat-input').inputValue()).toBe('And when does it open?');
    await docent.screenshot('model-removed');
    expect(docent.problems).toEqual([]);
  });
});
