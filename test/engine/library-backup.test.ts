/** A library taken away as one file and put in place elsewhere: nothing is read or embedded again, and nothing that was there is lost. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backupLimits } from '../../src/main/engine/backup/limits.ts';
import { openPortable } from '../../src/main/engine/backup/read-portable.ts';
import { createEngine } from '../../src/main/engine/index.ts';
import { rebuildableEngine } from '../../src/main/engine/rebuildable-engine.ts';
import { canariesIn } from '../helpers/canaries-in.ts';
import { fakeModels, fakeWorkers, silentLog } from '../helpers/fake-engine-parts.ts';
import { fakeKeyStore } from '../helpers/fake-key-store.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

const towns = ['Alder', 'Birch', 'Cedar', 'Dune', 'Elm', 'Fern', 'Gorse', 'Heath'];

function writeTowns(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, town] of towns.entries())
    writeFileSync(path.join(folder, `${town}.txt`), `The lighthouse of ${town} was built in ${1850 + index} by Ole.\n`);
}

/** An engine as the app has it: it opens anew by itself. */
async function movableEngine(dataDir = temporaryFolder()) {
  const models = fakeModels();
  const workers = fakeWorkers();
  const engine = await rebuildableEngine(() =>
    createEngine({
      ...{ dataDir, models, workers, pictures: null, log: silentLog, samplesDir: temporaryFolder() },
      ...{ bundledEmbedderName: 'fake', ocrDirs: { bundled: dataDir, added: dataDir } },
    }),
  );
  onTestFinished(() => engine.close());
  return { engine, request: engine.request, models, workers, dataDir };
}
type Movable = Awaited<ReturnType<typeof movableEngine>>;

async function jobOf(engine: Pick<Movable, 'request'>) {
  for (;;) {
    const job = await engine.request('backup.job', {});
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function filled() {
  const from = await testEngine();
  const folder = path.join(temporaryFolder(), 'towns');
  writeTowns(folder);
  await from.engine.start();
  await from.add(folder);
  await from.request('search.save', { name: 'towers', query: 'lighthouse' });
  await from.request('settings.set', { theme: 'dark' });
  return { ...from, folder };
}

const hitsOf = async (engine: Pick<Movable, 'request'>, query: string) =>
  (await engine.request('search.run', { query, k: 3 })).hits.map(({ path: file, text, similarity }) => ({
    name: path.basename(file),
    text,
    meaning: similarity !== null,
  }));

async function backedUp(engine: Pick<Movable, 'request'>, passphrase?: string) {
  const file = path.join(temporaryFolder(), 'library.docent');
  await engine.request('backup.start', { path: file, ...(passphrase ? { passphrase } : {}) });
  return { file, job: await jobOf(engine) };
}

// The bug: the other computer embeds everything anew, or has less than there was.
test('restored on a fresh profile: equal counts, the same answers, nothing read or embedded again', async () => {
  const from = await filled();
  const before = { status: await from.request('library.status', {}), hits: await hitsOf(from, 'lighthouse Elm') };
  const { file, job } = await backedUp(from);
  expect(job).toMatchObject({ state: 'done', error: null });
  expect(job.summary?.counts).toMatchObject({ folders: 1, files: 8, documents: 8, vectors: 8, passages: 8 });
  expect(readdirSync(path.dirname(file))).toEqual(['library.docent']);
  expect(readdirSync(from.dataDir)).not.toContain('backing-up');
  await from.engine.close();
  // On the other computer the folder stands elsewhere.
  const elsewhere = path.join(temporaryFolder(), 'moved', 'towns');
  mkdirSync(path.dirname(elsewhere));
  renameSync(from.folder, elsewhere);

  const to = await movableEngine();
  await to.engine.start();
  await to.request('backup.restore', { path: file });
  const checked = await jobOf(to);
  expect(checked).toMatchObject({ state: 'ready', error: null });
  expect(checked.summary?.counts).toEqual(job.summary?.counts);
  await to.request('backup.apply', {});
  await to.engine.idle();

  const status = await to.request('library.status', {});
  // Everything is there, and says that its folder is away.
  expect(status.counts).toEqual({ ...before.status.counts, ready: 0, unavailable: 8 });
  expect(status.folders[0]?.available).toBe(false);
  expect(await hitsOf(to, 'lighthouse Elm')).toEqual(before.hits);
  expect((await to.request('search.saved', {})).map(({ name }) => name)).toEqual(['towers']);
  expect((await to.request('settings.get', {})).theme).toBe('dark');

  const folderId = status.folders[0]?.id as string;
  await to.request('folder.relink', { folderId, path: elsewhere });
  await to.engine.idle();
  const linked = await to.request('library.status', {});
  expect(linked.folders[0]).toMatchObject({ available: true, path: elsewhere, files: 8 });
  expect(linked.counts.ready).toBe(8);
  expect(await hitsOf(to, 'lighthouse Elm')).toEqual(before.hits);
  expect([to.models.embedded, to.workers.reads]).toEqual([[], []]);
});

// The bug: a restore replaces a library a person wanted to keep.
test('what was there is set aside, and can be gone back to', async () => {
  const from = await filled();
  const { file } = await backedUp(from);
  const to = await movableEngine();
  await to.engine.start();
  const own = path.join(temporaryFolder(), 'own');
  mkdirSync(own);
  writeFileSync(path.join(own, 'mine.txt'), 'The mill of Gorse grinds barley.\n');
  await to.request('folder.add', { path: own });
  await to.engine.idle();
  await to.request('backup.restore', { path: file });
  await jobOf(to);
  expect((await to.request('library.status', {})).counts.ready).toBe(1);
  await to.request('backup.apply', {});
  // Every file is compared with its hash first.
  await to.engine.idle();
  expect((await to.request('library.status', {})).counts.ready).toBe(8);
  const [aside] = await to.request('backup.setAside', {});
  await to.request('backup.goBack', { name: aside?.name as string });
  expect((await hitsOf(to, 'mill barley'))[0]?.name).toBe('mine.txt');
  expect((await to.request('library.status', {})).counts.ready).toBe(1);
  expect(await to.request('backup.setAside', {})).toHaveLength(1);
});

// The bug: a half-copied, changed, newer or wrongly opened file destroys what is there, or is taken for whole.
test('damaged, half-copied, newer and foreign files are refused, and nothing is touched', async () => {
  const from = await filled();
  const { file } = await backedUp(from);
  const whole = readFileSync(file);
  const variant = (name: string, bytes: Uint8Array) => {
    const changed = path.join(path.dirname(file), name);
    writeFileSync(changed, bytes);
    return changed;
  };
  const flipped = (at: number) => {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] as number) ^ 1;
    return bytes;
  };
  const piece = backupLimits.pieceBytes + 16;
  const headerLength = 12 + whole.readUInt32LE(8);
  expect(whole.length).toBeGreaterThan(headerLength + 2 * piece);
  const second = headerLength + piece;
  const exchanged = Buffer.concat([
    ...[whole.subarray(0, headerLength), whole.subarray(second, second + piece)],
    ...[whole.subarray(headerLength, second), whole.subarray(second + piece)],
  ]);
  const newer = Buffer.from(whole.toString('latin1').replace('"format":1', '"format":9'), 'latin1');
  const files = {
    half: [variant('half', whole.subarray(0, whole.length >> 1)), 'backup-damaged'],
    'one byte short': [variant('short', whole.subarray(0, -1)), 'backup-damaged'],
    'cut between pieces': [variant('cut', whole.subarray(0, headerLength + piece)), 'backup-damaged'],
    'pieces exchanged': [variant('exchanged', exchanged), 'backup-damaged'],
    longer: [variant('longer', Buffer.concat([whole, Buffer.from('x')])), 'backup-damaged'],
    'a changed byte': [variant('flipped', flipped(whole.length >> 1)), 'backup-damaged'],
    'a changed header': [variant('header', flipped(40)), 'backup-damaged'],
    empty: [variant('empty', Buffer.alloc(0)), 'backup-damaged'],
    'another file': [variant('text', Buffer.from('Dear diary, this is no library at all.')), 'backup-damaged'],
    newer: [variant('newer', newer), 'backup-newer'],
    missing: [path.join(path.dirname(file), 'nowhere'), 'file-missing'],
  };
  const to = await movableEngine();
  const before = readdirSync(to.dataDir).sort();
  for (const [name, [changed, code]] of Object.entries(files)) {
    await to.request('backup.restore', { path: changed as string });
    expect([name, (await jobOf(to)).error?.code]).toEqual([name, code]);
    await expect(to.request('backup.apply', {})).rejects.toMatchObject({ code: 'not-found' });
  }
  expect(readdirSync(to.dataDir).sort()).toEqual(before);
});

// The bug: a passphrase that protects nothing, or pieces of an encrypted file that can be exchanged.
test('an encrypted file shows nothing, and opens with its passphrase only', async () => {
  const from = await filled();
  const { file, job } = await backedUp(from, 'correct horse battery');
  expect(job.summary?.sealed).toBe(true);
  expect(readFileSync(file).includes('lighthouse')).toBe(false);
  expect(readFileSync(file).includes('SQLite format 3')).toBe(false);
  await expect(from.request('backup.inspect', { path: file })).rejects.toMatchObject({ code: 'backup-passphrase' });
  await expect(from.request('backup.inspect', { path: file, passphrase: 'wrong horse battery' })).rejects.toMatchObject(
    {
      code: 'backup-passphrase',
    },
  );
  expect(
    (await from.request('backup.inspect', { path: file, passphrase: 'correct horse battery' })).counts.documents,
  ).toBe(8);
  await expect(from.request('backup.start', { path: file, passphrase: 'short' })).rejects.toMatchObject({
    code: 'bad-request',
  });
  const broken = path.join(path.dirname(file), 'broken');
  copyFileSync(file, broken);
  truncateSync(broken, readFileSync(file).length - 100);
  const to = await movableEngine();
  await to.request('backup.restore', { path: broken, passphrase: 'correct horse battery' });
  expect((await jobOf(to)).error?.code).toBe('backup-damaged');
  await to.request('backup.restore', { path: file, passphrase: 'correct horse battery' });
  expect(await jobOf(to)).toMatchObject({ state: 'ready', summary: { sealed: true } });
});

// The bug: sealed conversations lie open in the file, or are lost on the other computer.
test('a backup of encrypted conversations keeps them sealed; the recovery code opens them on the other computer', async () => {
  const canary = 'Qanarysearch9';
  const from = await testEngine(temporaryFolder(), { more: { keyStore: fakeKeyStore() } });
  await from.engine.start();
  const { code } = await from.request('encryption.prepare', {});
  await from.request('encryption.enable', { confirmation: code.split('-').slice(-2).join('-') });
  await from.request('search.save', { name: 'sealed', query: canary });
  const { file, job } = await backedUp(from);
  expect(job.summary?.encrypted).toBe(true);
  expect(canariesIn(path.dirname(file), [canary])).toEqual([]);
  const opened = await openPortable(file, async () => new Uint8Array(32));
  await opened.close();

  const dataDir = temporaryFolder();
  const to = await testEngine(dataDir, { more: { keyStore: fakeKeyStore() } });
  await to.request('backup.restore', { path: file });
  await jobOf(to);
  await to.request('backup.apply', {});
  const other = await to.reopen();
  await other.engine.start();
  expect((await other.request('encryption.status', {})).state).toBe('locked');
  await other.request('encryption.recover', { code });
  expect((await other.request('search.saved', {})).map(({ query }) => query)).toEqual([canary]);
});

// The bug: a cancelled backup leaves half a file that looks like one, or an older good one is gone.
test('a cancelled backup leaves the older file as it was, and nothing else', async () => {
  const from = await filled();
  const file = path.join(temporaryFolder(), 'library.docent');
  writeFileSync(file, 'docent\r\nthe older one');
  await from.request('backup.start', { path: file, replace: true });
  await expect(from.request('backup.start', { path: file })).rejects.toMatchObject({ code: 'busy' });
  await from.request('backup.cancel', {});
  expect((await jobOf(from)).error?.code).toBe('cancelled');
  expect(readFileSync(file, 'utf8')).toBe('docent\r\nthe older one');
  expect(readdirSync(path.dirname(file))).toEqual(['library.docent']);
  expect(readdirSync(from.dataDir)).not.toContain('backing-up');
});

// The bug: a folder is linked to one that holds other files, and everything in it counts as deleted.
test('a folder is not linked to another one; where it stands now is suggested', async () => {
  const from = await filled();
  const parent = temporaryFolder();
  const other = path.join(parent, 'other');
  mkdirSync(other);
  writeFileSync(path.join(other, 'Alder.txt'), 'Another Alder.');
  await from.request('folder.add', { path: other });
  const stranger = path.join(temporaryFolder(), 'strange');
  mkdirSync(stranger);
  const moved = path.join(parent, 'towns');
  renameSync(from.folder, moved);
  await from.rescan();
  const { folders } = await from.request('library.status', {});
  const folderId = folders.find(({ path: place }) => place === from.folder)?.id as string;
  await expect(from.request('folder.relink', { folderId, path: stranger })).rejects.toMatchObject({
    code: 'folder-not-the-same',
  });
  expect(await from.request('folder.suggest', { folderId })).toEqual([{ path: moved, found: 8, looked: 8 }]);
  const reads = from.workers.reads.length;
  await from.request('folder.relink', { folderId, path: moved });
  await from.idle();
  expect((await from.request('library.status', {})).counts.ready).toBe(9);
  expect(from.workers.reads.length).toBe(reads);
});
