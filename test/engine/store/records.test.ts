/** Letters of personal.db that change on the disk while every page stays sound: put right from a backup, or shown for what they are. */
import { cpSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openPersonalStore } from '../../../src/main/engine/store/personal-store.ts';
import { changedRecords } from '../../../src/main/engine/store/records/changed-records.ts';
import { addSumFunctions } from '../../../src/main/engine/store/records/column-sums.ts';
import { keepSums } from '../../../src/main/engine/store/records/keep-sums.ts';
import { fakeKeyStore } from '../../helpers/fake-key-store.ts';
import {
  answer,
  change,
  fileIn,
  filled,
  messages,
  question,
  spoilText,
  start,
  told,
  weeklyCheck,
} from '../../helpers/filled-personal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const changedIn = (database: Database) =>
  [...changedRecords(database)].flat().map(({ table, id }) => `${table.name} ${id}`);

test.each([
  ['a letter of an answer', spoilText, { message: 1 }],
  ['a letter of a quotation', `UPDATE citation SET quote = replace(quote, '1788', '1799')`, { citation: 1 }],
  ['a time', 'UPDATE conversation SET created_at = created_at + 256', { conversation: 1 }],
  ['a setting', `UPDATE setting SET value = '"em"' WHERE key = 'language'`, { setting: 1 }],
  ['a record that is gone', 'DELETE FROM citation', { citation: 1 }],
  [
    'letters in several records',
    `${spoilText}; UPDATE conversation SET title = 'Lighthouze'`,
    { conversation: 1, message: 1 },
  ],
])('%s is put right from a backup, and told', (_what, sql, records) => {
  const { dataDir, conversationId } = filled();
  const before = openPersonalStore(dataDir);
  const was = before.conversations.get(conversationId);
  before.close();
  change(dataDir, sql);
  const { safety, store } = start(dataDir);
  expect(store.conversations.get(conversationId)).toEqual(was);
  expect(store.settings.get('language')).toBe('en');
  expect(told(safety)).toEqual([['records-restored', records]]);
  expect(weeklyCheck(store)).toBeNull();
  store.close();
});

// The bug: the newest backup alone is asked, and already holds a later form of the record.
test('what was written is found in any backup, also when other columns have changed since', () => {
  const { dataDir, conversationId, answerId } = filled();
  const store = openPersonalStore(dataDir);
  store.conversations.rate(answerId, 'good');
  store.close();
  change(dataDir, spoilText);
  const again = start(dataDir);
  expect(again.store.conversations.get(conversationId)?.messages[1]).toMatchObject({
    ...{ text: answer, rating: 'good', error: null },
  });
  expect(told(again.safety)).toEqual([['records-restored', { message: 1 }]]);
  again.store.close();
});

test('what no backup holds stays, says that it is damaged wherever it is read, and is told once', () => {
  const { dataDir, conversationId, answerId } = filled();
  rmSync(path.join(dataDir, 'backups'), { recursive: true });
  change(dataDir, spoilText);
  const first = start(dataDir);
  const shown = [
    [question, null],
    [answer.replace('1788', '1799'), 'record-damaged'],
  ];
  expect(messages(first.store, conversationId)).toEqual(shown);
  expect(told(first.safety)).toEqual([['records-damaged', { message: 1 }]]);
  // What is written beside it does not call it good, and a person who knows is not told again.
  first.store.conversations.rate(answerId, 'bad');
  expect(messages(first.store, conversationId)).toEqual(shown);
  expect(weeklyCheck(first.store)).toBeNull();
  first.store.backUp(first.safety.backups, 'add');
  first.store.close();
  const second = start(dataDir);
  expect(messages(second.store, conversationId)).toEqual(shown);
  expect(told(second.safety)).toHaveLength(1);
  // Written anew, it is what was written.
  second.store.conversations.saveText(answerId, answer);
  expect(messages(second.store, conversationId)?.[1]).toEqual([answer, null]);
  second.store.close();
});

test('a damaged checksum is not taken for a damaged record where a backup knows better', () => {
  const { dataDir, conversationId } = filled();
  change(dataDir, `UPDATE record_sum SET sums = zeroblob(length(sums)) WHERE table_name = 'message'`);
  change(dataDir, `DELETE FROM record_sum WHERE table_name = 'citation'`);
  const { safety, store } = start(dataDir);
  expect(messages(store, conversationId)).toEqual([
    [question, null],
    [answer, null],
  ]);
  expect(told(safety)).toEqual([]);
  expect(weeklyCheck(store)).toBeNull();
  store.close();
});

test('a change while it is open is noticed by the weekly check, by reading it, by copying, and never copied over the good backups', () => {
  const { dataDir, conversationId } = filled();
  const { safety, store } = start(dataDir);
  let heard = 0;
  store.onChanged(() => {
    heard += 1;
  });
  expect(weeklyCheck(store)).toBeNull();
  change(dataDir, spoilText);
  expect(weeklyCheck(store)).toMatch(/^message: 1 /);
  expect(messages(store, conversationId)?.[1]?.[1]).toBe('record-damaged');
  expect(heard).toBe(1);
  const copies = safety.backups.list();
  const made = store.backUp(safety.backups, 'add');
  expect(made.isChanged).toBe(true);
  expect(safety.backups.list().map(({ file }) => file)).toEqual([made.file, ...copies.map(({ file }) => file)]);
  store.close();
});

// The bug: a way of writing that forgets the checksum makes good records look damaged.
test('every way of writing keeps the checksums: replacing, upserts, cascades, keys that change', () => {
  const { dataDir, conversationId } = filled();
  const database = new BetterSqlite(fileIn(dataDir));
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  keepSums(database);
  const counts = () => database.prepare('SELECT count(*) FROM record_sum').pluck().get() as number;
  const before = counts();
  const folder = (id: string) =>
    `INSERT OR REPLACE INTO folder (id, path, volume, added_at) VALUES ('${id}', '/documents', '1', 1)`;
  for (const sql of [
    folder('one'),
    `INSERT INTO exclusion (id, folder_id, pattern) VALUES ('x', 'one', '*.tmp')`,
    // Takes the place of the other by its path; the exclusion goes with that.
    folder('two'),
    `UPDATE folder SET id = 'three'`,
    `INSERT OR REPLACE INTO setting (key, value) VALUES ('language', '"de"')`,
    `INSERT INTO setting (key, value) VALUES ('language', '"fr"') ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    `INSERT OR IGNORE INTO setting (key, value) VALUES ('language', '"es"')`,
    `INSERT INTO sealed_password (content_sha256, sealed, added_at) VALUES ('f', x'00ff', 1)`,
    `UPDATE sealed_password SET sealed = x'0001'`,
    `INSERT INTO draft (conversation_id, draft_text, saved_at) VALUES ('${conversationId}', 'and', 1)`,
    // Messages, citations and the draft go with it, through foreign keys and through a trigger of the schema.
    `DELETE FROM conversation`,
  ]) {
    database.exec(sql);
    expect([sql, changedIn(database)]).toEqual([sql, []]);
  }
  // A folder, a setting, a password and a draft came; a conversation, two messages, a citation and the draft went.
  expect(counts()).toBe(before + 2 - 4);
  database.close();
});

test('what is damaged stays known as damaged when texts are written in another form', () => {
  const { dataDir } = filled();
  change(dataDir, spoilText);
  const database = new BetterSqlite(fileIn(dataDir));
  const { carrying } = keepSums(database);
  const before = changedIn(database);
  expect(before).toHaveLength(1);
  carrying(() => database.exec(`UPDATE message SET text = 'sealed ' || text`));
  expect(changedIn(database)).toEqual(before);
  database.exec(`UPDATE message SET text = 'new'`);
  expect(changedIn(database)).toEqual([]);
  database.close();
});

test('records from before there were checksums get theirs, and one that is known as damaged stays so', () => {
  const { dataDir } = filled();
  change(dataDir, `UPDATE record_sum_state SET schema = 0; DELETE FROM record_sum`);
  openPersonalStore(dataDir).close();
  change(dataDir, spoilText);
  const look = (file: string) => {
    const database = new BetterSqlite(file);
    addSumFunctions(database);
    const changed = changedIn(database);
    database.close();
    return changed;
  };
  expect(look(fileIn(dataDir))).toHaveLength(1);
  // As another schema would have it, after a person was told.
  change(
    dataDir,
    `UPDATE record_sum SET told_at = 1 WHERE table_name = 'message'; UPDATE record_sum_state SET schema = 0`,
  );
  const store = openPersonalStore(dataDir);
  expect(weeklyCheck(store)).toBeNull();
  store.close();
  expect(look(fileIn(dataDir)).length).toBeGreaterThan(0);
});

// The bug: a page that is damaged takes with it everything that was said since yesterday's backup.
test.each([
  ['beside a backup', true],
  ['without a backup', false],
])('what a damaged file still holds as it was written is saved out of it, %s', (_what, hasBackup) => {
  const { dataDir, conversationId } = filled();
  if (!hasBackup) rmSync(path.join(dataDir, 'backups'), { recursive: true });
  const before = openPersonalStore(dataDir);
  const long = 'It was built of granite from the quarry by the harbour. '.repeat(40);
  const later = Array.from({ length: 40 }, (_, index) => {
    const id = before.conversations.create(`Later ${index}`);
    before.conversations.finish(before.conversations.ask(id, `Later ${index}?`), 'complete', long, null, null, []);
    return id;
  });
  const was = new Map(later.map((id) => [id, before.conversations.get(id)]));
  before.close();
  const bytes = readFileSync(fileIn(dataDir));
  const page = 4096;
  // One page of the texts, in the middle of those that came later.
  const at = Math.floor(bytes.indexOf('Later 20?', bytes.indexOf(long.slice(0, 100))) / page) * page;
  bytes.fill(0xa5, at, at + page);
  writeFileSync(fileIn(dataDir), bytes);
  const { safety, store } = start(dataDir);
  const [repair] = safety.repairs();
  expect(repair).toMatchObject({ kind: hasBackup ? 'personal-restored' : 'personal-lost' });
  const saved = later.filter((id) => JSON.stringify(store.conversations.get(id)) === JSON.stringify(was.get(id)));
  // A page holds two or three of them at most.
  expect(saved.length).toBeGreaterThanOrEqual(36);
  expect(saved.length).toBeLessThan(40);
  expect(repair?.records?.message).toBeGreaterThanOrEqual(72);
  expect(messages(store, conversationId)?.[0]).toEqual([question, null]);
  expect(weeklyCheck(store)).toBeNull();
  store.close();
});

// Nobody has lent the key when the records are looked at, and one that does not open must not hide the others.
test('a sealed text that changed comes back sealed; without a backup it says so, and the messages beside it are read', async () => {
  const more = { keyStore: fakeKeyStore() };
  const first = await testEngine(temporaryFolder(), { more });
  await first.engine.start();
  const { code } = await first.request('encryption.prepare', {});
  await first.request('encryption.enable', { confirmation: code.split('-').slice(-2).join('-') });
  const done = Promise.withResolvers<void>();
  first.engine.on((name) => name === 'answer.done' && done.resolve());
  const { conversationId } = await first.request('answer.start', { question });
  await done.promise;
  const was = await first.request('conversation.get', { conversationId });
  await first.engine.close();
  const spoil = `UPDATE message SET text = substr(text, 1, 30) || 'AAAA' || substr(text, 35) WHERE role = 'user'`;
  const reopened = async () => {
    change(first.dataDir, spoil);
    for (const name of ['safety.json', 'safety-copy.json']) rmSync(path.join(first.dataDir, name));
    const engine = await testEngine(first.dataDir, { more });
    await engine.engine.start();
    const conversation = await engine.request('conversation.get', { conversationId });
    const [repair] = await engine.request('library.repairs', {});
    await engine.engine.close();
    return { conversation, repair };
  };
  const restored = await reopened();
  expect(restored.conversation).toEqual(was);
  expect(restored.repair).toMatchObject({ kind: 'records-restored', records: { message: 1 } });
  rmSync(path.join(first.dataDir, 'backups'), { recursive: true });
  const { conversation, repair } = await reopened();
  expect(conversation?.messages[0]).toMatchObject({ text: '', error: { code: 'record-damaged' } });
  expect(conversation?.messages[1]).toEqual(was?.messages[1]);
  expect(repair).toMatchObject({ kind: 'records-damaged', records: { message: 1 } });
});

// The loss this was made for: the notes of a clean end, by which a changed letter shows, do not hold for a file that is open.
test('letters changed in the file of an open library are as they were at the next start', async () => {
  const first = await testEngine(temporaryFolder());
  await first.engine.start();
  const done = Promise.withResolvers<void>();
  first.engine.on((name) => name === 'answer.done' && done.resolve());
  const { conversationId } = await first.request('answer.start', { question });
  await done.promise;
  await first.engine.close();
  const again = await testEngine(first.dataDir);
  const was = await again.request('conversation.get', { conversationId });
  const copy = temporaryFolder();
  cpSync(first.dataDir, copy, { recursive: true, preserveTimestamps: true });
  await again.engine.close();
  rmSync(path.join(copy, 'library.lock'), { force: true });
  const bytes = readFileSync(fileIn(copy));
  const wrong = Buffer.from(
    bytes.toString('latin1').replaceAll(question, question.replace('built', 'bvilt')),
    'latin1',
  );
  expect(wrong.equals(bytes)).toBe(false);
  writeFileSync(fileIn(copy), wrong);
  utimesSync(fileIn(copy), 1, 1);
  const crashed = await testEngine(copy);
  expect(await crashed.request('conversation.get', { conversationId })).toEqual(was);
  expect((await crashed.request('library.repairs', {})).map(({ kind }) => kind)).toEqual(['records-restored']);
  await crashed.engine.close();
});
