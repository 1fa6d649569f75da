import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../src/main/engine/index.ts';
import type { ChatModel } from '../../src/main/engine/ports.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import type { EventName, Events } from '../../src/preload/contract/events.ts';
import { fakeModels, fakeWorkers, silentLog } from '../helpers/fake-engine-parts.ts';
import { ggufFile } from '../helpers/gguf-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const documents = {
  'lighthouse.txt': 'The old lighthouse was built in 1872 by Ole Hansen. It stands on the north pier.',
  'budget.txt': 'The board raised the travel budget to 4,500 euros in March.',
};

/** A model that copies the first passage's first sentence and cites it, in small pieces. */
function copyingModel(options: { readonly endless?: boolean; readonly fails?: boolean } = {}): ChatModel {
  return {
    info: async () => ({ modelId: 'copy', name: 'copy', contextTokens: 2048 }),
    countTokens: async (texts) => texts.map((text) => text.split(/\s+/).length),
    nextTokens: async () => [],
    async generate(turns, _options, onText, signal) {
      if (options.fails) throw new AppError('model-failed', 'died');
      const prompt = turns.at(-1)?.text ?? '';
      const sentence = /\[1\][^\n]*\n([^.]*\.)/.exec(prompt)?.[1] ?? 'Nothing.';
      const words = `${sentence} [1] Martians live in Paris [1]. [99]`.match(/.{1,3}/gs) ?? [];
      let text = '';
      for (const piece of options.endless ? Array.from({ length: 10_000 }, (_, at) => `word${at} `) : words) {
        if (signal.aborted) return { text, reason: 'stopped', promptTokens: 1, generatedTokens: 1 };
        text += piece;
        onText(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { text, reason: 'end', promptTokens: 1, generatedTokens: 1 };
    },
  };
}

/** A file that passes the header check; the fake model never opens it. */
function chatFile(folder: string): string {
  const file = path.join(folder, 'tiny.gguf');
  writeFileSync(file, ggufFile());
  return file;
}

async function setUp(chat: ChatModel = copyingModel()) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(documents)) writeFileSync(path.join(folder, name), text);
  const models = fakeModels();
  Object.assign(models, { chat: () => chat });
  const samplesDir = path.join(temporaryFolder(), 'samples');
  mkdirSync(samplesDir);
  const dataDir = temporaryFolder();
  const engine = await createEngine({
    dataDir,
    samplesDir,
    bundledEmbedderName: 'fake',
    models,
    workers: fakeWorkers(),
    pictures: null,
    ocrDirs: { bundled: temporaryFolder(), added: temporaryFolder() },
    log: silentLog,
  });
  onTestFinished(() => engine.close());
  const events: { name: EventName; payload: Events[EventName] }[] = [];
  engine.on((name, payload) => events.push({ name, payload }));
  await engine.start();
  await engine.request('folder.add', { path: folder });
  await engine.idle();
  const of = <Name extends EventName>(name: Name) =>
    events.filter((event) => event.name === name).map((event) => event.payload as Events[Name]);
  return { engine, events, of, folder, dataDir, models };
}

test('a question in a conversation: saved, quoted, cited, and openable at its place', async () => {
  const { engine, of } = await setUp();
  const { conversationId, messageId } = await engine.request('answer.start', {
    question: 'When was the lighthouse built?',
  });
  await expect.poll(() => of('answer.done')).toHaveLength(1);
  const conversation = await engine.request('conversation.get', { conversationId });
  expect(conversation.messages.map((message) => [message.role, message.state])).toEqual([
    ['user', 'complete'],
    ['assistant', 'complete'],
  ]);
  const answer = conversation.messages[1]?.answer;
  expect(conversation.messages[1]?.id).toBe(messageId);
  expect(answer?.found).toBe(true);
  const citation = answer?.citations[0];
  expect(citation).toMatchObject({ verified: true, page: null, locator: { type: 'lines', first: 1, last: 1 } });
  const document = await engine.request('document.open', {
    documentId: citation?.documentId ?? '',
    fileId: citation?.fileId,
  });
  expect(document.title).toBe('lighthouse.txt');
  const { blocks, next } = await engine.request('document.blocks', {
    documentId: document.documentId,
    start: 0,
    end: document.characters,
  });
  expect(next).toBeNull();
  expect(blocks.map((block) => block.text).join('')).toBe(documents['lighthouse.txt']);
  const { text } = await engine.request('document.text', {
    documentId: document.documentId,
    start: citation?.start ?? 0,
    end: citation?.end ?? 0,
  });
  expect(text).toBe(citation?.quote);
});

test('a written answer: markers never show, a made-up claim is marked, unknown ids vanish', async () => {
  const { engine, of, dataDir } = await setUp();
  await engine.request('model.add', { path: chatFile(dataDir) });
  await engine.request('answer.start', { question: 'When was the lighthouse built?', mode: 'generate' });
  await expect.poll(() => of('answer.done')).toHaveLength(1);
  const answer = of('answer.done')[0]?.answer;
  expect(answer?.mode).toBe('generate');
  const text = answer?.parts.map((part) => part.text).join('') ?? '';
  expect(text).not.toMatch(/\[\d+\]/);
  const streamed = of('answer.delta');
  expect(streamed.map((delta) => delta.sequence)).toEqual(streamed.map((_, index) => index));
  expect(
    streamed
      .map((delta) => delta.text)
      .join('')
      .trim(),
  ).toBe(text.trim());
  expect(streamed.length).toBeGreaterThan(3);
  expect(answer?.parts[0]).toMatchObject({ supported: true, citations: [1] });
  expect(answer?.parts.find((part) => part.text.includes('Martians'))).toMatchObject({
    supported: false,
    citations: [],
  });
  expect(answer?.citations.map((citation) => citation.id)).toEqual([1]);
});

test('stopping keeps what was written', async () => {
  const { engine, of, dataDir } = await setUp(copyingModel({ endless: true }));
  await engine.request('model.add', { path: chatFile(dataDir) });
  const { answerId, conversationId } = await engine.request('answer.start', {
    question: 'lighthouse?',
    mode: 'generate',
  });
  await expect.poll(() => of('answer.delta').length).toBeGreaterThan(3);
  await engine.request('answer.cancel', { answerId });
  await expect.poll(() => of('answer.done')).toHaveLength(1);
  const message = (await engine.request('conversation.get', { conversationId })).messages[1];
  expect(message?.state).toBe('stopped');
  expect(message?.text).toContain('word0 word1');
  // An answer like any other, not one that broke off: looking for what is near after the stop would end it as cancelled.
  expect(message?.answer).toMatchObject({ mode: 'generate', stopped: true, closest: [] });
});

test('a model that fails leaves the question, the reason and a working engine', async () => {
  const { engine, of, dataDir } = await setUp(copyingModel({ fails: true }));
  await engine.request('model.add', { path: chatFile(dataDir) });
  const { conversationId } = await engine.request('answer.start', { question: 'lighthouse?', mode: 'generate' });
  await expect.poll(() => of('answer.done')[0]?.error?.code).toBe('model-failed');
  const { messages } = await engine.request('conversation.get', { conversationId });
  expect(messages[0]?.text).toBe('lighthouse?');
  expect(messages[1]).toMatchObject({ state: 'failed', error: { code: 'model-failed' } });
  const again = await engine.request('answer.once', { question: 'When was the lighthouse built?' });
  expect(again.found).toBe(true);
});

test('bad requests are refused and change nothing', async () => {
  const { engine } = await setUp();
  const bad = [
    ['library.status', { extra: 1 }],
    ['document.open', { documentId: '../../etc/passwd' }],
    ['file.list', { limit: -1 }],
    ['conversation.get', { conversationId: 'x' }],
    ['__proto__', {}],
    ['folder.choose', {}],
  ] as const;
  for (const [route, input] of bad) {
    await expect(engine.request(route as 'library.status', input as never)).rejects.toBeInstanceOf(AppError);
  }
  await expect(engine.request('answer.start', { question: 'x', mode: 'generate' })).rejects.toMatchObject({
    code: 'model-none',
  });
  expect(await engine.request('conversation.list', {})).toEqual([]);
});

test('two engines never open one library', async () => {
  const { dataDir } = await setUp();
  const second = createEngine({
    dataDir,
    samplesDir: dataDir,
    bundledEmbedderName: 'fake',
    models: fakeModels(),
    workers: fakeWorkers(),
    pictures: null,
    ocrDirs: { bundled: temporaryFolder(), added: temporaryFolder() },
    log: silentLog,
  });
  await expect(second).rejects.toMatchObject({ code: 'library-locked' });
});

test('a file that changed on disk is never shown with marks of its old text', async () => {
  const { engine, folder } = await setUp();
  const answer = await engine.request('answer.once', { question: 'When was the lighthouse built?' });
  const { documentId = '', fileId = '' } = answer.citations[0] ?? {};
  expect((await engine.documentFile(documentId, fileId)).path).toBe(path.join(folder, 'lighthouse.txt'));
  writeFileSync(path.join(folder, 'lighthouse.txt'), 'The lighthouse was pulled down long ago and nothing is left.');
  await expect(engine.documentFile(documentId, fileId)).rejects.toMatchObject({ code: 'document-changed' });
  await expect(engine.request('document.open', { documentId, fileId })).rejects.toMatchObject({
    code: 'document-changed',
  });
  // The look at it has queued the new text, and the old citation still says what happened.
  await engine.idle();
  const { hits } = await engine.request('search.run', { query: 'pulled down' });
  expect(hits[0]?.path).toBe(path.join(folder, 'lighthouse.txt'));
  await expect(engine.request('document.open', { documentId, fileId })).rejects.toMatchObject({
    code: 'document-changed',
  });
});

test('a phrase in quotation marks filters, whatever the vectors say', async () => {
  const { engine } = await setUp();
  const loose = await engine.request('search.run', { query: 'travel budget of the lighthouse' });
  expect(loose.hits).toHaveLength(2);
  const exact = await engine.request('search.run', { query: '"travel budget"' });
  expect(exact.hits.map((hit) => path.basename(hit.path))).toEqual(['budget.txt']);
});

test('the window hears of files that become ready, not only of counts', async () => {
  const { engine, of, events, models, folder } = await setUp();
  const { embed } = models.embedder;
  Object.assign(models.embedder, {
    embed: async (...args: Parameters<typeof embed>) => {
      // Longer than events are held back, so that those of reading are out before.
      await new Promise((resolve) => setTimeout(resolve, 400));
      events.length = 0;
      return embed(...args);
    },
  });
  writeFileSync(path.join(folder, 'new.txt'), 'A new file about harbours.');
  const id = (await engine.request('library.status', {})).folders[0]?.id ?? '';
  await engine.request('folder.rescan', { folderId: id });
  await engine.idle();
  await expect.poll(() => of('files.changed')).toEqual([{ folderIds: [id] }]);
});

test('progress events carry what a search would see now, and an answer says what it saw', async () => {
  let meanwhile = async () => {};
  const model = copyingModel();
  const { generate } = model;
  const { engine, of, folder } = await setUp({
    ...model,
    generate: async (...given) => {
      await meanwhile();
      return generate(...given);
    },
  });
  const add = async (name: string) => {
    writeFileSync(path.join(folder, name), `A new file about harbours, ${name}.`);
    const id = (await engine.request('library.status', {})).folders[0]?.id ?? '';
    await engine.request('folder.rescan', { folderId: id });
  };
  await add('new.txt');
  await engine.idle();
  await expect.poll(() => of('library.changed').at(-1)?.coverage).toEqual({ readable: 3, notReady: 0, total: 3 });
  expect((await engine.request('search.run', { query: 'harbours' })).coverage.readable).toBe(3);
  meanwhile = () => add('late.txt');
  const answer = await engine.request('answer.once', {
    question: 'When was the lighthouse built?',
    mode: 'generate',
    modelPath: chatFile(temporaryFolder()),
  });
  expect(answer.coverage).toEqual({ readable: 3, notReady: 0, total: 3 });
  await engine.idle();
  await expect.poll(() => of('library.changed').at(-1)?.coverage.readable).toBe(4);
});

test('progress events are few and end with the truth', async () => {
  const { engine, of } = await setUp();
  await expect.poll(() => of('library.changed').at(-1)?.counts.ready).toBe(2);
  const last = of('library.changed').at(-1);
  expect(last).toMatchObject({ files: 2, working: false });
  expect((await engine.request('library.status', {})).counts).toEqual(last?.counts);
});
