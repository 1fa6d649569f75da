/** Templates and corrected cells in personal.db: the step from the schema before, and that a run's cells go with it. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openPersonalStore, personalMigrations } from '../../../src/main/engine/store/personal-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('a personal.db from before it keeps its runs and takes templates and cells', () => {
  const dataDir = temporaryFolder();
  const old = new BetterSqlite(path.join(dataDir, 'personal.db'));
  const before = personalMigrations.findIndex((sql) => sql.includes('CREATE TABLE extraction_template'));
  for (const sql of personalMigrations.slice(0, before)) old.exec(sql);
  old.pragma(`user_version = ${before}`);
  old
    .prepare(`INSERT INTO batch_run (id, kind, state, title, request, mode, created_at, updated_at)
      VALUES ('r', 'extraction', 'done', 'Old', '{}', 'extract', 1, 1)`)
    .run();
  old.close();
  const store = openPersonalStore(dataDir);
  onTestFinished(() => {
    store.close();
  });
  const { extractions, batches } = store;
  expect(batches.get('r')?.title).toBe('Old');
  const id = extractions.createTemplate('{"name":"Mine"}');
  expect(extractions.templates()).toMatchObject([{ id, text: '{"name":"Mine"}' }]);
  extractions.mark('r', { target: 'f', field: 2, text: '{}', locked: false });
  extractions.mark('r', { target: 'f', field: 2, text: '{}', locked: true });
  extractions.mark('r', { target: 'g', field: 0, text: null, locked: true });
  extractions.setAppend('r', true);
  expect(extractions.marks('r')).toHaveLength(2);
  expect([extractions.corrections().length, extractions.appends('r')]).toEqual([1, true]);
  // A mark that says nothing any more is none.
  extractions.mark('r', { target: 'g', field: 0, text: null, locked: false });
  expect(extractions.marks('r').map(({ target }) => target)).toEqual(['f']);
  batches.remove('r');
  expect([extractions.marks('r'), extractions.appends('r')]).toEqual([[], false]);
});
