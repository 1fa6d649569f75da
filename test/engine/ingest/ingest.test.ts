import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createIngest } from '../../../src/main/engine/ingest/ingest.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { fakeModels, fakeWorkers, silentLog } from '../../helpers/fake-engine-parts.ts';
import { fakeMachine } from '../../helpers/fake-machine.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { wordMatch } from '../../helpers/word-match.ts';

function setUp(files: Readonly<Record<string, string>>, dataDir = temporaryFolder(), root = temporaryFolder()) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const library = openLibraryStore(dataDir);
  const models = fakeModels();
  const workers = fakeWorkers();
  const folder = { id: 'F', path: root, volume: '1', sample: false, addedAt: 0 };
  const ingest = createIngest({
    library,
    folderById: (id) => (id === 'F' ? folder : undefined),
    workers,
    embedder: models.embedder,
    formats: { kindOf: (name) => (name.endsWith('.bin') ? null : 'text'), readingId: () => 'text/1' },
    passwordFor: async () => null,
    ocrLanguages: () => [],
    spoolDir: path.join(dataDir, 'unpacked'),
    machine: fakeMachine(),
    log: silentLog,
    onChange: () => undefined,
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await ingest.stop();
    library.close();
  };
  onTestFinished(close);
  const states = () =>
    Object.fromEntries(library.list.list({ from: 0, limit: 99 }).files.map((file) => [file.path, file.state]));
  const read = async () => {
    await ingest.reconcile(folder);
    await ingest.idle();
  };
  return { library, models, workers, ingest, folder, root, dataDir, states, read, close };
}

test('files become ready, every chunk has a vector and a full-text row', async () => {
  const { library, read, states } = setUp({ 'a.txt': 'One page.\fTwo pages here.', 'sub/b.txt': 'Another file.' });
  await read();
  expect(states()).toEqual({ 'a.txt': 'ready', 'sub/b.txt': 'ready' });
  const { chunks, words } = library.integrity();
  expect(chunks).toBe(3);
  expect(words).toBe(3);
  expect(library.vectors.count()).toBe(3);
});

test('a second scan reads nothing and embeds nothing', async () => {
  const { read, workers, models } = setUp({ 'a.txt': 'Stable text.' });
  await read();
  const before = [workers.reads.length, models.embedded.length];
  await read();
  expect([workers.reads.length, models.embedded.length]).toEqual(before);
});

test('a moved or copied file costs no reading', async () => {
  const { root, read, workers, states } = setUp({ 'a.txt': 'Some text.' });
  await read();
  renameSync(path.join(root, 'a.txt'), path.join(root, 'moved.txt'));
  writeFileSync(path.join(root, 'copy.txt'), 'Some text.');
  await read();
  expect(workers.reads).toHaveLength(1);
  expect(states()).toEqual({ 'moved.txt': 'ready', 'copy.txt': 'ready' });
});

test('two identical new files are read once', async () => {
  const { read, workers, states } = setUp({ 'a.txt': 'Same.', 'b.txt': 'Same.' });
  await read();
  expect(states()).toEqual({ 'a.txt': 'ready', 'b.txt': 'ready' });
  expect(workers.reads).toHaveLength(1);
});

test('a changed file shows its new text only', async () => {
  const { root, read, library } = setUp({ 'a.txt': 'Old words.' });
  await read();
  writeFileSync(path.join(root, 'a.txt'), 'Fresh sentence, longer.');
  await read();
  expect(library.search.keyword(wordMatch('fresh'), {}, 5)).toHaveLength(1);
  expect(library.search.keyword(wordMatch('old'), {}, 5)).toHaveLength(0);
});

test('empty, unsupported, locked and broken files end in named states and do not stop the run', async () => {
  const given = setUp({
    'empty.txt': '',
    'x.bin': 'x',
    'locked.txt': 'LOCKED',
    'broken.txt': 'BROKEN',
    'ok.txt': 'Fine.',
    'blank.txt': '  ',
  });
  given.workers.behaviour = (text) => {
    if (text === 'LOCKED') throw new AppError('password-needed', 'locked');
    if (text === 'BROKEN') throw new AppError('file-damaged', 'broken');
  };
  await given.read();
  expect(given.states()).toEqual({
    'empty.txt': 'no-text',
    'x.bin': 'unsupported',
    'locked.txt': 'locked',
    'broken.txt': 'failed',
    'ok.txt': 'ready',
    'blank.txt': 'no-text',
  });
  // The window says why as it fits the format.
  const blank = given.library.list.list({ from: 0, limit: 10 }).files.find(({ name }) => name === 'blank.txt');
  expect(blank?.reason).toEqual({ code: 'no-text-found', values: { kind: 'text' } });
});

test('a file that kills its reader twice is quarantined, and a retry reads it again', async () => {
  const given = setUp({ 'bad.txt': 'KILL', 'ok.txt': 'Fine.' });
  let kills = 0;
  given.workers.behaviour = (text) => {
    if (text === 'KILL' && kills < limits.extract.killsToQuarantine) {
      kills += 1;
      throw new AppError('worker-crashed', 'died');
    }
  };
  await given.read();
  expect(kills).toBe(limits.extract.killsToQuarantine);
  expect(given.states()).toEqual({ 'bad.txt': 'quarantined', 'ok.txt': 'ready' });
  const [file] = given.library.list.list({ from: 0, limit: 1, state: 'quarantined' }).files;
  given.ingest.retry(given.library.files.byPublicId(file?.id ?? '')?.id ?? 0);
  await given.ingest.idle();
  expect(given.states()['bad.txt']).toBe('ready');
});

test('a crash on the second page goes on from there, and pages stand once', async () => {
  const given = setUp({ 'a.txt': 'First.\fSecond.\fThird.' });
  let crashed = false;
  const pages: number[] = [];
  given.workers.behaviour = (_text, index) => {
    if (index === 1 && !crashed) {
      crashed = true;
      throw new AppError('worker-crashed', 'died');
    }
    pages.push(index);
  };
  await given.read();
  expect(pages).toEqual([0, 1, 2]);
  expect(given.states()).toEqual({ 'a.txt': 'ready' });
  const [file] = given.library.list.list({ from: 0, limit: 1 }).files;
  expect(file).toMatchObject({ pages: 3, pagesRead: 3 });
});

test('a document that breaks off keeps what came before, with the reason', async () => {
  const given = setUp({ 'a.txt': 'First page.\fBROKEN' });
  given.workers.behaviour = (text) => {
    if (text === 'BROKEN') throw new AppError('file-damaged', 'broken');
  };
  await given.read();
  const [file] = given.library.list.list({ from: 0, limit: 1 }).files;
  expect(file).toMatchObject({ state: 'partly-read', reason: { code: 'file-damaged' } });
  expect(given.library.search.keyword(wordMatch('first'), {}, 5)).toHaveLength(1);
});

test('without the model, files are readable; with it again, they become ready', async () => {
  const given = setUp({ 'a.txt': 'Readable without vectors.' });
  given.models.down = true;
  await given.ingest.reconcile(given.folder);
  await expect.poll(() => given.states()['a.txt'], { timeout: 20_000 }).toBe('readable');
  await expect.poll(() => given.ingest.problem()?.code).toBe('model-host-down');
  expect(given.library.search.keyword(wordMatch('vector'), {}, 5)).toHaveLength(1);
  await given.close();
  const again = setUp({}, given.dataDir, given.root);
  again.ingest.kick();
  await again.ingest.idle();
  expect(again.states()).toEqual({ 'a.txt': 'ready' });
  expect(again.workers.reads).toHaveLength(0);
});

test('a vanished file is hidden, its return costs nothing, and a missing folder hides nothing', async () => {
  const given = setUp({ 'a.txt': 'Come back.', 'b.txt': 'Stay.' });
  await given.read();
  rmSync(path.join(given.root, 'a.txt'));
  await given.read();
  expect(given.states()).toEqual({ 'b.txt': 'ready' });
  renameSync(given.root, `${given.root}-gone`);
  onTestFinished(() => rmSync(`${given.root}-gone`, { recursive: true, force: true }));
  await given.read();
  expect(given.states()).toEqual({ 'b.txt': 'ready' });
  expect(given.ingest.isAvailable('F')).toBe(false);
  renameSync(`${given.root}-gone`, given.root);
  writeFileSync(path.join(given.root, 'a.txt'), 'Come back.');
  await given.read();
  expect(given.states()).toEqual({ 'a.txt': 'ready', 'b.txt': 'ready' });
  expect(given.workers.reads).toHaveLength(2);
});

test('a changed embedding id embeds everything again and keeps nothing stale', async () => {
  const given = setUp({ 'a.txt': 'Text for two models.' });
  await given.read();
  await given.close();
  const again = setUp({}, given.dataDir, given.root);
  const info = again.models.embedder.info;
  Object.assign(again.models.embedder, { info: async () => ({ ...(await info()), embeddingId: 'fake-words-2' }) });
  await again.ingest.checkEmbedding();
  await again.ingest.idle();
  expect(again.models.embedded).toHaveLength(1);
  expect(again.library.vectors.embeddings().map(({ embeddingId }) => embeddingId)).toEqual(['fake-words-2']);
  expect(again.library.vectors.count()).toBe(1);
  expect(again.states()).toEqual({ 'a.txt': 'ready' });
});

test('half-read pages survive a restart with its clean-up', async () => {
  const given = setUp({ 'a.txt': 'First.\fSecond.\fThird.' });
  const stuck = new Promise<void>(() => undefined);
  const extract = given.workers.extract;
  given.workers.extract = async function* (source, request, signal) {
    for await (const item of extract(source, request, signal)) {
      yield item;
      if (item.type === 'unit' && item.unit.index === 1) {
        await Promise.race([stuck, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
        throw new AppError('cancelled', 'stopped');
      }
    }
  };
  await given.ingest.reconcile(given.folder);
  const [file] = given.library.list.list({ from: 0, limit: 1 }).files;
  const row = () => given.library.files.byPublicId(file?.id ?? '');
  await expect.poll(() => given.library.contents.progress(row()?.contentId ?? 0).units, { timeout: 10_000 }).toBe(2);
  await given.close();
  const again = setUp({}, given.dataDir, given.root);
  expect(again.library.contents.orphans(10)).toEqual([]);
  const pages: number[] = [];
  again.workers.behaviour = (_text, index) => pages.push(index);
  await again.ingest.idle();
  expect(pages).toEqual([2]);
  expect(again.states()).toEqual({ 'a.txt': 'ready' });
});

test('a file hidden while it waited is read when it returns', async () => {
  const given = setUp({ 'a.txt': 'Come back later.' });
  await given.ingest.reconcile(given.folder);
  const row = given.library.disk.at('F', 'a.txt');
  given.library.disk.bury([row?.id ?? 0], Date.now());
  given.library.jobs.removeFor('read', row?.id ?? 0);
  await given.read();
  expect(given.states()).toEqual({ 'a.txt': 'ready' });
});

test('a file replaced by a rename while it is read shows its new text', async () => {
  const given = setUp({ 'a.txt': 'Old words here.' });
  let replaced = false;
  given.workers.behaviour = () => {
    if (replaced) return;
    replaced = true;
    writeFileSync(path.join(given.root, 'b.tmp'), 'Fresh words here, longer.');
    renameSync(path.join(given.root, 'b.tmp'), path.join(given.root, 'a.txt'));
  };
  await given.read();
  await given.read();
  expect(given.library.search.keyword(wordMatch('fresh'), {}, 5)).toHaveLength(1);
  expect(given.library.search.keyword(wordMatch('old'), {}, 5)).toHaveLength(0);
});

test('a folder that is suddenly empty hides nothing', async () => {
  const given = setUp({ 'a.txt': 'Still here.' });
  await given.read();
  rmSync(path.join(given.root, 'a.txt'));
  await given.read();
  expect(given.states()).toEqual({ 'a.txt': 'unavailable' });
  expect(given.library.search.keyword(wordMatch('here'), {}, 5)).toHaveLength(1);
  const reads = given.workers.reads.length;
  writeFileSync(path.join(given.root, 'a.txt'), 'Still here.');
  await given.read();
  expect(given.states()).toEqual({ 'a.txt': 'ready' });
  expect(given.workers.reads).toHaveLength(reads);
});

test('a full disk pauses reading and goes on by itself', async () => {
  const given = setUp({ 'a.txt': 'Some text.', 'b.txt': 'More text.' });
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const claim = given.library.jobs.claim;
  let refusals = 0;
  given.library.jobs.claim = () => {
    refusals += 1;
    throw full;
  };
  await given.ingest.reconcile(given.folder);
  expect(given.ingest.problem()?.code).toBe('disk-full');
  expect(refusals).toBeGreaterThan(0);
  given.library.jobs.claim = claim;
  await expect.poll(() => given.states(), { timeout: 30_000 }).toEqual({ 'a.txt': 'ready', 'b.txt': 'ready' });
});

test('a text of thousands of passages is stored in parts, hidden until all are there, and an interrupted commit leaves no double', async () => {
  const sentences = Array.from({ length: 90_000 }, (_, index) => `Heron ${index} stood in the water.`);
  const files = { 'long.txt': sentences.join('\n') };
  const whole = setUp(files);
  await whole.read();
  const expected = whole.library.integrity();
  expect(expected.chunks).toBeGreaterThan(2 * limits.ingest.chunksPerCommit);

  const broken = setUp(files);
  void broken.ingest.reconcile(broken.folder);
  await expect.poll(() => broken.library.chunks.count(), { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
  expect(broken.library.search.keyword(wordMatch('heron'), {}, 5)).toEqual([]);
  await broken.close();
  const again = setUp({}, broken.dataDir, broken.root);
  await again.read();
  expect(again.states()).toEqual({ 'long.txt': 'ready' });
  expect(again.library.integrity()).toEqual(expected);
});
