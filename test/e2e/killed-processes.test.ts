import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation, LibraryStatus } from '../../src/preload/contract/shapes.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { writeSteadyFolder } from './helpers/steady-folder.ts';
import { waitUntil } from './helpers/wait-until.ts';

const chatModel = path.join(import.meta.dirname, '../../.cache/models/tinyllama-1.1b-chat-iq2_xxs.gguf');
const files = 12;

let folder: string;
let documents: string;
let docent: Docent;
/** What an undisturbed reading of the same documents gives. */
let undisturbed: { chunks: number; vectors: number };

const status = () => docent.request('library.status', {});
const settled = () =>
  waitUntil('everything to be ready', async () => {
    const now = await status().catch(() => null);
    return now && now.counts.ready === files && !now.working ? now : null;
  });

/** Kills one running process of ours; resolves once another has its place or the old one is gone. */
async function kill(name: string): Promise<void> {
  const [pid] = await waitUntil(`a ${name} process`, async () => {
    const ids = await docent.processIds(name);
    return ids.length > 0 ? ids : null;
  });
  process.kill(pid as number, 'SIGKILL');
  await waitUntil(`${name} ${pid} to be gone`, async () => !(await docent.processIds(name)).includes(pid as number));
}

async function expectWindowUntouched(): Promise<void> {
  expect(await docent.page.evaluate(() => (window as unknown as { marker?: string }).marker)).toBe('same page');
}

/** No document twice, none half: what a disturbed library holds is exactly what an undisturbed one does. */
async function expectWhole(now: LibraryStatus): Promise<void> {
  expect({ chunks: now.chunks, vectors: now.vectors }).toEqual(undisturbed);
  const { files: rows } = await docent.request('file.list', {});
  expect(rows.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(
    Array.from({ length: files }, (_, index) => `town-${index}.${index % 2 === 0 ? 'md' : 'pdf'} ready`).sort(),
  );
  const { hits } = await docent.request('search.run', { query: 'observatory', k: 200 });
  const places = hits.map(({ path: file, start, end }) => `${file} ${start} ${end}`);
  expect(new Set(places).size).toBe(places.length);
}

async function start(name: string): Promise<void> {
  docent = await openDocent(path.join(folder, name));
  await docent.page.evaluate(() => {
    (window as unknown as { marker?: string }).marker = 'same page';
  });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'documents');
  writeSteadyFolder(documents, files);
  await start('undisturbed');
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  const { chunks, vectors } = await settled();
  undisturbed = { chunks, vectors };
  await docent.quit();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('SIGKILL while documents are read and embedded', () => {
  it.each([
    ['engine', 'engine', (now: LibraryStatus) => now.vectors > 0],
    ['model host', 'model-host', (now: LibraryStatus) => now.vectors > 0],
    ['extract worker', 'extract-worker', (now: LibraryStatus) => now.counts.reading > 0],
  ])('%s: the window stays, the work goes on, nothing is doubled or half', async (title, name, isTime) => {
    await start(`reading-${name}`);
    await docent.request('folder.add', { path: documents });
    await waitUntil(`the moment to kill the ${title}`, async () => isTime(await status()));
    await kill(name);
    await expectWindowUntouched();
    await expectWhole(await settled());
    await expectWindowUntouched();
    expect(await docent.quit()).toBeLessThan(10_000);
  });

  it('kills nobody but the engine’s own children with the engine', async () => {
    await start('children');
    await docent.request('folder.add', { path: documents });
    await waitUntil('a model host', async () => (await docent.processIds('model-host')).length > 0);
    const before = await docent.processIds('model-host');
    await kill('engine');
    await waitUntil('the old model host to be gone', async () => {
      const now = await docent.processIds('model-host');
      return before.every((pid) => !now.includes(pid));
    });
    await expectWhole(await settled());
    await docent.quit();
  });
});

describe('an engine that keeps crashing', () => {
  it('is started twice more, then reported as down with a clear code; the window stays', async () => {
    await start('breaker');
    for (let crash = 0; crash < 3; crash++) {
      await kill('engine');
      if (crash < 2) await waitUntil('the next engine', async () => (await docent.processIds('engine')).length > 0);
    }
    const [engine] = await docent.request('app.processes', {});
    expect(engine).toEqual({ name: 'engine', state: 'down', crashes: 3 });
    await expect(status()).rejects.toThrow('engine-unavailable');
    await expectWindowUntouched();
    await docent.quit();
  });
});

describe('SIGKILL while an answer is written', () => {
  beforeEach(async () => {
    if (!existsSync(chatModel)) throw new Error('The chat model for tests is missing; `npm test` fetches it.');
    if (docent.app.windows().length === 0) await start('undisturbed');
    await settled();
    const known = await docent.request('model.list', {});
    const chat = known.find(({ role }) => role === 'chat') ?? (await docent.request('model.add', { path: chatModel }));
    await docent.request('model.select', { modelId: chat.id });
  });

  /** Starts a generated answer and resolves once its first words have come. */
  async function streaming(): Promise<string> {
    await docent.page.evaluate(() => {
      const state = window as unknown as { heard: number; docent: { on(name: string, listener: () => void): void } };
      state.heard = 0;
      state.docent.on('answer.delta', () => {
        state.heard += 1;
      });
    });
    const { conversationId } = await docent.request('answer.start', {
      question: 'Tell me everything about the observatory and the quarry.',
      mode: 'generate',
    });
    await waitUntil('the first words', () =>
      docent.page.evaluate(() => (window as unknown as { heard: number }).heard > 0),
    );
    return conversationId;
  }

  const ended = (conversationId: string) =>
    waitUntil<Conversation>('the answer to end', async () => {
      const conversation = await docent.request('conversation.get', { conversationId }).catch(() => null);
      return conversation && conversation.messages.at(-1)?.state !== 'streaming' ? conversation : null;
    });

  it.each([
    ['model host', 'model-host', ['failed', 'stopped', 'interrupted']],
    ['engine', 'engine', ['interrupted']],
  ])('%s: the question is kept, the answer ends, the next one works', async (_title, name, states) => {
    const conversationId = await streaming();
    await kill(name);
    const { messages } = await ended(conversationId);
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[0]?.text).toBe('Tell me everything about the observatory and the quarry.');
    expect(states).toContain(messages[1]?.state);
    await expectWindowUntouched();
    const again = await docent.request('answer.start', { question: 'When was the mill built?', mode: 'extract' });
    const next = await ended(again.conversationId);
    expect(next.messages.at(-1)).toMatchObject({ role: 'assistant', state: 'complete' });
  });

  afterAll(async () => {
    await docent.quit();
  });
});
