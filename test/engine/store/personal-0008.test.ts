/** Runs in personal.db: the step from the schema before, and that what belongs to a conversation goes with it. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openPersonalStore, personalMigrations } from '../../../src/main/engine/store/personal-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('a personal.db from before it keeps everything and takes runs', () => {
  const dataDir = temporaryFolder();
  const old = new BetterSqlite(path.join(dataDir, 'personal.db'));
  const before = personalMigrations.findIndex((sql) => sql.includes('CREATE TABLE batch_run'));
  for (const sql of personalMigrations.slice(0, before)) old.exec(sql);
  old.pragma(`user_version = ${before}`);
  old.prepare(`INSERT INTO conversation (id, title, created_at, updated_at) VALUES ('c', 'Old', 1, 1)`).run();
  old.close();
  const store = openPersonalStore(dataDir);
  onTestFinished(() => {
    store.close();
  });
  expect(store.conversations.list().map(({ title }) => title)).toEqual(['Old']);
  const messageId = store.conversations.ask('c', 'List every contract');
  const run = {
    kind: 'collection',
    state: 'queued',
    title: 'x',
    request: {},
    mode: 'extract',
    model: null,
    messageId,
  } as const;
  const id = store.batches.create({ ...run, conversationId: 'c' }, [
    { target: 'a', question: null, weight: 5 },
    // The same file twice is one item.
    { target: 'a', question: null, weight: 5 },
    { target: 'b', question: null, weight: 7 },
  ]);
  expect(store.batches.counts(id)).toMatchObject({ total: 2, left: 2, leftWeight: 12 });
  expect(
    store.batches.addItems(id, [
      { target: 'b', question: null, weight: 7 },
      { target: 'c', question: null, weight: 1 },
    ]),
  ).toBe(1);
  expect(store.batches.ofMessage(messageId)).toBe(id);
  store.conversations.remove('c');
  expect(store.batches.get(id)).toBeUndefined();
  expect(store.batches.counts(id).total).toBe(0);
});
