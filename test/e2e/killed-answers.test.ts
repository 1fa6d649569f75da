import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/preload/contract/shapes.ts';
import { killProcess } from './helpers/kill-process.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { isSamePage, markPage } from './helpers/same-page.ts';
import { waitUntil } from './helpers/wait-until.ts';

const chatModel = path.join(import.meta.dirname, '../../.cache/models/tinyllama-1.1b-chat-iq2_xxs.gguf');
const question = 'Tell me about the observatory.';

let folder: string;
let docent: Docent;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  // A single short document: what is tested is the kill, not how long a prompt takes.
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    path.join(documents, 'note.md'),
    '# Observatory\n\nThe observatory was built in 1788. It opens at eight.\n',
  );
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await markPage(docent.page);
  await docent.request('folder.add', { path: documents });
  await waitUntil('the note to be ready', async () => (await docent.request('library.status', {})).counts.ready === 1);
  const { id } = await docent.request('model.add', { path: chatModel });
  await docent.request('model.select', { modelId: id });
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a generated answer and resolves once its first words have come. */
async function streaming(): Promise<{ answerId: string; conversationId: string }> {
  await docent.page.evaluate(() => {
    const state = window as unknown as { heard: number; docent: { on(name: string, listener: () => void): void } };
    state.heard = 0;
    state.docent.on('answer.delta', () => {
      state.heard += 1;
    });
  });
  const started = await docent.request('answer.start', { question, mode: 'generate' });
  await waitUntil('the first words', () =>
    docent.page.evaluate(() => (window as unknown as { heard: number }).heard > 0),
  );
  return started;
}

const ended = (conversationId: string) =>
  waitUntil<Conversation>('the answer to end', async () => {
    const conversation = await docent.request('conversation.get', { conversationId }).catch(() => null);
    return conversation && conversation.messages.at(-1)?.state !== 'streaming' ? conversation : null;
  });

describe('SIGKILL while an answer is written', () => {
  it.each([
    ['model host', 'model-host', ['failed', 'stopped', 'interrupted']],
    ['engine', 'engine', ['interrupted']],
  ])('%s: the question is kept, the answer ends, the next one works', async (_title, name, states) => {
    const { conversationId } = await streaming();
    await killProcess(docent, name);
    const { messages } = await ended(conversationId);
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[0]?.text).toBe(question);
    expect(states).toContain(messages[1]?.state);
    expect(await isSamePage(docent.page)).toBe(true);
    const again = await docent.request('answer.start', {
      question: 'When was the observatory built?',
      mode: 'extract',
    });
    const next = await ended(again.conversationId);
    expect(next.messages.at(-1)).toMatchObject({ role: 'assistant', state: 'complete', answer: { found: true } });
  });

  it('a stop asked for by a person ends it and keeps what was written', async () => {
    const { answerId, conversationId } = await streaming();
    const asked = Date.now();
    await docent.request('answer.cancel', { answerId });
    const { messages } = await ended(conversationId);
    process.stdout.write(`a stop took ${Date.now() - asked} ms\n`);
    expect(messages.at(-1)).toMatchObject({ role: 'assistant', state: 'stopped' });
    expect(messages.at(-1)?.text).not.toBe('');
  });
});
