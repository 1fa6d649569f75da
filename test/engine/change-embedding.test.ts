/** Another embedding model is chosen: the old vectors answer until the new ones are complete, whatever happens in between. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { ggufFile } from '../helpers/gguf-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

type Library = Awaited<ReturnType<typeof testEngine>>;

const birds = ['heron', 'egret', 'bittern', 'crane', 'stork', 'ibis', 'spoonbill', 'avocet', 'curlew', 'godwit'];
const texts = birds.map((bird, index) => `The ${bird} was seen ${index + 3} times near the weir by the wardens.`);
/** A file just written is read when it has rested for a second. */
const patient = { timeout: 20_000 };
let open: (() => void) | null = null;
afterEach(() => open?.());

/** Ten ready files, and model files that can be chosen. */
async function birdLibrary() {
  const folder = temporaryFolder();
  for (const [index, text] of texts.entries()) writeFileSync(path.join(folder, `${birds[index]}.txt`), text);
  const library = await testEngine();
  await library.add(folder);
  const models: Record<string, string> = {};
  for (const name of ['second', 'third-one']) {
    const file = path.join(temporaryFolder(), `${name}.gguf`);
    writeFileSync(file, ggufFile());
    models[name] = (await library.request('model.add', { path: file, role: 'embedding' })).id;
  }
  return { ...library, folder, modelOf: (name: string) => models[name] ?? '' };
}

/** Lets this many requests for new vectors pass; the next one waits until the test lets it go. */
function hold({ models }: Pick<Library, 'models'>, after: number): void {
  let passed = 0;
  models.gate = () => {
    passed += 1;
    if (passed <= after) return Promise.resolve();
    return new Promise((resolve) => {
      open = resolve;
    });
  };
}
function release({ models }: Pick<Library, 'models'>): void {
  models.gate = () => Promise.resolve();
  open?.();
}

const search = async ({ request }: Pick<Library, 'request'>, query = 'wardens curlew weir') => {
  const { hits, meaning, meaningNote } = await request('search.run', { query, using: 'vector' });
  const found = hits.map(({ path: file, similarity }) => [path.basename(file), similarity?.toFixed(5)] as const);
  // Which of two equal hits stands first may change with the order their vectors were stored in.
  found.sort(([a, more], [b, less]) => Number(less) - Number(more) || a.localeCompare(b));
  return { meaning, meaningNote, found };
};
const status = ({ request }: Pick<Library, 'request'>) => request('library.status', {});

/** Embedding ids and their vectors, read from the closed library. */
function stored(dataDir: string): Record<string, number> {
  const library = openLibraryStore(dataDir);
  const rows = library.vectors.embeddings().map((row) => [row.embeddingId, library.vectors.countOf(row)]);
  library.close();
  return Object.fromEntries(rows);
}

test('search answers as before during the change, no file leaves ready, then the new model answers alone', async () => {
  const library = await birdLibrary();
  const before = await search(library);
  expect(before).toMatchObject({ meaning: true, meaningNote: null });
  expect(before.found[0]?.[0]).toBe('curlew.txt');
  hold(library, 0);
  await library.request('model.select', { modelId: library.modelOf('second') });
  await expect.poll(async () => (await status(library)).embedding.next).toBe(library.modelOf('second'));
  expect(await search(library)).toEqual({ ...before, meaningNote: 'changing' });
  expect(await status(library)).toMatchObject({
    counts: { ready: 10, readable: 0 },
    chunks: 10,
    vectors: 10,
    embedding: { done: 0, total: 10, answering: 'bundled', next: library.modelOf('second') },
  });
  const states: number[] = [];
  library.engine.on((name, payload) => {
    if (name === 'library.changed') states.push((payload as { counts: { ready: number } }).counts.ready);
  });
  release(library);
  await library.idle();
  expect(new Set([...states, 10])).toEqual(new Set([10]));
  const after = await search(library);
  expect(after).toMatchObject({ meaning: true, meaningNote: null });
  expect(after.found[0]?.[0]).toBe('curlew.txt');
  expect(after.found).not.toEqual(before.found);
  expect(await status(library)).toMatchObject({
    vectors: 10,
    embedding: { done: 10, total: 10, answering: library.modelOf('second'), next: null },
  });
  await library.engine.close();
  expect(stored(library.dataDir)).toEqual({ 'fake-second': 10 });
});

test('an engine that ends in the middle goes on where it was', async () => {
  const library = await birdLibrary();
  const before = await search(library);
  // One text per request would be the finest grain; ten texts are one request, so stop before a second file's.
  const more = Array.from(
    { length: 60 },
    (_, index) => `Note ${index}: ${'the ringing station counted geese. '.repeat(index)}`,
  );
  for (const [index, text] of more.entries()) writeFileSync(path.join(library.folder, `n${index}.txt`), text);
  await library.rescan();
  hold(library, 2);
  await library.request('model.select', { modelId: library.modelOf('second') });
  await expect.poll(async () => (await status(library)).embedding.done).toBeGreaterThan(10);
  const made = library.models.embedded.length;
  const { done, total } = (await status(library)).embedding;
  expect(done).toBeLessThan(total);
  const again = await library.reopen();
  open?.();
  expect(library.models.embedded).toHaveLength(made);
  hold(again, 0);
  again.engine.start().catch(() => undefined);
  await expect.poll(async () => (await status(again)).embedding).toMatchObject({ done, answering: 'bundled' });
  expect((await search(again)).found.slice(0, 1)).toEqual(before.found.slice(0, 1));
  expect((await status(again)).counts).toMatchObject({ ready: 70, readable: 0 });
  release(again);
  await again.idle();
  expect(again.models.embedded).toHaveLength(total - done);
  expect(await status(again)).toMatchObject({ embedding: { answering: library.modelOf('second'), next: null } });
  await again.engine.close();
  expect(stored(library.dataDir)).toEqual({ 'fake-second': total });
});

test('a file added in the middle is found by meaning at once, and after the switch', async () => {
  const library = await birdLibrary();
  hold(library, 0);
  await library.request('model.select', { modelId: library.modelOf('second') });
  await expect.poll(async () => (await status(library)).embedding.next).toBe(library.modelOf('second'));
  writeFileSync(path.join(library.folder, 'kingfisher.txt'), 'A kingfisher dived under the footbridge.');
  for (const { id } of (await status(library)).folders) await library.request('folder.rescan', { folderId: id });
  // What is under way for the change is let go; the next round belongs to the new file.
  await expect.poll(async () => (await status(library)).counts.readable, patient).toBe(1);
  hold(library, 0);
  const first = open;
  open = null;
  first?.();
  await expect.poll(async () => (await status(library)).counts.ready, patient).toBe(11);
  expect((await status(library)).embedding.next).toBe(library.modelOf('second'));
  expect((await search(library, 'kingfisher footbridge')).found[0]?.[0]).toBe('kingfisher.txt');
  release(library);
  await library.idle();
  expect((await status(library)).embedding).toMatchObject({ done: 11, total: 11, next: null });
  expect((await search(library, 'kingfisher footbridge')).found[0]?.[0]).toBe('kingfisher.txt');
  await library.engine.close();
  expect(stored(library.dataDir)).toEqual({ 'fake-second': 11 });
});

test('a third choice cancels the second, and going back cancels the change', async () => {
  const library = await birdLibrary();
  const before = await search(library);
  hold(library, 0);
  await library.request('model.select', { modelId: library.modelOf('second') });
  await expect.poll(async () => (await status(library)).embedding.next).toBe(library.modelOf('second'));
  release(library);
  await library.request('model.select', { modelId: library.modelOf('third-one') });
  await library.idle();
  expect((await status(library)).embedding).toMatchObject({ answering: library.modelOf('third-one'), next: null });
  hold(library, 0);
  await library.request('model.select', { modelId: library.modelOf('second') });
  await expect.poll(async () => (await status(library)).embedding.next).toBe(library.modelOf('second'));
  release(library);
  await library.request('model.select', { modelId: 'bundled' });
  await library.idle();
  expect(await search(library)).toEqual(before);
  hold(library, 0);
  await library.request('model.select', { modelId: library.modelOf('second') });
  await expect.poll(async () => (await status(library)).embedding.next).toBe(library.modelOf('second'));
  await library.request('model.deselect', { role: 'embedding' });
  release(library);
  await library.idle();
  expect((await status(library)).embedding).toMatchObject({ done: 10, answering: 'bundled', next: null });
  expect(await search(library)).toEqual(before);
  await library.engine.close();
  expect(stored(library.dataDir)).toEqual({ 'fake-words-1': 10 });
});

test('vectors whose model is gone give way to words, and the new ones are made all the same', async () => {
  const library = await birdLibrary();
  await library.request('model.select', { modelId: library.modelOf('second') });
  await library.idle();
  const second = (await library.request('model.list', {})).find(({ id }) => id === library.modelOf('second'));
  expect(second).toMatchObject({ selected: true });
  library.models.missing.add(second?.path ?? '');
  hold(library, 0);
  await library.request('model.select', { modelId: library.modelOf('third-one') });
  await expect.poll(async () => (await status(library)).embedding.next).toBe(library.modelOf('third-one'));
  const { meaning, meaningNote, hits } = await library.request('search.run', { query: 'egret wardens' });
  expect({ meaning, meaningNote }).toEqual({ meaning: false, meaningNote: 'unavailable' });
  expect(hits.map((hit) => path.basename(hit.path))).toContain('egret.txt');
  writeFileSync(path.join(library.folder, 'late.txt'), 'A late note on gulls.');
  for (const { id } of (await status(library)).folders) await library.request('folder.rescan', { folderId: id });
  release(library);
  await library.idle();
  expect(await status(library)).toMatchObject({
    counts: { ready: 11 },
    embedding: { done: 11, total: 11, answering: library.modelOf('third-one'), next: null },
  });
  expect((await search(library, 'late gulls')).found[0]?.[0]).toBe('late.txt');
});

test('a model that does not load is not chosen; one that is removed gives way to the bundled one', async () => {
  const library = await birdLibrary();
  const list = await library.request('model.list', {});
  library.models.missing.add(list.find(({ id }) => id === library.modelOf('third-one'))?.path ?? '');
  await expect(library.request('model.select', { modelId: library.modelOf('third-one') })).rejects.toMatchObject({
    code: 'model-missing',
  });
  expect((await library.request('model.list', {})).find(({ bundled }) => bundled)).toMatchObject({ selected: true });
  await library.request('model.select', { modelId: library.modelOf('second') });
  await library.idle();
  expect((await status(library)).embedding.answering).toBe(library.modelOf('second'));
  await library.request('model.remove', { modelId: library.modelOf('second') });
  await library.idle();
  expect((await status(library)).embedding).toMatchObject({ answering: 'bundled', next: null, done: 10, total: 10 });
});

test('a new model that disappears keeps no new file from the one that answers', async () => {
  const library = await birdLibrary();
  hold(library, 0);
  await library.request('model.select', { modelId: library.modelOf('second') });
  await expect.poll(async () => (await status(library)).embedding.next).toBe(library.modelOf('second'));
  const second = (await library.request('model.list', {})).find(({ id }) => id === library.modelOf('second'));
  const again = await library.reopen();
  open?.();
  again.models.missing.add(second?.path ?? '');
  rmSync(path.join(library.folder, 'heron.txt'));
  writeFileSync(path.join(library.folder, 'late.txt'), 'A late note on gulls.');
  await again.engine.start();
  await expect.poll(async () => (await status(again)).counts.ready, patient).toBe(10);
  expect((await status(again)).problem).toMatchObject({ code: 'model-missing' });
  expect((await search(again, 'late gulls')).found[0]?.[0]).toBe('late.txt');
});

test('a crash right after the choice, or right after the switch, is made up for at the next launch', async () => {
  const library = await birdLibrary();
  await library.engine.close();
  // The choice stands in one database, the change it begins in the other.
  const personal = openPersonalStore(library.dataDir);
  personal.settings.set('embedding-model', library.modelOf('second'));
  personal.close();
  // What a switch leaves to be cleared away.
  const store = openLibraryStore(library.dataDir);
  const left = store.vectors.open('left-over', 32);
  store.vectors.add(left, new Uint8Array(32), new Float32Array(32).fill(1));
  store.close();
  const again = await testEngine(library.dataDir);
  await again.engine.start();
  await again.idle();
  expect(await status(again)).toMatchObject({
    counts: { ready: 10 },
    vectors: 10,
    embedding: { done: 10, total: 10, answering: library.modelOf('second'), next: null },
  });
  await again.engine.close();
  expect(stored(library.dataDir)).toEqual({ 'fake-second': 10 });
});
