import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { archiveOf } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type TestEngine = Awaited<ReturnType<typeof testEngine>>;

/** Path behind the folder → state, with the reason if there is one. */
async function states(engine: TestEngine, root: string) {
  const { files } = await engine.request('file.list', { limit: 1000 });
  return Object.fromEntries(
    files.map((file) => [
      file.path.slice(root.length + 1),
      file.reason ? `${file.state} ${file.reason.code}` : file.state,
    ]),
  );
}

/** A file that has rested long enough to be read at once. */
function put(root: string, name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, 1e9, 1e9);
}

async function idOf(engine: TestEngine, name: string): Promise<string> {
  const { files } = await engine.request('file.list', { nameContains: name });
  return files[0]?.id ?? '';
}

/** Stops the readers before their first value, until `open` is called. */
function gate(engine: TestEngine, method: 'extract' | 'openMember') {
  const original = engine.workers[method] as (...given: readonly unknown[]) => AsyncIterable<never>;
  let reach: () => void = () => undefined;
  let open: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  Object.assign(engine.workers, {
    [method]: async function* (...given: readonly unknown[]) {
      reach();
      await opened;
      yield* original(...given);
    },
  });
  return { reached, open };
}

test('a retry of a partly read file leaves its copies their text', async () => {
  const root = temporaryFolder();
  for (const name of ['a.txt', 'b.txt']) put(root, name, 'The first page speaks of herons.\fBROKEN');
  const engine = await testEngine();
  engine.workers.behaviour = (text) => {
    if (text.includes('BROKEN')) throw new AppError('file-damaged', 'broken');
  };
  await engine.add(root);
  await engine.request('file.retry', { fileId: await idOf(engine, 'a.txt') });
  await engine.idle();
  const { files } = await engine.request('file.list', {});
  expect(files.map((file) => [file.state, file.documentId === null])).toEqual([
    ['partly-read', false],
    ['partly-read', false],
  ]);
});

test('members that could not be reached are read when their archive can be', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.', 'two.txt': 'A heron.' }));
  const engine = await testEngine();
  const { openMember } = engine.workers;
  Object.assign(engine.workers, {
    // biome-ignore lint/correctness/useYield: it fails before it can
    openMember: async function* () {
      throw new AppError('file-unreadable', 'away', { system: 'EACCES' });
    },
  });
  await engine.add(root);
  expect((await states(engine, root))['all.zip!/one.txt']).toBe('unavailable file-unreadable');
  Object.assign(engine.workers, { openMember });
  await engine.rescan();
  expect(await states(engine, root)).toEqual({
    'all.zip': 'ready',
    'all.zip!/one.txt': 'ready',
    'all.zip!/two.txt': 'ready',
  });
});

test('members that waited while their archive was gone are read when it returns', async () => {
  const root = temporaryFolder();
  const away = path.join(temporaryFolder(), 'all.zip');
  const names = Array.from({ length: 9 }, (_, index) => `${index}.txt`);
  put(root, 'all.zip', archiveOf(Object.fromEntries(names.map((name) => [name, `Words of ${name}.`]))));
  put(root, 'other.txt', 'Stays.');
  const engine = await testEngine();
  const { reached, open } = gate(engine, 'openMember');
  const folder = await engine.request('folder.add', { path: root });
  await reached;
  renameSync(path.join(root, 'all.zip'), away);
  await engine.request('folder.rescan', { folderId: folder.id });
  open();
  await engine.idle();
  renameSync(away, path.join(root, 'all.zip'));
  await engine.rescan();
  expect(new Set(Object.values(await states(engine, root)))).toEqual(new Set(['ready']));
  expect((await engine.request('library.status', {})).members).toBe(names.length);
});

test('archives whose names differ only in their normal form keep their members apart', async () => {
  const root = temporaryFolder();
  put(root, 'caf\u00E9.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  put(root, 'cafe\u0301.zip', archiveOf({ 'one.txt': 'A heron in the reed.' }));
  const engine = await testEngine();
  await engine.add(root);
  expect(Object.values(await states(engine, root))).toEqual(['ready', 'ready', 'ready', 'ready']);
  rmSync(path.join(root, 'cafe\u0301.zip'));
  await engine.rescan();
  expect(Object.keys(await states(engine, root))).toEqual(['caf\u00E9.zip', 'caf\u00E9.zip!/one.txt']);
});

test('numbers an archive makes up cost nothing but themselves', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  const engine = await testEngine();
  const { extract } = engine.workers;
  Object.assign(engine.workers, {
    extract: async function* (...given: Parameters<typeof extract>) {
      for await (const item of extract(...given)) {
        if (item.type !== 'member') yield item;
        else yield { ...item, member: { ...item.member, modifiedMs: 1e300, size: 1.8e19 } };
      }
    },
  });
  await engine.add(root);
  expect(await states(engine, root)).toEqual({ 'all.zip': 'ready', 'all.zip!/one.txt': 'ready' });
});

test('a value the store refuses fails its own file and stops no other', async () => {
  const root = temporaryFolder();
  put(root, 'bad.txt', 'Bad words.');
  put(root, 'good.txt', 'Good words.');
  const engine = await testEngine();
  const { extract } = engine.workers;
  Object.assign(engine.workers, {
    extract: async function* (...given: Parameters<typeof extract>) {
      for await (const item of extract(...given)) {
        if (item.type === 'unit' && item.unit.text.startsWith('Bad'))
          yield { ...item, unit: { ...item.unit, number: 0.5 } };
        else yield item;
      }
    },
  });
  await engine.add(root);
  expect(await states(engine, root)).toEqual({ 'bad.txt': 'failed internal', 'good.txt': 'ready' });
  expect((await engine.request('library.status', {})).problem).toBeNull();
});

test('a damaged archive keeps the members that were listed before the damage', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  const engine = await testEngine();
  const { extract } = engine.workers;
  Object.assign(engine.workers, {
    extract: async function* (...given: Parameters<typeof extract>) {
      yield* extract(...given);
      if (given[1].name === 'all.zip') throw new AppError('file-damaged', 'cut');
    },
  });
  await engine.add(root);
  expect(await states(engine, root)).toEqual({ 'all.zip': 'partly-read file-damaged', 'all.zip!/one.txt': 'ready' });
});

test('a password opens every copy of the file', async () => {
  const root = temporaryFolder();
  for (const name of ['a.txt', 'b.txt']) put(root, name, 'LOCKED sesame The treasure.');
  const engine = await testEngine();
  await engine.add(root);
  await engine.request('file.unlock', { fileId: await idOf(engine, 'b.txt'), password: 'sesame' });
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'a.txt': 'ready', 'b.txt': 'ready' });
});

/** Archives whose list is open and whose members are locked with `sesame`. */
function lockMembers(engine: TestEngine): void {
  const { extract, openMember } = engine.workers;
  Object.assign(engine.workers, {
    extract: async function* (...given: Parameters<typeof extract>) {
      const { password } = given[1];
      if (password !== null && password !== 'sesame') throw new AppError('wrong-password', 'locked');
      const problem = password === null ? ({ code: 'member-encrypted', values: {} } as const) : null;
      for await (const item of extract(...given)) {
        if (item.type === 'member') yield { ...item, member: { ...item.member, problem } };
        else yield item;
      }
    },
    openMember: async function* (...given: Parameters<typeof openMember>) {
      if (given[1].password === null) throw new AppError('member-encrypted', 'locked');
      yield* openMember(...given);
    },
  });
}

test('members an unlocked archive could not give before a restart are read when it is unlocked once more', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  const engine = await testEngine();
  lockMembers(engine);
  await engine.add(root);
  const fileId = await idOf(engine, 'one.txt');
  const { openMember } = engine.workers;
  Object.assign(engine.workers, {
    // biome-ignore lint/correctness/useYield: it fails before it can
    openMember: async function* () {
      throw new AppError('member-encrypted', 'as after a restart, when nobody knows the password');
    },
  });
  await engine.request('file.unlock', { fileId, password: 'sesame' });
  await engine.idle();
  expect((await states(engine, root))['all.zip!/one.txt']).toBe('locked member-encrypted');
  Object.assign(engine.workers, { openMember });
  await engine.request('file.unlock', { fileId, password: 'sesame' });
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'all.zip': 'ready', 'all.zip!/one.txt': 'ready' });
});

test('a locked member of an archive that is open is unlocked with the archive', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  const engine = await testEngine();
  lockMembers(engine);
  await engine.add(root);
  expect(await states(engine, root)).toEqual({ 'all.zip': 'ready', 'all.zip!/one.txt': 'locked member-encrypted' });
  const fileId = await idOf(engine, 'one.txt');
  await expect(engine.request('file.unlock', { fileId, password: 'wrong' })).rejects.toMatchObject({
    code: 'wrong-password',
  });
  await engine.request('file.unlock', { fileId, password: 'sesame' });
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'all.zip': 'ready', 'all.zip!/one.txt': 'ready' });
});

test('a reading that ends after its file vanished changes nothing of what the scan said', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'Some text.');
  const engine = await testEngine();
  const { reached, open } = gate(engine, 'extract');
  const folder = await engine.request('folder.add', { path: root });
  await reached;
  rmSync(path.join(root, 'a.txt'));
  await engine.request('folder.rescan', { folderId: folder.id });
  open();
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'a.txt': 'unavailable deletions-unconfirmed' });
  await engine.request('file.retry', { fileId: await idOf(engine, 'a.txt') });
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'a.txt': 'unavailable deletions-unconfirmed' });
  await engine.request('folder.confirmDeletions', { folderId: folder.id, gone: true });
  expect(await states(engine, root)).toEqual({});
});

test('a file left out while it is read leaves no text behind', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'A secret page.\fAnd another one.');
  put(root, 'b.txt', 'Stays.');
  const engine = await testEngine();
  let reach: () => void = () => undefined;
  let open: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  const { extract } = engine.workers;
  Object.assign(engine.workers, {
    extract: async function* (...given: Parameters<typeof extract>) {
      for await (const item of extract(...given)) {
        yield item;
        if (item.type !== 'unit' || !item.unit.text.includes('secret')) continue;
        reach();
        await opened;
      }
    },
  });
  const folder = await engine.request('folder.add', { path: root });
  await reached;
  const excluding = engine.request('folder.exclude', { folderId: folder.id, pattern: 'a.txt' });
  await excluding;
  open();
  await engine.idle();
  await engine.engine.close();
  const store = openLibraryStore(engine.dataDir);
  expect(store.contents.orphans(10)).toEqual([]);
  store.close();
});

test('a file that waits to be read once more, or is on a disk that is away, keeps its text', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'A fox in the snow.');
  const engine = await testEngine();
  await engine.add(root);
  const fileId = await idOf(engine, 'a.txt');
  const found = async () => (await engine.request('search.run', { query: 'fox', using: 'keyword' })).hits.length;
  await engine.request('reading.pause', {});
  await engine.request('file.retry', { fileId });
  expect(await states(engine, root)).toEqual({ 'a.txt': 'waiting' });
  expect(await found()).toBe(1);
  renameSync(root, `${root}-away`);
  await engine.request('reading.resume', { now: true });
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'a.txt': 'unavailable file-missing' });
  expect(await found()).toBe(1);
  renameSync(`${root}-away`, root);
  put(root, 'a.txt', 'A heron in the reed, not what was here.');
  await engine.request('reading.pause', {});
  await engine.rescan();
  expect(await found()).toBe(0);
});

test('what is left out goes at once, also on a disk that is away', async () => {
  const root = temporaryFolder();
  for (const name of ['private/a.txt', 'private/deep/b.txt', 'c.txt']) put(root, name, `A fox in ${name}.`);
  const engine = await testEngine();
  await engine.add(root);
  const [folder] = (await engine.request('library.status', {})).folders;
  renameSync(root, `${root}-away`);
  await engine.request('folder.exclude', { folderId: folder?.id ?? '', pattern: 'private/' });
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'c.txt': 'unavailable' });
  const { hits } = await engine.request('search.run', { query: 'fox', using: 'keyword' });
  expect(hits.map((hit) => path.basename(hit.path))).toEqual(['c.txt']);
  expect((await engine.request('library.status', {})).chunks).toBe(1);
  renameSync(`${root}-away`, root);
  await engine.rescan();
  expect(await states(engine, root)).toEqual({ 'c.txt': 'ready' });
});

test('a hit names the copy that still has its words', async () => {
  const root = temporaryFolder();
  for (const name of ['a.txt', 'b.txt']) put(root, name, 'A fox in the snow.');
  const engine = await testEngine();
  await engine.add(root);
  const named = async () => {
    const { hits } = await engine.request('search.run', { query: 'fox', using: 'keyword' });
    return hits.map((hit) => path.basename(hit.path));
  };
  const [first = ''] = await named();
  await engine.request('reading.pause', {});
  put(root, first, 'A heron in the reed, not what was here.');
  await engine.rescan();
  expect(await named()).toEqual([first === 'a.txt' ? 'b.txt' : 'a.txt']);
});

test('a file that waits although nobody is to read it is read after the next start', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'A fox in the snow.');
  const engine = await testEngine();
  await engine.request('reading.pause', {});
  await engine.add(root);
  await engine.engine.close();
  const store = openLibraryStore(engine.dataDir);
  const job = store.jobs.claim('read', 'nobody');
  store.jobs.done(job?.id ?? 0);
  store.close();
  const again = await engine.reopen();
  await again.request('reading.resume', { now: true });
  await again.idle();
  expect(await states(again, root)).toEqual({ 'a.txt': 'ready' });
});

test('a link that is asked to be read again stays what it is', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'A fox in the snow.');
  symlinkSync(path.join(root, 'a.txt'), path.join(root, 'link.txt'));
  const engine = await testEngine();
  await engine.add(root);
  await engine.request('file.retry', { fileId: await idOf(engine, 'link.txt') });
  await engine.idle();
  expect((await states(engine, root))['link.txt']).toBe('unsupported link-not-followed');
});

test.each([
  ['empty', ''],
  ['locked', 'LOCKED sesame and nobody knows what is inside'],
])('an archive replaced by one that is %s has no members any more', async (_what, text) => {
  const root = temporaryFolder();
  put(
    root,
    'all.zip',
    archiveOf({ 'one.txt': 'A fox in the snow.', 'in.zip': archiveOf({ 'two.txt': 'A fox again.' }) }),
  );
  const engine = await testEngine();
  await engine.add(root);
  put(root, 'all.zip', text);
  await engine.rescan();
  expect(Object.keys(await states(engine, root))).toEqual(['all.zip']);
  expect((await engine.request('search.run', { query: 'fox', using: 'keyword' })).hits).toEqual([]);
});

test('a library that is made anew is for its owner’s eyes only', async () => {
  const dataDir = path.join(temporaryFolder(), 'library');
  await testEngine(dataDir);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test('a file read with doubt is read anew when a person asks, and its copies too', async () => {
  const root = temporaryFolder();
  put(root, 'scan.txt', 'The otter sleeps on its back.');
  put(root, 'same scan.txt', 'The otter sleeps on its back.');
  const engine = await testEngine();
  const { extract } = engine.workers;
  let doubtful = true;
  engine.workers.extract = async function* (source, request, signal) {
    for await (const item of extract(source, request, signal)) {
      const doubts = doubtful ? [{ code: 'worker-crashed', values: {} } as const] : [];
      yield item.type === 'unit' ? { ...item, unit: { ...item.unit, doubts } } : item;
    }
  };
  await engine.add(root);
  const doubts = async () => (await engine.request('file.list', {})).files.map((file) => file.doubt?.code ?? null);
  expect(await doubts()).toEqual(['worker-crashed', 'worker-crashed']);
  doubtful = false;
  await engine.request('file.retry', { fileId: await idOf(engine, 'same scan') });
  await engine.idle();
  expect(await doubts()).toEqual([null, null]);
  expect(Object.values(await states(engine, root))).toEqual(['ready', 'ready']);
});

// The bug: killed between the two, an engine left a file that was shown as read and still had to be read; the next one took it back.
test('a file is shown as read in the step that ends its job, or not at all', async () => {
  const root = temporaryFolder();
  put(root, 'fox.txt', 'A fox in the snow.');
  const engine = await testEngine();
  const database = new BetterSqlite(path.join(engine.dataDir, 'library.db'));
  onTestFinished(() => void database.close());
  database.exec(`CREATE TABLE shown (state TEXT);
    CREATE TRIGGER watch AFTER UPDATE OF state ON file BEGIN INSERT INTO shown VALUES (new.state); END;
    CREATE TRIGGER refuse BEFORE DELETE ON job BEGIN SELECT RAISE(ABORT, 'not now'); END`);
  const shown = () => database.prepare('SELECT state FROM shown').pluck().all();
  await engine.add(root);
  expect(shown()).toEqual(['reading', 'failed']);
  database.exec('DROP TRIGGER refuse');
  await engine.request('file.retry', { fileId: await idOf(engine, 'fox.txt') });
  await engine.idle();
  expect(await states(engine, root)).toEqual({ 'fox.txt': 'ready' });
});
