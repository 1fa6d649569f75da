/** A library file somebody else made to do harm: everything about it is in order, and it must still not open, run or claim anything here. */
import { existsSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { expect, test } from 'vitest';
import { openPortable } from '../../src/main/engine/backup/read-portable.ts';
import { writePortable } from '../../src/main/engine/backup/write-portable.ts';
import { snapshotFacts } from '../../src/main/engine/store/snapshot.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

type Opened = Awaited<ReturnType<typeof testEngine>>;
type Change = { readonly library?: (database: Database) => void; readonly personal?: (database: Database) => void };

async function jobOf(engine: Pick<Opened, 'request'>) {
  for (;;) {
    const job = await engine.request('backup.job', {});
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An honest backup of one folder with one document. */
async function honest() {
  const from = await testEngine();
  const folder = path.join(temporaryFolder(), 'papers');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'will.txt'), 'The house goes to Alma.\n');
  await from.engine.start();
  await from.add(folder);
  const file = path.join(temporaryFolder(), 'honest.docent');
  await from.request('backup.start', { path: file });
  expect((await jobOf(from)).state).toBe('done');
  return { from, folder, file };
}

/** The same file with its databases changed; its list, counts and hashes are right for what it holds now. */
async function changed(file: string, { library, personal }: Change): Promise<string> {
  const folder = path.join(temporaryFolder(), 'unpacked');
  const opened = await openPortable(file, async () => new Uint8Array(32));
  await opened.unpack(folder, new AbortController().signal, () => undefined);
  await opened.close();
  const files = [
    { name: 'library.db', path: path.join(folder, 'library.db') },
    { name: 'personal.db', path: path.join(folder, 'personal.db') },
  ] as const;
  for (const [index, change] of [library, personal].entries()) {
    if (!change) continue;
    const database = new BetterSqlite(files[index as 0 | 1].path);
    database.loadExtension(getLoadablePath());
    database.unsafeMode(true);
    change(database);
    database.close();
  }
  const facts = snapshotFacts(files[0].path, files[1].path);
  for (const { path: each } of files) for (const end of ['-wal', '-shm']) rmSync(each + end, { force: true });
  const hostile = path.join(temporaryFolder(), 'hostile.docent');
  const mutable = { ...facts, folders: facts.folders.map((each) => ({ ...each })), embeddings: [...facts.embeddings] };
  await writePortable(
    hostile,
    { manifest: { ...opened.manifest, ...mutable }, files },
    null,
    new AbortController().signal,
    () => undefined,
  );
  return hostile;
}

const strange: Readonly<Record<string, Change>> = {
  'a trigger that switches a door on': {
    personal: (database) =>
      database.exec(`CREATE TRIGGER door AFTER INSERT ON search_entry BEGIN
        INSERT OR REPLACE INTO setting VALUES ('local-api', '{"on":true}'); END`),
  },
  'a trigger in the index': {
    library: (database) =>
      database.exec(`CREATE TRIGGER lie AFTER INSERT ON file BEGIN UPDATE file SET name = 'x'; END`),
  },
  'a view': { personal: (database) => database.exec('CREATE VIEW model_view AS SELECT * FROM model') },
  'a view in the place of a table': {
    personal: (database) =>
      database.exec(`ALTER TABLE exclusion RENAME TO hidden_exclusion; CREATE VIEW exclusion AS
        SELECT id, folder_id, pattern FROM hidden_exclusion`),
  },
  'a generated column': {
    personal: (database) => database.exec(`ALTER TABLE meta ADD COLUMN loud TEXT AS (upper(value)) VIRTUAL`),
  },
  'an index with a function': {
    library: (database) => database.exec('CREATE INDEX slow ON file (hex(hex(name)))'),
  },
  'a default somebody else wrote': {
    personal: (database) => {
      database.pragma('writable_schema = ON');
      database
        .prepare(`UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT NOT NULL', 'value TEXT NOT NULL DEFAULT (hex(zeroblob(9)))')
          WHERE name = 'setting'`)
        .run();
    },
  },
  'a trigger under a name of SQLite’s own': {
    personal: (database) => {
      database.exec(`CREATE TRIGGER door AFTER INSERT ON setting BEGIN DELETE FROM folder; END`);
      database.pragma('writable_schema = ON');
      database.exec(`UPDATE sqlite_schema SET name = 'sqlite_stat1', sql = replace(sql, 'TRIGGER door', 'TRIGGER sqlite_stat1')
        WHERE name = 'door'`);
    },
  },
  'a table of vectors with more than vectors': {
    library: (database) => database.exec('CREATE VIRTUAL TABLE vector_99 USING vec0 (embedding float[4], +note TEXT)'),
  },
  'a virtual table of another kind': {
    library: (database) => database.exec(`CREATE VIRTUAL TABLE vector_98 USING fts5 (embedding)`),
  },
};

// The bug: a trigger in somebody's file runs with every search one makes, and switches the local API on.
test.each(Object.entries(strange))('%s is refused, to be put in place and to be brought in', async (_, change) => {
  const { file } = await honest();
  const hostile = await changed(file, change);
  const to = await testEngine();
  for (const route of ['backup.restore', 'backup.merge'] as const) {
    await to.request(route, { path: hostile });
    const job = await jobOf(to);
    expect([job.state, job.error?.code]).toEqual(['failed', 'backup-damaged']);
    expect(job.error?.message).toMatch(/not made by Docent|missing/);
  }
});

// The bug: an honest library is taken for a hostile one, because it has vectors, statistics or a changed table.
test('an honest file is refused by none of this', async () => {
  const { file } = await honest();
  const same = await changed(file, { library: (database) => database.exec('ANALYZE') });
  const to = await testEngine();
  await to.request('backup.restore', { path: same });
  expect(await jobOf(to)).toMatchObject({ state: 'ready', closed: [], error: null });
});

// The bug: the restored library listens on a port, asks a stranger's server, and reads the whole home.
test('doors that stood open in it are closed, wide folders stay away, and the result says so', async () => {
  const { file } = await honest();
  const bait = temporaryFolder();
  writeFileSync(path.join(bait, 'bait.txt'), 'bait');
  const hostile = await changed(file, {
    personal: (database) => {
      const set = database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)');
      set.run('local-api', '{"on":true,"port":8427}');
      set.run('local-endpoint', '{"on":true,"address":"http://127.0.0.1:9","model":"theirs"}');
      set.run('team-library', '{"address":"postgres://them@example.org/x","folderIds":[],"readers":[]}');
      set.run('team-publisher', '"theirs"');
      set.run('window', '{"theme":"dark","allowDownloads":true,"checkUpdates":true}');
      set.run('ocr-languages', 'not json');
      const add = database.prepare('INSERT INTO folder (id, path, volume, sample, added_at) VALUES (?, ?, ?, 0, 1)');
      add.run('f1', '/', String(statSync('/').dev));
      add.run('f2', `${homedir()}/Documents/..`, String(statSync(homedir()).dev));
      add.run('f3', 'relative', '1');
    },
  });
  const to = await testEngine();
  await to.request('backup.restore', { path: hostile });
  const job = await jobOf(to);
  expect(job).toMatchObject({ state: 'ready', error: null });
  expect([...job.closed].sort()).toEqual([
    'downloads',
    'folders',
    'local-api',
    'model-server',
    'team-library',
    'updates',
  ]);
  await to.request('backup.apply', {});
  const restored = await to.reopen();
  await restored.engine.start();
  await restored.idle();
  expect(await restored.request('api.get', {})).toMatchObject({ on: false, state: 'off' });
  expect(await restored.request('endpoint.get', {})).toMatchObject({ on: false });
  expect(await restored.request('team.get', {})).toMatchObject({ address: null });
  expect(await restored.request('settings.get', {})).toMatchObject({
    ...{ theme: 'dark', allowDownloads: false, checkUpdates: false },
  });
  const { folders } = await restored.request('library.status', {});
  const wide = folders.filter(({ path: place }) => !place.endsWith('papers'));
  expect(wide.map(({ available, files }) => [available, files])).toEqual([
    [false, 0],
    [false, 0],
    [false, 0],
  ]);
  for (const { id } of wide) await restored.request('folder.rescan', { folderId: id }).catch(() => undefined);
  await restored.idle();
  expect((await restored.request('library.status', {})).counts.ready).toBe(1);
});

// The bug: the file brings a notice nobody signed; the window tells of a newer version, and the browser opens a stranger’s page.
test('a notice of a newer version that came with it is not believed', async () => {
  const { file } = await honest();
  const notice = { version: '99.0.0', issued: 1, expires: 2, summary: 'Get it.', page: 'https://theirs.example/' };
  const hostile = await changed(file, {
    personal: (database) =>
      database
        .prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
        .run('update-notice', JSON.stringify({ notice, checkedAt: 1, dismissed: null })),
  });
  const source = { url: 'https://docent.example/update.json', publicKey: '' };
  const to = await testEngine(undefined, { more: { update: { version: '0.1.0', source } } });
  await to.request('backup.restore', { path: hostile });
  expect(await jobOf(to)).toMatchObject({ state: 'ready', closed: [] });
  await to.request('backup.apply', {});
  const restored = await to.reopen();
  expect(await restored.request('update.status', {})).toMatchObject({ state: 'unknown', newest: null });
  expect(await restored.request('update.page', {})).toBeNull();
});

// The bug: a key that is pressed in every program opens the ask window, and a theme no system knows stops the start of the window.
test('settings that no window could have written are the usual ones, and the others stay', async () => {
  const { file } = await honest();
  const hostile = await changed(file, {
    personal: (database) => {
      const set = database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)');
      set.run('window', '{"theme":"evil","textSize":"NaN","askKeys":"A","language":"de","keepFresh":"yes"}');
      set.run('ocr-languages', '["../../eng"]');
      set.run('models-folder', '["/", "//elsewhere"]');
    },
  });
  const to = await testEngine();
  await to.request('backup.restore', { path: hostile });
  expect(await jobOf(to)).toMatchObject({ state: 'ready', closed: [] });
  await to.request('backup.apply', {});
  const restored = await to.reopen();
  expect(await restored.request('settings.get', {})).toMatchObject({
    ...{ theme: 'system', textSize: 'standard', askKeys: '', language: 'de', keepFresh: false, ocrLanguages: ['eng'] },
  });
  const { settings } = await restored.request('config.get', {});
  expect(settings.find(({ name }) => name === 'modelsFolder')).toMatchObject({ value: null });
});

// The bug: a stranger's text is shown as what a file of this computer says, because the file has the size and time the library names.
test('a text is shown as a file’s only once its bytes have the hash', async () => {
  const { from, folder, file } = await honest();
  await from.engine.close();
  const will = path.join(folder, 'will.txt');
  const before = statSync(will);
  // The same length and, for somebody who knows it, the same time and inode: only the bytes are others.
  writeFileSync(will, 'The house goes to Otto.\n');
  utimesSync(will, before.atime, before.mtime);
  expect([statSync(will).size, statSync(will).ino]).toEqual([before.size, before.ino]);
  const exact = await changed(file, {
    library: (database) =>
      database
        .prepare(`UPDATE file SET modified_ns = ?, modified_ms = ? WHERE name = 'will.txt'`)
        .run(...[String(statSync(will, { bigint: true }).mtimeNs), Math.floor(statSync(will).mtimeMs)]),
  });
  const to = await testEngine();
  await to.request('backup.restore', { path: exact });
  expect((await jobOf(to)).state).toBe('ready');
  await to.request('backup.apply', {});
  const restored = await to.reopen();
  await restored.engine.start();
  await restored.idle();
  const { hits } = await restored.request('search.run', { query: 'house', k: 3 });
  expect(hits.map(({ text }) => text.trim())).toEqual(['The house goes to Otto.']);
  expect(existsSync(will)).toBe(true);
});
