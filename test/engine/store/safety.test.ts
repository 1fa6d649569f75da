/** Damaged databases, backups, rebuilding: nothing a person made is lost, nothing damaged is deleted. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { rebuildableEngine } from '../../../src/main/engine/rebuildable-engine.ts';
import { libraryKind } from '../../../src/main/engine/store/library-store.ts';
import { personalKind } from '../../../src/main/engine/store/personal-store.ts';
import { isUnreadable } from '../../../src/main/engine/store/safety/find-damage.ts';
import { safetyLimits } from '../../../src/main/engine/store/safety/limits.ts';
import { createSafety } from '../../../src/main/engine/store/safety/safety.ts';
import { deleteKept, keptFiles, setAside } from '../../../src/main/engine/store/safety/set-aside.ts';
import { canariesIn } from '../../helpers/canaries-in.ts';
import { fakeKeyStore } from '../../helpers/fake-key-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type Opened = Awaited<ReturnType<typeof testEngine>>;
const day = 24 * 60 * 60_000;

async function library(more: object = {}) {
  const engine = await testEngine(temporaryFolder(), { more });
  await engine.engine.start();
  const folder = path.join(temporaryFolder(), 'documents');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'lighthouse.txt'), 'The lighthouse was built in 1788.');
  await engine.add(folder);
  return { engine, folder };
}

async function ask(engine: Opened, question: string) {
  const done = Promise.withResolvers<void>();
  const stop = engine.engine.on((name) => name === 'answer.done' && done.resolve());
  const { conversationId } = await engine.request('answer.start', { question });
  await done.promise;
  stop();
  return conversationId;
}

async function opened(dataDir: string, more: object = {}) {
  const engine = await testEngine(dataDir, { more });
  await engine.engine.start();
  await engine.idle();
  return engine;
}

const titles = async (engine: Opened) => (await engine.request('conversation.list', {})).map(({ title }) => title);
const repairs = async (engine: Opened) => (await engine.request('library.repairs', {})).map(({ kind }) => kind);
const found = async (engine: Opened) =>
  (await engine.request('search.run', { query: 'lighthouse' })).hits.map((hit) => path.basename(hit.path));
const backups = (dataDir: string) => readdirSync(path.join(dataDir, 'backups')).sort();
const kept = (dataDir: string, name: string) =>
  readdirSync(dataDir).filter((file) => file.startsWith(`${name}.kept-`) && !/-(wal|shm)$/.test(file));

/** Zeroes over the middle of every page but the first. */
function damage(file: string): Buffer {
  const bytes = readFileSync(file);
  for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0, page, page + 512);
  writeFileSync(file, bytes);
  return bytes;
}

test('a damaged index is kept as it is and made anew from the files, and the person is told once', async () => {
  const { engine } = await library();
  await ask(engine, 'When was the lighthouse built?');
  await engine.engine.close();
  const damaged = damage(path.join(engine.dataDir, 'library.db'));
  const again = await opened(engine.dataDir);
  expect(await found(again)).toEqual(['lighthouse.txt']);
  expect(await titles(again)).toHaveLength(1);
  const [name = ''] = kept(engine.dataDir, 'library.db');
  expect(readFileSync(path.join(engine.dataDir, name)).equals(damaged)).toBe(true);
  const [repair] = await again.request('library.repairs', {});
  expect(repair).toMatchObject({ kind: 'library-rebuilt', kept: name });
  await again.request('library.dismissRepair', { repairId: repair?.id as string });
  expect(await repairs(await again.reopen())).toEqual([]);
});

test('damaged conversations are kept as they are and come back from the newest good backup', async () => {
  const { engine } = await library();
  await ask(engine, 'When was the lighthouse built?');
  await engine.engine.close();
  const file = path.join(engine.dataDir, 'personal.db');
  const damaged = damage(file);
  // A newer backup that is damaged, and one that is empty, are no backups.
  const folder = path.join(engine.dataDir, 'backups');
  writeFileSync(path.join(folder, 'personal-000998-2026-01-02.db'), damaged);
  writeFileSync(path.join(folder, 'personal-000999-2026-01-03.db'), '');
  const again = await opened(engine.dataDir);
  expect(await titles(again)).toEqual(['When was the lighthouse built?']);
  expect(await found(again)).toEqual(['lighthouse.txt']);
  expect(await repairs(again)).toEqual(['personal-restored']);
  const [name = ''] = kept(engine.dataDir, 'personal.db');
  expect(readFileSync(path.join(engine.dataDir, name)).equals(damaged)).toBe(true);
});

test.each([
  ['missing', (file: string) => rmSync(file)],
  ['cut off to nothing', (file: string) => writeFileSync(file, '')],
  ['of a schema nobody has', (file: string) => void setVersion(file, 4711)],
  ['of an earlier schema than its tables', (file: string) => void setVersion(file, 2)],
  ['marked as of an unknown format', (file: string) => setByte(file, 18, 9)],
])('personal.db that is %s comes back from a backup', async (_what, spoil) => {
  const { engine } = await library();
  await ask(engine, 'When was the lighthouse built?');
  await engine.engine.close();
  spoil(path.join(engine.dataDir, 'personal.db'));
  const again = await opened(engine.dataDir);
  expect(await titles(again)).toEqual(['When was the lighthouse built?']);
});

function setVersion(file: string, version: number): void {
  const database = new BetterSqlite(file);
  database.pragma(`user_version = ${version}`);
  database.close();
}

function setByte(file: string, at: number, value: number): void {
  const bytes = readFileSync(file);
  bytes[at] = value;
  writeFileSync(file, bytes);
}

test('a log without its database, as a crash within the renaming leaves it, is not played into the next one', async () => {
  const { engine } = await library();
  const file = path.join(engine.dataDir, 'library.db');
  // While it is open, so that the log holds something.
  copyFileSync(`${file}-wal`, `${file}-copy`);
  await engine.engine.close();
  rmSync(file);
  renameSync(`${file}-copy`, `${file}-wal`);
  const again = await opened(engine.dataDir);
  expect(await found(again)).toEqual(['lighthouse.txt']);
});

test('one backup a day, the newest seven, also when the clock runs away and comes back', async () => {
  let offset = 0;
  const now = () => Date.now() + offset;
  const { engine } = await library({ now });
  const { dataDir } = engine;
  let current = engine;
  for (let round = 1; round <= 9; round += 1) {
    await ask(current, `When was the lighthouse built, ${round}?`);
    await current.engine.close();
    offset += round === 5 ? 3650 * day : day;
    if (round === 6) offset -= 3650 * day;
    current = await opened(dataDir, { now });
  }
  await current.engine.close();
  expect(backups(dataDir)).toHaveLength(safetyLimits.backups);
  damage(path.join(dataDir, 'personal.db'));
  expect(await titles(await opened(dataDir, { now }))).toHaveLength(9);
});

const asked = 'Rzaskedharbour7';

test('what is erased, deleted or encrypted is gone from backups, and from damaged files when a person erases', async () => {
  const { engine } = await library();
  const first = await ask(engine, `Where is ${asked}?`);
  await engine.engine.close();
  const again = await opened(engine.dataDir);
  expect(canariesIn(path.join(engine.dataDir, 'backups'), [asked])).not.toEqual([]);
  await again.request('conversation.remove', { conversationId: first });
  const second = await ask(again, `Where was ${asked}?`);
  await again.engine.close();
  expect(canariesIn(path.join(engine.dataDir, 'backups'), ['Where is'])).toEqual([]);
  const file = path.join(engine.dataDir, 'personal.db');
  damage(file);
  const third = await opened(engine.dataDir);
  expect(kept(engine.dataDir, 'personal.db')).toHaveLength(1);
  await third.request('erase.run', { target: { kind: 'conversation', conversationId: second } });
  expect(canariesIn(engine.dataDir, [asked])).toEqual([]);
  expect(await titles(third)).toEqual([]);
});

test('copies that were cut off while they were made or put back do not outlive an erasing', async () => {
  const { engine } = await library();
  const conversationId = await ask(engine, `Where is ${asked}?`);
  await engine.engine.close();
  const file = path.join(engine.dataDir, 'personal.db');
  for (const backup of backups(engine.dataDir)) rmSync(path.join(engine.dataDir, 'backups', backup));
  copyFileSync(file, `${file}.part`);
  copyFileSync(file, path.join(engine.dataDir, 'backups', 'personal-000001-2026-01-01.db.part'));
  const again = await opened(engine.dataDir);
  await again.request('erase.run', { target: { kind: 'conversation', conversationId } });
  expect(canariesIn(engine.dataDir, [asked])).toEqual([]);
});

test.each(['library.db', 'personal.db'])(
  '%s of a newer version is refused and left as it is, however often it is tried',
  async (name) => {
    const { engine } = await library();
    await engine.engine.close();
    const file = path.join(engine.dataDir, name);
    const database = new BetterSqlite(file);
    database.pragma('user_version = 9999');
    database.close();
    // As on a Mac where no version of Docent has opened it yet.
    for (const notes of ['safety.json', 'safety-copy.json']) rmSync(path.join(engine.dataDir, notes));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(testEngine(engine.dataDir)).rejects.toMatchObject({ code: 'schema-newer' });
    }
    expect(kept(engine.dataDir, name)).toEqual([]);
    const left = new BetterSqlite(file, { readonly: true });
    expect(left.pragma('user_version', { simple: true })).toBe(9999);
    left.close();
  },
);

test('a deletion whose clearing a crash cut off is cleared at the next start', async () => {
  const { engine } = await library();
  const id = await ask(engine, `Where is ${asked}?`);
  await engine.engine.close();
  const again = await opened(engine.dataDir);
  await again.request('conversation.remove', { conversationId: id });
  // What a kill leaves: the files as they are now, without the clearing that closing does.
  const crashed = temporaryFolder();
  for (const name of ['personal.db', 'personal.db-wal', 'safety.json']) {
    copyFileSync(path.join(engine.dataDir, name), path.join(crashed, name));
  }
  mkdirSync(path.join(crashed, 'backups'));
  for (const name of backups(engine.dataDir)) {
    copyFileSync(path.join(engine.dataDir, 'backups', name), path.join(crashed, 'backups', name));
  }
  expect(canariesIn(crashed, [asked])).not.toEqual([]);
  await opened(crashed);
  expect(canariesIn(crashed, [asked])).toEqual([]);
});

test('backups are sealed when conversations are encrypted', async () => {
  const more = { keyStore: fakeKeyStore() };
  const { engine } = await library(more);
  await ask(engine, `Where is ${asked}?`);
  await engine.engine.close();
  const again = await opened(engine.dataDir, more);
  expect(canariesIn(path.join(engine.dataDir, 'backups'), [asked])).not.toEqual([]);
  const { code } = await again.request('encryption.prepare', {});
  await again.request('encryption.enable', { confirmation: code.split('-').slice(-2).join('-') });
  expect(backups(engine.dataDir)).toHaveLength(1);
  expect(canariesIn(engine.dataDir, [asked])).toEqual([]);
});

test('a rebuild asked for goes on behind the same engine, reads every file again and keeps conversations', async () => {
  const { engine, folder } = await library();
  await ask(engine, 'When was the lighthouse built?');
  await engine.engine.close();
  const reads: string[][] = [];
  const outer = await rebuildableEngine(async () => {
    const inner = await testEngine(engine.dataDir);
    reads.push(inner.workers.reads);
    return inner.engine;
  });
  await outer.start();
  await outer.idle();
  const heard: string[] = [];
  outer.on((name) => heard.push(name));
  await outer.request('library.rebuild', {});
  await outer.idle();
  expect(reads.map((each) => each.length)).toEqual([0, 1]);
  expect((await outer.request('library.status', {})).folders.map((each) => each.path)).toEqual([folder]);
  const { hits } = await outer.request('search.run', { query: 'lighthouse' });
  expect(hits).toHaveLength(1);
  expect(await outer.request('conversation.list', {})).toHaveLength(1);
  expect(heard).toContain('library.changed');
  expect((await outer.request('library.repairs', {})).map(({ kind }) => kind)).toEqual(['library-renewed']);
  const [name = ''] = kept(engine.dataDir, 'library.db');
  expect(existsSync(path.join(engine.dataDir, name))).toBe(true);
  await outer.close();
});

test('a page the disk does not give is no damage: personal.db would be replaced by an older copy', () => {
  expect(isUnreadable('Tree 5 page 12: unable to get the page. error code=266')).toBe(true);
  expect(isUnreadable('unable to get the page. error code=7')).toBe(true);
  expect(isUnreadable('unable to get the page. error code=11')).toBe(false);
  expect(isUnreadable('row 3 missing from index')).toBe(false);
});

test('one changed letter in a message is noticed, also when the notes about the file are spoilt as well', async () => {
  const { engine } = await library();
  await ask(engine, 'When was the lighthouse built?');
  await engine.engine.close();
  for (const alsoNotes of [false, true]) {
    const file = path.join(engine.dataDir, 'personal.db');
    const { atimeMs, mtimeMs } = statSync(file);
    const bytes = readFileSync(file);
    bytes.write('B', bytes.indexOf('built?'));
    writeFileSync(file, bytes);
    // A disk that forgets leaves the times alone.
    utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
    if (alsoNotes) writeFileSync(path.join(engine.dataDir, 'safety.json'), '{');
    const again = await opened(engine.dataDir);
    expect(await titles(again)).toEqual(['When was the lighthouse built?']);
    await again.engine.close();
  }
});

// The bugs: a log stays behind, a note promises a file that is gone, or a name that leads elsewhere deletes what is in use.
test('a kept file is listed with its size and deleted with its log when a person says so, and nothing else is', async () => {
  const { engine } = await library();
  await ask(engine, 'When was the lighthouse built?');
  await engine.engine.close();
  damage(path.join(engine.dataDir, 'library.db'));
  const again = await opened(engine.dataDir);
  const [name = ''] = kept(engine.dataDir, 'library.db');
  writeFileSync(path.join(engine.dataDir, `${name}-wal`), 'x'.repeat(1000));
  const left = readdirSync(engine.dataDir).filter((file) => file.startsWith(name));
  const bytes = left.reduce((sum, file) => sum + statSync(path.join(engine.dataDir, file)).size, 0);
  expect(left).toContain(`${name}-wal`);
  expect(await again.request('library.keptFiles', {})).toEqual([{ name, was: 'library', bytes }]);
  for (const other of ['personal.db', 'library.db', `../${path.basename(engine.dataDir)}/${name}`, `${name}-wal`]) {
    await expect(again.request('library.deleteKept', { name: other })).rejects.toMatchObject({ code: 'not-found' });
  }
  await again.request('library.deleteKept', { name });
  expect(readdirSync(engine.dataDir).filter((file) => file.includes('.kept-'))).toEqual([]);
  expect(await again.request('library.keptFiles', {})).toEqual([]);
  expect(await again.request('library.repairs', {})).toMatchObject([{ kind: 'library-rebuilt', kept: null }]);
  expect(await titles(again)).toHaveLength(1);
});

test('what looked like damage while a disk refused to be read is no damage once everything was looked at; real damage stays told', async () => {
  const { engine } = await library();
  await ask(engine, 'When was the lighthouse built?');
  await engine.engine.close();
  const suspect = () => {
    const safety = createSafety(engine.dataDir, { library: libraryKind, personal: personalKind }, Date.now);
    safety.prepare();
    safety.suspect();
    safety.closed();
  };
  suspect();
  const sound = await opened(engine.dataDir);
  expect(await repairs(sound)).toEqual([]);
  expect(await found(sound)).toEqual(['lighthouse.txt']);
  await sound.engine.close();
  suspect();
  damage(path.join(engine.dataDir, 'library.db'));
  const again = await opened(engine.dataDir);
  expect(await repairs(again)).toEqual(expect.arrayContaining(['library-rebuilt', 'damage-found']));
});

/** A database in the middle of a write that its journal can undo, as a crash leaves it. */
function writeHalf(file: string, change: string): void {
  const work = path.join(temporaryFolder(), 'half.db');
  copyFileSync(file, work);
  const database = new BetterSqlite(work);
  database.pragma('journal_mode = DELETE');
  // Half of it reaches the file before it is finished.
  database.pragma('cache_size = 1');
  database.pragma('cache_spill = 1');
  database.exec('BEGIN IMMEDIATE');
  database.exec(change);
  expect(statSync(`${work}-journal`).size).toBeGreaterThan(0);
  expect(readFileSync(work).equals(readFileSync(file))).toBe(false);
  for (const end of ['', '-journal']) copyFileSync(work + end, file + end);
  database.exec('ROLLBACK');
  database.close();
}

test.each([
  ['personal.db', "UPDATE message SET text = text || hex(randomblob(20000)); UPDATE conversation SET title = 'half'"],
  ['library.db', "UPDATE content SET title = hex(randomblob(200000)); UPDATE file SET path = 'half'"],
])('what a crash left half written in %s is undone, and nothing counts as damaged', async (name, change) => {
  const { engine } = await library();
  await ask(engine, 'When was the lighthouse built?');
  const before = await titles(engine);
  await engine.engine.close();
  writeHalf(path.join(engine.dataDir, name), change);
  const again = await opened(engine.dataDir);
  expect(await titles(again)).toEqual(before);
  expect(await found(again)).toEqual(['lighthouse.txt']);
  expect(await repairs(again)).toEqual([]);
  expect(readdirSync(engine.dataDir).filter((file) => /\.db-journal|kept/.test(file))).toEqual([]);
});

test('a journal that could not undo anything goes with the file it belongs to, and is not played into the next one', () => {
  const file = path.join(temporaryFolder(), 'personal.db');
  for (const end of ['', '-journal', '-wal']) writeFileSync(file + end, `bytes${end}`);
  const name = setAside(file, Date.UTC(2026, 0, 1));
  const folder = path.dirname(file);
  expect(readdirSync(folder).sort()).toEqual([name, `${name}-journal`, `${name}-wal`]);
  expect(keptFiles(folder)).toEqual([{ name, was: 'personal', bytes: 'bytes'.length * 3 + '-journal-wal'.length }]);
  expect(deleteKept(folder, name)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});
