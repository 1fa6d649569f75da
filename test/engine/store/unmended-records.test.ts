/** Records of personal.db that changed on the disk: what stands there stays until it is mended, is kept when it is, and goes with no copy. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createDataKeeper } from '../../../src/main/engine/look-after-data.ts';
import { libraryKind, openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { openPersonalStore, personalKind } from '../../../src/main/engine/store/personal-store.ts';
import { safetyLimits } from '../../../src/main/engine/store/safety/limits.ts';
import { createSafety } from '../../../src/main/engine/store/safety/safety.ts';
import { keepCopy } from '../../../src/main/engine/store/safety/set-aside.ts';
import {
  answer,
  change,
  fileIn,
  fill,
  filled,
  messages,
  spoilText,
  start,
  told,
} from '../../helpers/filled-personal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { missingSmallDisk, mountSmallDisk, unmount } from '../../torture/tools.ts';

const day = 86_400_000;
const newer = 'It was built in 1788, of granite from Rubislaw.';

/** A folder whose clock is `clock.days` ahead, with a store that is closed after the test. */
function working(dataDir: string) {
  const clock = { days: 0 };
  const now = () => Date.now() + clock.days * day;
  const safety = createSafety(dataDir, { library: libraryKind, personal: personalKind }, now);
  safety.prepare();
  const store = openPersonalStore(dataDir, now);
  onTestFinished(() => void store.close());
  return { clock, now, safety, store };
}

/** The answers in a database file, without opening it as a library. */
function answersIn(file: string): unknown[] {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    return database.prepare(`SELECT text FROM message WHERE role = 'assistant'`).pluck().all();
  } finally {
    database.close();
  }
}

/** A newer text, and checksums of the older one: the disk lost the write of their page. `isOpen`: the text stands in the log alone. */
function lostWrite(isOpen: boolean) {
  const { dataDir, conversationId, answerId } = filled();
  const store = openPersonalStore(dataDir);
  onTestFinished(() => void store.close());
  const sums = `(SELECT hex(sums) FROM record_sum WHERE table_name = 'message' AND record_id = '${answerId}')`;
  const reading = new BetterSqlite(fileIn(dataDir), { readonly: true });
  const was = reading.prepare(`SELECT ${sums}`).pluck().get() as string;
  reading.close();
  store.conversations.saveText(answerId, newer);
  change(dataDir, `UPDATE record_sum SET sums = x'${was}' WHERE table_name = 'message' AND record_id = '${answerId}'`);
  if (!isOpen) store.close();
  const crashed = temporaryFolder();
  cpSync(dataDir, crashed, { recursive: true });
  return { crashed, conversationId };
}

// The bug: a write of checksums that the disk lost makes a new text look changed, and an older one takes its place for good.
test.each([
  ['in the file', false],
  ['in the log beside it', true],
])('what stands %s is kept before records are mended', (_where, isOpen) => {
  const { crashed, conversationId } = lostWrite(isOpen);
  const { safety, store } = start(crashed);
  expect(messages(store, conversationId)?.[1]).toEqual([answer, null]);
  const [repair] = safety.repairs();
  expect(repair).toMatchObject({ kind: 'records-restored', records: { message: 1 } });
  expect(safety.kept().map(({ name }) => name)).toEqual([repair?.kept]);
  expect(answersIn(path.join(crashed, String(repair?.kept)))).toEqual([newer]);
  store.close();
  safety.eraseKept();
  expect(safety.kept()).toEqual([]);
});

test('nothing is kept where nothing but a checksum was put right, or nothing could be', () => {
  const { dataDir } = filled();
  change(dataDir, `UPDATE record_sum SET sums = zeroblob(length(sums)) WHERE table_name = 'message'`);
  change(
    dataDir,
    `UPDATE setting SET value = '"em"' WHERE key = 'language'; DELETE FROM record_sum WHERE table_name = 'setting'`,
  );
  const { safety, store } = start(dataDir);
  expect(told(safety)).toEqual([['records-damaged', { setting: 1 }]]);
  expect(safety.kept()).toEqual([]);
  store.close();
});

// The bug: what could not be mended for want of room counts as looked at, and the next start passes it by.
test('what cannot be kept is not mended, and the next start tries again', () => {
  const { dataDir, conversationId } = filled();
  change(dataDir, spoilText);
  // Stands in the way of the copy, as a full disk does.
  const inTheWay = `${fileIn(dataDir)}.part`;
  mkdirSync(inTheWay);
  const first = start(dataDir);
  expect(messages(first.store, conversationId)?.[1]?.[1]).toBe('record-damaged');
  expect(told(first.safety)).toEqual([['damage-found', undefined]]);
  first.store.close();
  first.safety.closed();
  rmdirSync(inTheWay);
  const second = start(dataDir);
  expect(messages(second.store, conversationId)?.[1]).toEqual([answer, null]);
  expect(told(second.safety)).toEqual([['records-restored', { message: 1 }]]);
  second.store.close();
});

// The bug: a copy that a crash cut off stayed, with all that is deleted later, and nothing showed it.
test('what a crash leaves of a copy goes at the next start, and records are mended once more', () => {
  const { dataDir, conversationId } = filled();
  const crashes = [
    `${fileIn(dataDir)}.part`,
    path.join(dataDir, 'backups', 'personal-000009-2026-01-01.db.part.saving'),
  ];
  for (const left of crashes) cpSync(fileIn(dataDir), left);
  change(dataDir, spoilText);
  // Killed when the copy was made and nothing was mended yet.
  const kept = keepCopy(fileIn(dataDir), Date.now());
  const { safety, store } = start(dataDir);
  expect(messages(store, conversationId)?.[1]).toEqual([answer, null]);
  expect(existsSync(`${fileIn(dataDir)}.part`)).toBe(false);
  // Both are shown, and can be deleted.
  expect(safety.kept().map(({ name }) => name)).toEqual([kept, safety.repairs()[0]?.kept].sort());
  store.backUp(safety.backups, 'rewrite');
  safety.eraseKept();
  store.close();
  expect(crashes.filter((left) => existsSync(left))).toEqual([]);
  expect(safety.kept()).toEqual([]);
});

// The bugs: one damaged record ends the copies of everything else; or seven days later the last copy that could mend it is gone.
test('while a record is not mended there is a copy every day, beside the older one that can mend it', () => {
  const { dataDir, conversationId } = filled();
  const { clock, safety, store } = working(dataDir);
  const [good] = safety.backups.list();
  change(dataDir, spoilText);
  // The same day first: the copy of this morning is the one that holds it.
  for (clock.days = 0; clock.days < 12; clock.days += 1) {
    store.settings.set('day', clock.days);
    const made = store.backUp(safety.backups, 'add');
    expect(made).toMatchObject({ isChanged: true, day: safety.backups.dayOf(Date.now() + clock.days * day) });
    expect(safety.backups.list()[0]?.file).toBe(made.file);
    expect(safety.backups.list().at(-1)?.file).toBe(good?.file);
  }
  expect(safety.backups.list()).toHaveLength(safetyLimits.backups + 1);
  store.close();
  const again = start(dataDir);
  expect(messages(again.store, conversationId)?.[1]).toEqual([answer, null]);
  expect(again.store.settings.get('day')).toBe(11);
  expect(told(again.safety)).toEqual([['records-restored', { message: 1 }]]);
  // It is needed no longer.
  expect(again.store.backUp(again.safety.backups, 'add').isChanged).toBe(false);
  expect(again.safety.backups.list().map(({ file }) => file)).not.toContain(good?.file);
  again.store.close();
});

test('the copy that alone holds a record which is gone stays as well', () => {
  const { dataDir } = filled();
  const { clock, safety, store } = working(dataDir);
  const [good] = safety.backups.list();
  change(dataDir, 'DELETE FROM citation');
  for (clock.days = 1; clock.days < 12; clock.days += 1) store.backUp(safety.backups, 'add');
  expect(safety.backups.list().at(-1)?.file).toBe(good?.file);
});

test('the daily copy of a changed record is made, and the next start is asked to mend it', async () => {
  const { dataDir } = filled();
  const { clock, now, safety, store } = working(dataDir);
  const library = openLibraryStore(dataDir);
  onTestFinished(() => library.close());
  const warned: string[] = [];
  const log = { info() {}, warn: (what: string) => void warned.push(what), error() {}, debug() {} };
  let found = 0;
  const keeper = createDataKeeper({
    ...{ library, personal: store, safety, log, now, isBusy: () => true },
    found: () => {
      found += 1;
    },
  });
  change(dataDir, spoilText);
  for (clock.days = 1; clock.days <= 3; clock.days += 1) await keeper.look();
  const days = [3, 2, 1, 0].map((ahead) => safety.backups.dayOf(Date.now() + ahead * day));
  expect(safety.backups.list().map((backup) => backup.day)).toEqual(days);
  expect([found, warned]).toEqual([1, []]);
  expect(told(safety)).toEqual([['damage-found', undefined]]);
});

// The bug: a page that is damaged, or a record that refers to nothing any more, ends all copies while Docent runs.
test.each(['a page', 'a reference'])(
  '%s that is damaged ends no copies: what can be read comes into the next one',
  (what) => {
    const { dataDir, conversationId, answerId } = filled();
    const before = openPersonalStore(dataDir);
    const long = 'It was built of granite from the quarry by the harbour. '.repeat(40);
    const later = Array.from({ length: 40 }, (_, index) => {
      const id = before.conversations.create(`Later ${index}`);
      before.conversations.finish(before.conversations.ask(id, `Later ${index}?`), 'complete', long, null, null, []);
      return id;
    });
    before.close();
    if (what === 'a reference') change(dataDir, `UPDATE citation SET message_id = 'of nobody'`);
    else {
      const bytes = readFileSync(fileIn(dataDir));
      const page = 4096;
      const at = Math.floor(bytes.indexOf('Later 20?', bytes.indexOf(long.slice(0, 100))) / page) * page;
      bytes.fill(0xa5, at, at + page);
      writeFileSync(fileIn(dataDir), bytes);
    }
    const store = openPersonalStore(dataDir);
    const safety = createSafety(dataDir, { library: libraryKind, personal: personalKind }, () => Date.now() + day);
    const made = store.backUp(safety.backups, 'add');
    expect(made.isChanged).toBe(true);
    expect(safety.backups.list()).toHaveLength(2);
    expect(readdirSync(path.join(dataDir, 'backups'))).toHaveLength(2);
    store.close();
    // All that is left is the copy.
    for (const name of ['personal.db', 'safety.json', 'safety-copy.json'])
      rmSync(path.join(dataDir, name), { force: true });
    const again = start(dataDir);
    const saved = later.filter((id) => again.store.conversations.get(id)?.messages[1]?.text === long);
    expect(saved.length).toBeGreaterThanOrEqual(what === 'a page' ? 36 : 40);
    expect(messages(again.store, conversationId)?.[1]).toEqual([answer, null]);
    again.store.close();
    const database = new BetterSqlite(fileIn(dataDir), { readonly: true });
    expect(database.prepare('SELECT message_id FROM citation').pluck().all()).toEqual([answerId]);
    database.close();
  },
);

const missing = missingSmallDisk() !== null;
const diskBytes = 8 * 1024 * 1024;

// The bug: where there is no room for the new copy the old ones go first, and then the new one does not fit either.
test.skipIf(missing)('copies that are to be made anew stay where there is no room for that', () => {
  const disk = temporaryFolder();
  expect(mountSmallDisk(disk, diskBytes).status).toBe(0);
  onTestFinished(() => void unmount(disk));
  const dataDir = path.join(disk, 'library');
  const { clock, safety, store } = working(dataDir);
  fill(store);
  store.settings.set('large', 'x'.repeat(1_000_000));
  for (clock.days = 0; clock.days < 2; clock.days += 1) store.backUp(safety.backups, 'add');
  const copies = safety.backups.list();
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(bavail * bsize - 100_000));
  expect(() => store.backUp(safety.backups, 'rewrite')).toThrow(/full/);
  expect(safety.backups.list()).toEqual(copies);
  writeFileSync(path.join(disk, 'ballast'), '');
  const made = store.backUp(safety.backups, 'rewrite');
  expect(safety.backups.list().map(({ file }) => file)).toEqual([made.file]);
});
