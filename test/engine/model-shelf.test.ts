/** Models as a person meets them: what fits, bringing one, importing one, removing one. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EngineOptions } from '../../src/main/engine/index.ts';
import type { CatalogEntry } from '../../src/main/engine/models/catalog/catalog-schema.ts';
import { loadCatalog } from '../../src/main/engine/models/catalog/load-catalog.ts';
import { onlyLoopback } from '../../src/main/engine/net/secure-address.ts';
import type { FolderWatcher } from '../../src/main/engine/ports.ts';
import type { DownloadStatus } from '../../src/preload/contract/shapes.ts';
import { fakeMachine } from '../helpers/fake-machine.ts';
import { ggufFile, llamaPairs, numberPair, stringPair } from '../helpers/gguf-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';
import { traineddata } from '../helpers/traineddata.ts';

const gibibyte = 1024 ** 3;
const shipped = path.resolve(import.meta.dirname, '../../resources/model-catalog.json');
const chat = ggufFile();
const bert = ggufFile({
  pairs: [stringPair('general.architecture', 'bert'), numberPair('bert.context_length', 64), ...llamaPairs.slice(4)],
});
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function entry(id: string, file: string, bytes: Buffer, change: Partial<CatalogEntry> = {}): CatalogEntry {
  return {
    ...{ id, title: id, maker: 'Somebody', family: id, version: '1', role: 'chat', format: 'gguf', parameters: '1B' },
    ...{
      summary: 'A model.',
      source: 'https://models.example/a',
      mirrors: ['https://models.example/a/'],
      folder: null,
    },
    ...{ files: [{ path: file, sha256: sha256(bytes), bytes: bytes.length }], hashSource: 'the test', licence: 'MIT' },
    ...{ permissive: true, languages: null, contextTokens: 128, dimensions: null, profile: null, network: null },
    ...{ networkSource: null, bundled: false },
    ...change,
  };
}

/** An engine whose catalogue leads to a server on this machine. */
async function withCatalog(more: Partial<EngineOptions> = {}) {
  const language = Buffer.from(traineddata());
  const files = new Map<string, Buffer>([
    ['/chat.gguf', chat],
    ['/deu.traineddata', language],
  ]);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.url));
    const bytes = files.get(String(request.url));
    if (bytes) response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const mirrors = [`http://127.0.0.1:${(server.address() as AddressInfo).port}/`];
  const models = [
    entry('tiny-chat', 'chat.gguf', chat, { mirrors }),
    entry('ocr-deu', 'deu.traineddata', language, { mirrors, role: 'ocr', format: 'traineddata' }),
    entry('unknown-hash', 'x.gguf', chat, {
      mirrors,
      files: [{ path: 'x.gguf', sha256: null, bytes: null }],
      hashSource: null,
    }),
  ];
  const allowedAddresses = onlyLoopback;
  return {
    asked,
    engine: await testEngine(temporaryFolder(), { more: { catalog: models, allowedAddresses, ...more } }),
  };
}

type Engine = Awaited<ReturnType<typeof testEngine>>;

/** Waits for a change that comes by itself. */
async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const entryOf = async ({ request }: Engine, id: string) => {
  const found = (await request('model.overview', {})).models.find((model) => model.id === id);
  if (!found) throw new Error(`${id} is not in the overview`);
  return found;
};
const listed = async ({ request }: Engine) => (await request('model.list', {})).filter((model) => !model.bundled);

describe('what fits', () => {
  const overviewOf = async (gibibytes: number) => {
    const machine = fakeMachine({ memoryBytes: gibibytes * gibibyte });
    const { request } = await testEngine(temporaryFolder(), { more: { catalog: await loadCatalog(shipped), machine } });
    return { request, overview: await request('model.overview', {}) };
  };

  it.each([
    [8, 'Qwen3 4B'],
    [16, 'Qwen3 14B'],
    [32, 'Qwen3 30B-A3B'],
  ])('on %i GB %s is recommended first, then a multilingual embedder', async (gibibytes, title) => {
    const { overview } = await overviewOf(gibibytes);
    const recommended = overview.models.filter((model) => model.recommended);
    expect(recommended.find(({ role }) => role === 'chat')?.title).toBe(title);
    expect(recommended.find(({ role }) => role === 'embedding')?.id).toBe('multilingual-e5-small');
    expect(overview.models.slice(0, recommended.length)).toEqual(recommended);
    const verdicts = overview.models
      .filter((model) => !model.recommended && model.fit)
      .map((model) => model.fit?.verdict);
    const order = ['fits', 'tight', 'no'];
    expect(verdicts).toEqual(verdicts.toSorted((a, b) => order.indexOf(String(a)) - order.indexOf(String(b))));
    const clip = overview.models.find(({ role }) => role === 'vision-text');
    expect([clip?.installed, clip?.recommended]).toEqual([false, false]);
  });

  it('heeds a context a person wishes for, and says what it costs', async () => {
    const { request, overview } = await overviewOf(16);
    const before = overview.models.find(({ id }) => id === 'qwen3-8b-q4_k_m')?.fit;
    await request('model.setContext', { tokens: 32_768 });
    const after = (await request('model.overview', {})).models.find(({ id }) => id === 'qwen3-8b-q4_k_m')?.fit;
    expect([before?.contextTokens, after?.contextTokens]).toEqual([8192, 32_768]);
    expect(after?.memory.total).toBeGreaterThan(before?.memory.total as number);
    expect((await request('model.overview', {})).wishedContextTokens).toBe(32_768);
  });
});

describe('a download', () => {
  it('is refused, without a connection, until a person allows it', async () => {
    const { engine, asked } = await withCatalog();
    await engine.engine.start();
    await expect(engine.request('model.download', { catalogId: 'tiny-chat' })).rejects.toMatchObject({
      code: 'network-off',
    });
    expect(asked).toEqual([]);
    expect(await engine.request('network.connections', {})).toEqual([]);
    expect((await engine.request('settings.get', {})).allowDownloads).toBe(false);
  });

  it('puts the model into the list, with events on the way and a row for every connection', async () => {
    const { engine, asked } = await withCatalog();
    await engine.engine.start();
    const events: (readonly DownloadStatus[])[] = [];
    engine.engine.on((name, payload) => {
      if (name === 'downloads.changed') events.push(payload as readonly DownloadStatus[]);
    });
    await engine.request('settings.set', { allowDownloads: true });
    await engine.request('model.download', { catalogId: 'tiny-chat' });
    await until('the model', async () => (await listed(engine)).length === 1);
    expect(await listed(engine)).toMatchObject([
      { name: 'chat', role: 'chat', state: 'available', contextTokens: 128, selected: true },
    ]);
    expect(await entryOf(engine, 'tiny-chat')).toMatchObject({
      installed: true,
      modelId: (await listed(engine))[0]?.id,
    });
    expect(asked).toEqual(['/chat.gguf']);
    expect(await engine.request('network.connections', {})).toMatchObject([
      { purpose: 'download', bytes: chat.length, host: expect.stringContaining('127.0.0.1') },
    ]);
    expect(events[0]).toMatchObject([{ catalogId: 'tiny-chat', state: 'queued' }]);
    expect(events.at(-1)).toEqual([]);
  });

  it('of OCR data makes the language readable and leaves no copy behind', async () => {
    const { engine } = await withCatalog();
    await engine.engine.start();
    await engine.request('settings.set', { allowDownloads: true });
    await engine.request('model.download', { catalogId: 'ocr-deu' });
    await until('the language', async () =>
      (await engine.request('ocr.languages', {})).some(({ code }) => code === 'deu'),
    );
    await until('the copy to go', async () => readdirSync(path.join(engine.dataDir, 'models')).length === 0);
    expect(await entryOf(engine, 'ocr-deu')).toMatchObject({ installed: true, fit: null });
  });

  it('of something without a hash is not offered', async () => {
    const { engine, asked } = await withCatalog();
    await engine.request('settings.set', { allowDownloads: true });
    expect(await entryOf(engine, 'unknown-hash')).toMatchObject({ downloadable: false, bytes: null, fit: null });
    await expect(engine.request('model.download', { catalogId: 'unknown-hash' })).rejects.toMatchObject({
      code: 'download-unavailable',
    });
    expect(asked).toEqual([]);
  });

  it('that ended just before the list was written is in it after a restart', async () => {
    const { engine } = await withCatalog();
    await engine.engine.start();
    await engine.request('settings.set', { allowDownloads: true });
    await engine.request('model.download', { catalogId: 'tiny-chat' });
    await until('the model', async () => (await listed(engine)).length === 1);
    const place = path.join(engine.dataDir, 'models', 'tiny-chat');
    const kept = readdirSync(place).map((name) => [name, readFileSync(path.join(place, name))] as const);
    await engine.request('model.remove', { modelId: (await listed(engine))[0]?.id as string });
    expect(existsSync(place)).toBe(false);
    mkdirSync(place);
    for (const [name, bytes] of kept) writeFileSync(path.join(place, name), bytes);
    const again = await engine.reopen();
    await again.engine.start();
    expect(await listed(again)).toMatchObject([{ name: 'chat', state: 'available' }]);
  });
});

describe('models from this disk', () => {
  it('are taken where they are, or as a copy, with the role their files tell', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'mine.gguf'), chat);
    writeFileSync(path.join(folder, 'reader.gguf'), bert);
    writeFileSync(path.join(folder, 'My-Embedding.gguf'), chat);
    const there = await engine.request('model.import', { path: path.join(folder, 'mine.gguf') });
    expect(there).toMatchObject({ role: 'chat', path: path.join(folder, 'mine.gguf') });
    expect(await engine.request('model.import', { path: path.join(folder, 'reader.gguf') })).toMatchObject({
      role: 'embedding',
    });
    const copy = await engine.request('model.import', { path: path.join(folder, 'My-Embedding.gguf'), copy: true });
    expect(copy).toMatchObject({
      role: 'embedding',
      path: path.join(engine.dataDir, 'models/My-Embedding/My-Embedding.gguf'),
    });
    expect(readFileSync(String(copy.path))).toEqual(chat);
    await expect(
      engine.request('model.import', { path: path.join(folder, 'My-Embedding.gguf'), copy: true }),
    ).rejects.toMatchObject({ code: 'busy' });
  });

  it('are refused when they are no models, and nothing is copied', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const file = path.join(temporaryFolder(), 'no.gguf');
    writeFileSync(file, 'no model');
    await expect(engine.request('model.import', { path: file, copy: true })).rejects.toMatchObject({
      code: 'model-invalid',
    });
    expect(readdirSync(path.join(engine.dataDir, 'models'))).toEqual([]);
  });

  it('lying in the models folder are listed by themselves, when the system tells or a person looks', async () => {
    let hint = () => {};
    const watcher: FolderWatcher = {
      watch: async (_folder, onHint) => {
        hint = () => onHint(['']);
        return { close: async () => {} };
      },
    };
    const engine = await testEngine(temporaryFolder(), { more: { watcher } });
    await engine.engine.start();
    const folder = path.join(engine.dataDir, 'models');
    mkdirSync(path.join(folder, 'maker/family'), { recursive: true });
    writeFileSync(path.join(folder, 'maker/family/dropped.gguf'), chat);
    hint();
    await until('the dropped model', async () => (await listed(engine)).length === 1);
    writeFileSync(path.join(folder, 'half.gguf.part'), chat.subarray(0, 50));
    writeFileSync(path.join(folder, 'half.gguf'), chat.subarray(0, 50));
    await engine.request('model.overview', {});
    expect((await listed(engine)).map(({ name }) => name)).toEqual(['dropped']);
    writeFileSync(path.join(folder, 'half.gguf'), chat);
    await engine.request('model.overview', {});
    expect((await listed(engine)).map(({ name }) => name)).toEqual(['dropped', 'half']);
  });

  it('in a folder a person chose are listed too', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'mine.gguf'), chat);
    await engine.request('model.setFolder', { path: folder });
    expect((await listed(engine)).map(({ name }) => name)).toEqual(['mine']);
    expect((await engine.request('model.overview', {})).folders).toEqual([path.join(engine.dataDir, 'models'), folder]);
  });
});

describe('removal', () => {
  it('says what uses a model first', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const file = path.join(temporaryFolder(), 'mine.gguf');
    writeFileSync(file, chat);
    const added = await engine.request('model.add', { path: file, role: 'chat' });
    expect(await engine.request('model.uses', { modelId: added.id })).toEqual({
      chosen: true,
      conversations: 0,
      deletesFiles: false,
    });
    await expect(engine.request('model.remove', { modelId: added.id, unlessUsed: true })).rejects.toMatchObject({
      code: 'model-in-use',
    });
    await engine.request('model.remove', { modelId: added.id });
    expect(await listed(engine)).toEqual([]);
    expect(readFileSync(file)).toEqual(chat);
  });

  it('never deletes a file of the person, and does not bring it back from a watched folder', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const folder = path.join(engine.dataDir, 'models');
    writeFileSync(path.join(folder, 'mine.gguf'), chat);
    await engine.request('model.overview', {});
    const [mine] = await listed(engine);
    await engine.request('model.remove', { modelId: String(mine?.id) });
    await engine.request('model.overview', {});
    expect(await listed(engine)).toEqual([]);
    expect(readFileSync(path.join(folder, 'mine.gguf'))).toEqual(chat);
  });

  it('deletes a copy of ours with its folder', async () => {
    const engine = await testEngine();
    await engine.engine.start();
    const file = path.join(temporaryFolder(), 'mine.gguf');
    writeFileSync(file, chat);
    const copy = await engine.request('model.import', { path: file, copy: true });
    expect((await engine.request('model.uses', { modelId: copy.id })).deletesFiles).toBe(true);
    await engine.request('model.remove', { modelId: copy.id });
    expect(readdirSync(path.join(engine.dataDir, 'models'))).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });
});

it('a file a person put into our folder by hand is taken out of the list and never deleted, whatever it is called', async () => {
  const { request, dataDir } = await testEngine();
  const own = path.join(dataDir, 'models', 'My Model (Q4).gguf');
  mkdirSync(path.dirname(own), { recursive: true });
  writeFileSync(own, chat);
  await request('model.overview', {});
  const model = (await request('model.list', {})).find((each) => each.path === own);
  expect(await request('model.uses', { modelId: model?.id ?? '' })).toMatchObject({ deletesFiles: false });
  await request('model.remove', { modelId: model?.id ?? '' });
  await request('model.overview', {});
  expect((await request('model.list', {})).map((each) => each.path)).not.toContain(own);
  expect(existsSync(own)).toBe(true);
});
