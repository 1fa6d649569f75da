/** What a backup or restore must never do: write over what is there, leave words lying about, or put in place what nobody checked. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeHeader } from '../../src/main/engine/backup/portable-header.ts';
import { piecesOf } from '../../src/main/engine/backup/sealed-pieces.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { stagedFolder } from '../../src/main/engine/store/safety/swap-library.ts';
import { canariesIn } from '../helpers/canaries-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

type Opened = Awaited<ReturnType<typeof testEngine>>;

async function jobOf(engine: Pick<Opened, 'request'>) {
  for (;;) {
    const job = await engine.request('backup.job', {});
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function codeOf(engine: Pick<Opened, 'request'>, file: string, replace?: boolean) {
  await engine.request('backup.start', { path: file, ...(replace === undefined ? {} : { replace }) });
  return (await jobOf(engine)).error?.code ?? null;
}

// The bug: `docent backup` of a wrong name replaces the open database, a document of the person, or last month's backup.
test('a backup replaces neither the library’s own files nor a document; an older backup only when asked', async () => {
  const engine = await testEngine();
  await engine.request('search.save', { name: 'kept', query: 'granite' });
  const link = path.join(temporaryFolder(), 'link');
  symlinkSync(engine.dataDir, link);
  const own = ['personal.db', 'library.db', 'new.docent', path.join('backups', 'new.docent')];
  mkdirSync(path.join(engine.dataDir, 'backups'), { recursive: true });
  for (const name of own)
    expect([name, await codeOf(engine, path.join(engine.dataDir, name))]).toEqual([name, 'backup-target']);
  expect(await codeOf(engine, path.join(link, 'personal.db'))).toBe('backup-target');
  const folder = temporaryFolder();
  const letter = path.join(folder, 'letter.txt');
  writeFileSync(letter, 'Dear Ole');
  expect([await codeOf(engine, letter), await codeOf(engine, letter, true)]).toEqual([
    'backup-target',
    'backup-target',
  ]);
  expect(readFileSync(letter, 'utf8')).toBe('Dear Ole');
  const file = path.join(folder, 'library.docent');
  expect(await codeOf(engine, file)).toBeNull();
  const older = readFileSync(file);
  await engine.request('search.save', { name: 'kept too', query: 'basalt' });
  expect(await codeOf(engine, file)).toBe('backup-exists');
  expect(readFileSync(file).equals(older)).toBe(true);
  expect(await codeOf(engine, file, true)).toBeNull();
  expect(readFileSync(file).equals(older)).toBe(false);
  const again = await engine.reopen();
  expect((await again.request('search.saved', {})).map(({ query }) => query)).toEqual(['granite', 'basalt']);
});

// The bug: a crash leaves copies of the databases in the data folder for ever, unsealed though the backup had a passphrase, erased or not.
test('copies that a crash left are gone at the next start, and by an erasing', async () => {
  const engine = await testEngine();
  const leave = () => {
    for (const name of ['backing-up', 'merging', 'unpacking', stagedFolder]) {
      mkdirSync(path.join(engine.dataDir, name), { recursive: true });
      writeFileSync(path.join(engine.dataDir, name, 'personal.db'), 'Qanaryleft7');
    }
  };
  leave();
  await engine.request('erase.run', { target: { kind: 'typed' }, quotes: false });
  expect(canariesIn(engine.dataDir, ['Qanaryleft7'])).toEqual([]);
  leave();
  await engine.reopen();
  expect(canariesIn(engine.dataDir, ['Qanaryleft7'])).toEqual([]);
});

// The bug: a power cut while a second file is unpacked, after a first was to be put in place, puts half of the second in place.
test('where a restored library is taken from stands only what was checked to its end', async () => {
  const engine = await testEngine();
  const file = path.join(temporaryFolder(), 'library.docent');
  await engine.request('backup.start', { path: file });
  await jobOf(engine);
  const staged = path.join(engine.dataDir, stagedFolder);
  const seen: boolean[] = [];
  engine.engine.on((name, payload) => {
    if (name === 'backup.changed' && (payload as { state: string }).state === 'running') seen.push(existsSync(staged));
  });
  await engine.request('backup.restore', { path: file });
  expect((await jobOf(engine)).state).toBe('ready');
  expect(existsSync(staged)).toBe(true);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen).not.toContain(true);
});

// The bug: a file whose list names only one database, or one twice, is taken for a whole library.
test.each([[[]], [['personal.db']], [['library.db', 'library.db']], [['personal.db', 'library.db', 'personal.db']]])(
  'a list of the files %j is refused',
  async (names) => {
    const header = makeHeader(null);
    const counts = { folders: 0, files: 0, documents: 0, passages: 0, vectors: 0, conversations: 0, messages: 0 };
    const files = names.map((name) => ({
      name,
      bytes: 0,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    }));
    const manifest = {
      ...{ format: 1, madeAt: 0, libraryId: 'x', schema: { library: 0, personal: 0 }, counts, files },
      ...{ folders: [], embeddings: [], models: [], encrypted: false },
    };
    const text = Buffer.from(JSON.stringify(manifest));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    const body = piecesOf(header.bytes, header.noncePrefix, null).seal(Buffer.concat([length, text]), 0, true);
    const file = path.join(temporaryFolder(), 'made.docent');
    writeFileSync(file, Buffer.concat([header.bytes, body]));
    const engine = await testEngine();
    await expect(engine.request('backup.inspect', { path: file })).rejects.toMatchObject({ code: 'backup-damaged' });
    await engine.request('backup.restore', { path: file });
    expect((await jobOf(engine)).error?.code).toBe('backup-damaged');
  },
);

/** An engine as the app has it, with a saved search that is deleted again: what it left is cleared a moment later. */
async function justDeleted(dataDir = temporaryFolder()) {
  const engine = await testEngine(dataDir);
  await engine.engine.start();
  await engine.request('search.save', { name: 'gone', query: 'granite' });
  const [saved] = await engine.request('search.saved', {});
  await engine.request('search.unsave', { savedId: saved?.id as string });
  return engine;
}

// The bug: a backup made a moment after something was deleted says "still to be cleared", and the start after the restore clears the library set aside.
test.each(['a deletion', 'an erasing'])(
  'restoring a backup made during %s keeps the library that was there',
  async (what) => {
    const from = await justDeleted();
    if (what === 'an erasing') {
      const personal = openPersonalStore(from.dataDir);
      personal.settings.set('erasing', true);
      personal.close();
    }
    const file = path.join(temporaryFolder(), 'library.docent');
    expect(await codeOf(from, file)).toBeNull();
    const to = await testEngine();
    await to.engine.start();
    await to.request('search.save', { name: 'mine', query: 'amber' });
    await to.request('backup.restore', { path: file });
    expect((await jobOf(to)).state).toBe('ready');
    await to.request('backup.apply', {});
    const restored = await to.reopen();
    await restored.engine.start();
    const [aside] = await restored.request('backup.setAside', {});
    expect(aside?.name).toMatch(/^set-aside-/);
    await restored.request('backup.goBack', { name: aside?.name as string });
    const back = await restored.reopen();
    await back.engine.start();
    expect((await back.request('search.saved', {})).map(({ query }) => query)).toEqual(['amber']);
    expect(await back.request('backup.setAside', {})).toHaveLength(1);
  },
);

// The bug: a crash a moment after something was deleted takes libraries and damaged databases with it that were kept for the person.
test('a crash right after a deletion costs nothing that was set aside', async () => {
  const dataDir = temporaryFolder();
  mkdirSync(path.join(dataDir, 'set-aside-20261128-120000'));
  writeFileSync(path.join(dataDir, 'set-aside-20261128-120000', 'personal.db'), 'older');
  writeFileSync(path.join(dataDir, 'personal.db.kept-20261128-120000'), 'damaged');
  const engine = await justDeleted(dataDir);
  const copy = path.join(temporaryFolder(), 'as-after-a-crash');
  cpSync(engine.dataDir, copy, { recursive: true, filter: (name) => !path.basename(name).endsWith('.lock') });
  const again = await testEngine(copy);
  await again.engine.start();
  expect(await again.request('backup.setAside', {})).toHaveLength(1);
  expect(existsSync(path.join(copy, 'personal.db.kept-20261128-120000'))).toBe(true);
});

// The bug: a restore into a new data folder keeps its empty databases as a library to go back to.
test('nothing is set aside of a library in which nothing was made, and everything of one with a single search', async () => {
  const from = await testEngine();
  const file = path.join(temporaryFolder(), 'library.docent');
  expect(await codeOf(from, file)).toBeNull();
  for (const made of [0, 1]) {
    const to = await testEngine();
    if (made > 0) await to.request('search.save', { name: 'mine', query: 'amber' });
    await to.request('backup.restore', { path: file });
    expect((await jobOf(to)).state).toBe('ready');
    await to.request('backup.apply', {});
    const restored = await to.reopen();
    expect(await restored.request('backup.setAside', {})).toHaveLength(made);
    expect(readdirSync(restored.dataDir).filter((name) => name.startsWith('set-aside'))).toHaveLength(made);
  }
});
