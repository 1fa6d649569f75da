/** Adapters in a whole engine: added, attached to a conversation, laid over the model that writes, removed. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../../src/main/engine/index.ts';
import type { ChatModel, GenerateOptions } from '../../../src/main/engine/ports.ts';
import type { Answer } from '../../../src/preload/contract/shapes.ts';
import { fakeModels, fakeWorkers, silentLog } from '../../helpers/fake-engine-parts.ts';
import { writeLlamaGguf } from '../../helpers/llama-to-gguf.ts';
import { smallLlama } from '../../helpers/small-llama.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { randomLowRank, writeMlx, writePeft } from '../../helpers/trained-adapter.ts';

const weights = smallLlama();
const changes = () => randomLowRank(weights, ['model.layers.0.mlp.up_proj'], 4, 1);

async function setUp() {
  const place = temporaryFolder();
  const documents = path.join(place, 'documents');
  mkdirSync(documents);
  writeFileSync(path.join(documents, 'lighthouse.txt'), 'The old lighthouse was built in 1872 by Ole Hansen.');
  const dataDir = path.join(place, 'library');
  const used: GenerateOptions[] = [];
  const chat: ChatModel = {
    info: async () => ({ modelId: 'small', name: 'small', contextTokens: 2048 }),
    countTokens: async (texts) => texts.map((text) => text.split(/\s+/).length),
    nextTokens: async () => [],
    async generate(_turns, options) {
      used.push(options);
      return { text: 'Built in 1872 [1].', reason: 'end', promptTokens: 1, generatedTokens: 1 };
    },
  };
  const engine = await createEngine({
    dataDir,
    samplesDir: place,
    bundledEmbedderName: 'fake',
    models: Object.assign(fakeModels(), { chat: () => chat }),
    workers: fakeWorkers(),
    pictures: null,
    ocrDirs: { bundled: place, added: place },
    log: silentLog,
  });
  onTestFinished(() => engine.close());
  await engine.request('folder.add', { path: documents });
  await engine.idle();
  const base = await writeLlamaGguf(weights, path.join(place, 'base.gguf'));
  return {
    place,
    used,
    base,
    request: engine.request,
    converted: () => (existsSync(path.join(dataDir, 'adapters')) ? readdirSync(path.join(dataDir, 'adapters')) : []),
    /** Asks and waits for the written answer. */
    async ask(input: Parameters<typeof engine.request<'answer.start'>>[1]) {
      const done = new Promise<Answer | null>((resolve) => {
        const stop = engine.on((name, payload) => {
          if (name !== 'answer.done') return;
          stop();
          resolve((payload as { answer: Answer | null }).answer);
        });
      });
      const { conversationId } = await engine.request('answer.start', { mode: 'generate', ...input });
      return { conversationId, answer: await done };
    },
  };
}

test('an adapter needs a model to be checked against', async () => {
  const { request, place } = await setUp();
  const source = writePeft(path.join(place, 'style'), changes());
  await expect(request('adapter.add', { path: source })).rejects.toMatchObject({ code: 'model-none' });
});

test('attached to a conversation, it is laid over the model there and nowhere else', async () => {
  const { request, place, base, used, ask } = await setUp();
  await request('model.add', { path: base, role: 'chat' });
  const style = await request('adapter.add', { path: writePeft(path.join(place, 'style'), changes()) });
  const terms = await request('adapter.add', { path: writeMlx(path.join(place, 'terms'), changes(), 2) });
  expect(style).toMatchObject({ name: 'style', format: 'peft', architecture: 'llama', rank: 4, uses: 0 });
  expect(await request('adapter.list', {})).toEqual([style, terms]);

  const question = 'When was the lighthouse built?';
  const first = await ask({ question, adapters: [{ adapterId: style.id, strength: 0.5 }] });
  expect(used.at(-1)?.adapters).toMatchObject([{ strength: 0.5 }]);
  const { conversationId } = first;
  expect(await request('adapter.attached', { conversationId })).toEqual([{ adapterId: style.id, strength: 0.5 }]);

  await request('adapter.attach', { conversationId, adapterId: terms.id, strength: 1.25 });
  await request('adapter.attach', { conversationId, adapterId: style.id, strength: 0 });
  await ask({ question: 'By whom was the lighthouse built?', conversationId });
  expect(used.at(-1)?.adapters).toMatchObject([{ strength: 1.25 }]);
  expect((await request('adapter.list', {})).map(({ uses }) => uses)).toEqual([1, 1]);

  const calls = used.length;
  await ask({ question });
  expect(used).toHaveLength(calls + 1); // Not the answer remembered of the same question with an adapter.
  expect(used.at(-1)?.adapters).toEqual([]);

  expect(await request('adapter.detach', { conversationId, adapterId: style.id })).toHaveLength(1);
  await request('conversation.remove', { conversationId });
  expect((await request('adapter.list', {})).map(({ uses }) => uses)).toEqual([0, 0]);
});

test('by name, it is used for one answer', async () => {
  const { request, place, base, used } = await setUp();
  await request('adapter.add', { path: writePeft(path.join(place, 'style'), changes()), modelPath: base });
  const once = (adapter: string) =>
    request('answer.once', {
      question: 'When was the lighthouse built?',
      mode: 'generate',
      modelPath: base,
      adapters: [{ adapter, strength: 2 }],
    });
  await once('style');
  expect(used.at(-1)?.adapters).toMatchObject([{ name: 'style', strength: 2 }]);
  await expect(once('nobody')).rejects.toMatchObject({ code: 'not-found' });
});

test('added again it is replaced, removed it takes its converted file along and leaves the person’s', async () => {
  const { request, place, base, converted } = await setUp();
  const source = writePeft(path.join(place, 'style'), changes());
  const added = await request('adapter.add', { path: source, modelPath: base });
  const [first] = converted();
  expect(await request('adapter.add', { path: source, modelPath: base })).toMatchObject({ id: added.id });
  expect(converted()).toHaveLength(1);
  expect(converted()).not.toEqual([first]);
  await request('adapter.remove', { adapterId: added.id });
  expect(converted()).toEqual([]);
  expect(readdirSync(source)).toHaveLength(2);
  await expect(request('adapter.remove', { adapterId: added.id })).rejects.toMatchObject({ code: 'not-found' });
});

test('one whose file is gone says so, and an answer with it is refused before a conversation begins', async () => {
  const { request, place, base, converted } = await setUp();
  await request('model.add', { path: base, role: 'chat' });
  const { id } = await request('adapter.add', { path: writePeft(path.join(place, 'style'), changes()) });
  rmSync(path.join(place, 'library', 'adapters', converted()[0] as string));
  expect(await request('adapter.list', {})).toMatchObject([{ state: 'missing' }]);
  const start = (adapterId: string) =>
    request('answer.start', { question: 'When?', mode: 'generate', adapters: [{ adapterId, strength: 1 }] });
  await expect(start(id)).rejects.toMatchObject({ code: 'adapter-missing' });
  await expect(start('nobody')).rejects.toMatchObject({ code: 'not-found' });
  expect(await request('conversation.list', {})).toEqual([]);
});

// The bug: an adapter attached to a template is kept and never laid over the model that extracts.
test('an adapter of a template is laid over the model when a table of that template is made, and of no other', async () => {
  const { request, place, base, used } = await setUp();
  await request('model.add', { path: base, role: 'chat' });
  const { id: adapterId } = await request('adapter.add', { path: writePeft(path.join(place, 'bills'), changes()) });
  expect(await request('template.adapters', { templateId: 'invoice' })).toEqual([]);
  const attached = [{ adapterId, strength: 0.5 }];
  expect(await request('template.attachAdapter', { templateId: 'invoice', ...attached[0] } as never)).toEqual(attached);
  const laidOver = async (templateId: string) => {
    used.length = 0;
    const { id } = await request('extraction.start', { templateId, mode: 'grouped' });
    await expect
      .poll(async () => (await request('extraction.get', { runId: id })).state, { timeout: 20_000 })
      .toBe('done');
    expect(used.length).toBeGreaterThan(0);
    return used.map(({ adapters }) => adapters?.map(({ strength }) => strength));
  };
  for (const strengths of await laidOver('invoice')) expect(strengths).toEqual([0.5]);
  for (const strengths of await laidOver('receipt')) expect(strengths).toEqual([]);
  const off = { templateId: 'invoice', adapterId, strength: 0 };
  expect(await request('template.attachAdapter', off)).toEqual([]);
  await expect(request('template.attachAdapter', { ...off, adapterId: 'nobody', strength: 1 })).rejects.toMatchObject({
    code: 'not-found',
  });
});
