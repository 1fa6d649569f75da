import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openPersonalStore, personalMigrations } from '../../../src/main/engine/store/personal-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('a question is saved before its answer, and an answer cut off by a crash is marked', () => {
  const folder = temporaryFolder();
  const store = openPersonalStore(folder);
  const id = store.conversations.create('When?');
  const messageId = store.conversations.ask(id, 'When was it built?');
  store.conversations.saveText(messageId, 'It was bui');
  // No close: the process dies here.
  const again = openPersonalStore(folder);
  expect(again.conversations.markInterrupted()).toBe(1);
  const messages = again.conversations.get(id)?.messages ?? [];
  expect(messages.map((message) => [message.role, message.text, message.state])).toEqual([
    ['user', 'When was it built?', 'complete'],
    ['assistant', 'It was bui', 'interrupted'],
  ]);
  again.close();
  store.close();
});

test('removing a conversation removes its messages', () => {
  const store = openPersonalStore(temporaryFolder());
  const id = store.conversations.create('x');
  store.conversations.ask(id, 'y');
  expect(store.conversations.remove(id)).toBe(true);
  expect(store.conversations.get(id)).toBeUndefined();
  expect(store.conversations.remove(id)).toBe(false);
  store.close();
});

test('folders, settings and models survive', () => {
  const folder = temporaryFolder();
  const store = openPersonalStore(folder);
  const added = store.folders.add('/tmp/x', '1', true);
  store.settings.set('window', { theme: 'dark' });
  const model = store.models.add('tiny', 'chat', '/m/tiny.gguf');
  expect(store.models.add('tiny again', 'chat', '/m/tiny.gguf').id).toBe(model.id);
  store.close();
  const again = openPersonalStore(folder);
  expect(again.folders.list()).toEqual([added]);
  expect(again.settings.get('window')).toEqual({ theme: 'dark' });
  expect(again.models.list()).toHaveLength(1);
  again.close();
});

test('a setting whose text was damaged counts as not set, and the others are read', () => {
  const folder = temporaryFolder();
  const store = openPersonalStore(folder);
  store.settings.set('window', { theme: 'dark' });
  store.settings.set('batch', { size: 3 });
  store.close();
  const raw = new BetterSqlite(path.join(folder, 'personal.db'));
  raw.prepare(`UPDATE setting SET value = '{"theme'';"dark"}' WHERE key = 'window'`).run();
  raw.close();
  const again = openPersonalStore(folder);
  expect(again.settings.get('window')).toBeNull();
  expect(again.settings.get('batch')).toEqual({ size: 3 });
  again.settings.set('window', { theme: 'light' });
  expect(again.settings.get('window')).toEqual({ theme: 'light' });
  again.close();
});

test('a library of the third schema keeps what a person made, and adapters leave with what they were attached to', () => {
  const folder = temporaryFolder();
  const old = new BetterSqlite(path.join(folder, 'personal.db'));
  for (const sql of personalMigrations.slice(0, 3)) old.exec(sql);
  old.pragma('user_version = 3');
  old.exec(`INSERT INTO conversation (id, title, created_at, updated_at) VALUES ('c', 'Why?', 1, 1)`);
  old.close();
  const store = openPersonalStore(folder);
  expect(store.conversations.list().map(({ title }) => title)).toEqual(['Why?']);
  const registered = store.folders.add('/tmp/x', '1', false);
  const adapter = store.adapters.save({
    ...{ name: 'style', format: 'mlx', path: '/data/a.gguf', source: '/models/style', architecture: 'llama' },
    ...{ baseName: null, layers: 14, rank: 8, bytes: 1000 },
  });
  const targets = [
    { kind: 'conversation', id: 'c' },
    { kind: 'folder', id: registered.id },
    { kind: 'template', id: 't' },
  ] as const;
  for (const target of targets) store.adapters.attach(target, adapter.id, 0.5);
  expect(store.adapters.attached(targets[0])).toEqual([{ adapterId: adapter.id, strength: 0.5 }]);
  store.conversations.remove('c');
  store.folders.remove(registered.id);
  expect(targets.map((target) => store.adapters.attached(target).length)).toEqual([0, 0, 1]);
  store.adapters.remove(adapter.id);
  expect(store.adapters.attached(targets[2])).toEqual([]);
  store.close();
});

test('of a model’s tests the newest are kept', () => {
  let now = 0;
  const store = openPersonalStore(temporaryFolder(), () => ++now);
  for (const result of [1, 2, 3]) store.modelTests.add('regress', 'a', result, 2);
  store.modelTests.add('regress', 'b', 9, 2);
  store.modelTests.add('compare', 'a', 7, 2);
  expect(store.modelTests.last('regress', 'a')?.result).toBe(3);
  expect(store.modelTests.list('regress').map(({ result }) => result)).toEqual([9, 3, 2]);
  store.close();
});

test('what is written while texts are being encrypted is encrypted too', () => {
  const store = openPersonalStore(temporaryFolder());
  const ids = Array.from({ length: 450 }, (_, index) => store.conversations.create(`Title ${index}`));
  const key = new Uint8Array(32).fill(7);
  store.text.lend([{ number: 1, key }]);
  store.keySlots.begin(1, [{ number: 1, kind: 'login', salt: null, wrapped: key }]);
  store.text.refresh();
  let round = 0;
  for (const rows of store.text.convert()) {
    expect(rows).toBeGreaterThan(0);
    // One that was looked at already, one that was not, and a new one.
    store.conversations.rename(ids[round] as string, `Renamed ${round}`);
    store.conversations.rename(ids[449 - round] as string, `Renamed ${449 - round}`);
    ids.push(store.conversations.create(`New ${round}`));
    round += 1;
  }
  expect(round).toBeGreaterThan(2);
  const titles = new Map(store.conversations.list().map(({ id, title }) => [id, title]));
  expect(ids.map((id) => titles.get(id)).every((title) => /^(Title|Renamed|New) \d+$/.test(title ?? ''))).toBe(true);
  // Without the key none of them can be read.
  store.text.takeBack();
  expect(() => store.conversations.list()).toThrow('locked');
  store.close();
});

test('a library of the fifth schema keeps its ratings and words that begin like a sealed text', () => {
  const folder = temporaryFolder();
  const old = new BetterSqlite(path.join(folder, 'personal.db'));
  for (const sql of personalMigrations.slice(0, 5)) old.exec(sql);
  old.pragma('user_version = 5');
  old.exec(`INSERT INTO conversation (id, title, created_at, updated_at) VALUES ('c', char(1) || 's odd', 1, 1);
    INSERT INTO message (id, conversation_id, ordinal, role, text, state, created_at, rating)
      VALUES ('m', 'c', 0, 'assistant', 'Yes.', 'complete', 1, 'good')`);
  old.close();
  const store = openPersonalStore(folder);
  expect(store.conversations.get('c')).toMatchObject({ title: '\u0001s odd', messages: [{ rating: 'good' }] });
  store.close();
});
