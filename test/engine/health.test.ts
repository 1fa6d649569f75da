/** The doctor finds what is planted, and the bench measures what is there. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fasterOf, measureChat, measureEmbedder, measureSearch } from '../../src/main/engine/bench/measure.ts';
import { createModelStore } from '../../src/main/engine/net/model-store.ts';
import type { ChatModel, Embedder, HostFacts, ModelFile } from '../../src/main/engine/ports.ts';
import { fakeModels } from '../helpers/fake-engine-parts.ts';
import { fakeMachine } from '../helpers/fake-machine.ts';
import { ggufFile, llamaPairs, numberPair, stringPair } from '../helpers/gguf-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

type Engine = Awaited<ReturnType<typeof testEngine>>;
const lineOf = async ({ request }: Engine, name: string) =>
  (await request('doctor.run', {})).find((line) => line.name === name);

describe('the doctor', () => {
  it('finds everything in order in a fresh library, with the versions it runs on', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const lines = await engine.request('doctor.run', {});
    expect(lines.filter(({ state }) => state === 'problem')).toEqual([]);
    expect(lines.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Electron',
        'Node',
        'SQLite',
        'sqlite-vec',
        'llama.cpp',
        'Graphics',
        'Memory',
        'Disk',
        'Index',
      ]),
    );
    expect(lines.find(({ name }) => name === 'SQLite')?.found).toMatch(/^3\.\d+\.\d+$/);
    expect(lines.find(({ name }) => name === 'Node')?.found).toBe(process.versions.node);
    expect(lines.every(({ state, advice }) => (state === 'ok') === (advice === null))).toBe(true);
  });

  it('says which downloaded model is damaged, and what to do', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const store = createModelStore(path.join(engine.dataDir, 'models'));
    const order = {
      id: 'tiny',
      files: [{ path: 'a.gguf', address: 'a', sha256: '0'.repeat(64), bytes: 3 }],
      mirrors: [],
    };
    await store.begin(order);
    writeFileSync(path.join(store.partFolderOf('tiny'), 'a.gguf'), 'abc');
    await store.complete(order, 1);
    expect(await lineOf(engine, 'Downloaded models')).toMatchObject({
      state: 'problem',
      found: 'damaged: tiny',
      advice: expect.stringContaining('get them again'),
    });
    rmSync(path.join(store.folderOf('tiny'), 'a.gguf'));
    expect(await lineOf(engine, 'Downloaded models')).toMatchObject({ state: 'problem' });
  });

  it('says which folder cannot be read', async () => {
    const engine = await testEngine();
    const folder = path.join(temporaryFolder(), 'documents');
    mkdirSync(folder);
    await engine.add(folder);
    expect(await lineOf(engine, 'Folder')).toMatchObject({ state: 'ok', found: folder });
    rmSync(folder, { recursive: true });
    expect(await lineOf(engine, 'Folder')).toMatchObject({ state: 'warning', found: `${folder} cannot be read` });
  });

  it('warns of little memory, and goes on when the model process is down', async () => {
    const models = fakeModels();
    const about = async (): Promise<HostFacts> => {
      throw new Error('down');
    };
    const machine = fakeMachine({ memoryBytes: 4 * 1024 ** 3 });
    const engine = await testEngine(temporaryFolder(), { more: { machine, models: { ...models, about } } });
    expect(await lineOf(engine, 'Memory')).toMatchObject({ state: 'warning', found: '4.0 GB, 8 cores' });
    expect(await lineOf(engine, 'Model process')).toMatchObject({
      state: 'problem',
      found: expect.stringContaining('down'),
    });
    expect(await lineOf(engine, 'Index')).toMatchObject({ state: 'ok' });
  });
});

describe('the bench', () => {
  it('measures what is there, leaves out what is not, and remembers it', async () => {
    const engine = await testEngine();
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'letter.txt'), 'The letter of the council names a date for the next meeting.');
    await engine.add(folder);
    const record = await engine.request('bench.run', {});
    expect(record).toMatchObject({ chat: null, ocrPagesPerMinute: null, embedding: { backend: 'transformers' } });
    expect(record.embedding?.textsPerSecond).toBeGreaterThan(0);
    expect(record.searchMs).toBeGreaterThan(0);
    expect(await engine.request('bench.history', {})).toEqual([record]);
    // A power cut in the middle of a line.
    appendFileSync(path.join(engine.dataDir, 'bench.jsonl'), '{"at":17');
    expect(await engine.request('bench.history', {})).toEqual([record]);
    expect(readFileSync(path.join(engine.dataDir, 'bench.jsonl'), 'utf8').split('\n').length).toBe(2);
  });

  it('tells reading the prompt from writing', async () => {
    let time = 0;
    const chat: Pick<ChatModel, 'info' | 'generate'> = {
      info: async () => ({ modelId: 'a', name: 'A', contextTokens: 100 }),
      generate: async (_turns, _options, onText) => {
        time += 2000;
        onText('one');
        time += 1000;
        onText('two');
        return { text: 'one two', reason: 'end', promptTokens: 500, generatedTokens: 21 };
      },
    };
    const measured = await measureChat(chat as ChatModel, 'seed', () => time, new AbortController().signal);
    expect(measured).toEqual({
      ...{
        model: 'A',
        promptTokens: 500,
        promptTokensPerSecond: 250,
        generatedTokensPerSecond: 20,
        firstTokenMs: 2000,
      },
    });
  });

  it('takes the best round of an embedder, the median of searches, and the faster of two embedders', async () => {
    let time = 0;
    const costs = [4000, 1000, 2000];
    const embedder = {
      ...fakeModels().embedder,
      embed: async () => {
        time += costs.shift() ?? 0;
        return [];
      },
    };
    const measured = await measureEmbedder(embedder, 'A', () => time, new AbortController().signal);
    expect(measured.textsPerSecond).toBe(16);
    const searches = [5, 1, 9, 7, 3, 100, 2, 8, 4];
    const median = await measureSearch(
      async () => {
        time += searches.shift() ?? 0;
      },
      () => time,
    );
    expect(median).toBe(5);
    expect(fasterOf(measured, { ...measured, backend: 'llama', textsPerSecond: 13 })).toBe(measured);
    expect(fasterOf(measured, { ...measured, backend: 'llama', textsPerSecond: 300 }).backend).toBe('llama');
  });
});

describe('the first launch', () => {
  /** An engine with the bundled embedder as a GGUF too; `slow` is the one that takes its time. */
  async function launched(slow: 'shipped' | 'file') {
    const dataDir = temporaryFolder();
    mkdirSync(path.join(dataDir, 'models'));
    const bert = [stringPair('general.architecture', 'bert'), numberPair('bert.context_length', 64)];
    writeFileSync(
      path.join(dataDir, 'models', 'fake-Q8_0.gguf'),
      ggufFile({ pairs: [...bert, ...llamaPairs.slice(4)] }),
    );
    const models = fakeModels();
    const slowed = (embedder: Embedder): Embedder => ({
      ...embedder,
      embed: async (...given) => {
        await new Promise((resolve) => setTimeout(resolve, 40));
        return embedder.embed(...given);
      },
    });
    const own = {
      ...models,
      embedder: slow === 'shipped' ? slowed(models.embedder) : models.embedder,
      embedderFor: (file: ModelFile) => (slow === 'file' ? slowed(models.embedderFor(file)) : models.embedderFor(file)),
    };
    const engine = await testEngine(dataDir, { more: { models: own } });
    await engine.engine.start();
    return engine;
  }
  const selected = async ({ request }: Engine) =>
    (await request('model.list', {})).find((model) => model.role === 'embedding' && model.selected)?.name;

  it('takes llama.cpp for embedding where it is faster', async () => {
    expect(await selected(await launched('shipped'))).toBe('fake-Q8_0');
  });

  it('stays with ONNX where that is faster, and does not measure again', async () => {
    const engine = await launched('file');
    expect(await selected(engine)).toBe('fake');
    const embedded = engine.models.embedded.length;
    await engine.engine.start();
    expect(engine.models.embedded.length).toBe(embedded);
  });
});
