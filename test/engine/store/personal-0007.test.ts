/** personal.db of the schema before conversations were held: nothing a person said is lost, and nothing is set by itself. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { personal0007 } from '../../../src/main/engine/store/migrations/personal-0007.ts';
import { openPersonalStore, personalMigrations } from '../../../src/main/engine/store/personal-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('an older file keeps its conversations, in no folder and held by nothing', () => {
  const dataDir = temporaryFolder();
  const old = new BetterSqlite(path.join(dataDir, 'personal.db'));
  const before = personalMigrations.slice(0, (personalMigrations as readonly string[]).indexOf(personal0007));
  for (const step of before) old.exec(step);
  old.pragma(`user_version = ${before.length}`);
  old.exec(`INSERT INTO conversation (id, title, created_at, updated_at) VALUES ('c', 'שלום 👋', 1, 2);
    INSERT INTO message (id, conversation_id, ordinal, role, text, state, created_at)
    VALUES ('m', 'c', 0, 'user', 'Why?', 'complete', 1)`);
  old.close();
  const store = openPersonalStore(dataDir);
  expect(store.conversations.list()).toMatchObject([{ id: 'c', title: 'שלום 👋', folderId: null }]);
  expect(store.conversations.get('c')?.messages.map(({ text }) => text)).toEqual(['Why?']);
  expect(store.conversationSetups.get('c')).toEqual({
    ...{ scope: [], modelId: null, modelName: null, presetId: null, presetLanguage: null },
  });
  expect([store.conversationFolders.list(), store.presets.list(), store.drafts.get('c')]).toEqual([[], [], '']);
  const folder = store.conversationFolders.create('Work');
  store.conversationFolders.put('c', folder.id);
  store.conversationFolders.remove(folder.id);
  expect(store.conversations.list()).toMatchObject([{ id: 'c', folderId: null }]);
  expect(store.isSound()).toBe(true);
  store.close();
});
