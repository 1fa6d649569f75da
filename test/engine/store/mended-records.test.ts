/** What mending records of personal.db must not do: end a start, bring older, erased or unsealed texts back, throw the last good copy away. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { libraryKind } from '../../../src/main/engine/store/library-store.ts';
import { openPersonalStore, personalKind } from '../../../src/main/engine/store/personal-store.ts';
import { safetyLimits } from '../../../src/main/engine/store/safety/limits.ts';
import { salvage } from '../../../src/main/engine/store/safety/mend-records.ts';
import { createSafety } from '../../../src/main/engine/store/safety/safety.ts';
import {
  answer,
  change,
  fileIn,
  fill,
  filled,
  messages,
  safetyOf,
  spoilText,
  start,
  told,
  weeklyCheck,
} from '../../helpers/filled-personal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

// The bug: deleting any conversation makes the backups anew from what changed on the disk, and the good letters go with the old ones.
test('backups that are made anew keep what the old ones held of a record that changed, and nothing that was deleted', () => {
  const { dataDir, conversationId } = filled();
  const { safety, store } = start(dataDir);
  const deleted = store.conversations.create('Qdeleted7');
  store.backUp(safety.backups, 'add');
  store.conversations.remove(deleted);
  change(dataDir, spoilText);
  store.backUp(safety.backups, 'rewrite');
  store.close();
  const [copy] = safety.backups.list();
  expect(readdirSync(path.join(dataDir, 'backups'))).toEqual([path.basename(copy?.file ?? '')]);
  expect(readFileSync(copy?.file ?? '').includes('Qdeleted7')).toBe(false);
  const again = start(dataDir);
  expect(messages(again.store, conversationId)?.[1]).toEqual([answer, null]);
  expect(again.store.conversations.list().map(({ title }) => title)).toEqual(['Lighthouse']);
  expect(told(again.safety)).toEqual([['records-restored', { message: 1 }]]);
  again.store.close();
});

// The bug: a record that is gone from the disk comes back as it was typed, out of a backup from before the encryption or the erasing.
test.each(['encryption', 'encryption and a crash', 'erasing', 'erasing and a crash'])(
  'what is gone does not come back after an %s',
  (what) => {
    const { dataDir } = filled();
    const { safety, store } = start(dataDir);
    store.savedSearches.add({ name: 'plain', query: 'Qgranite7', folderId: null, kinds: [] });
    store.backUp(safety.backups, 'add');
    change(dataDir, 'DELETE FROM saved_search');
    if (what.startsWith('erasing')) store.text.eraseAll();
    else {
      store.text.lend([{ number: 1, key: new Uint8Array(32).fill(7) }]);
      store.keySlots.begin(1, [{ number: 1, kind: 'login', salt: null, wrapped: new Uint8Array([1]) }]);
      store.text.refresh();
      for (const _rows of store.text.convert());
      store.keySlots.converted(1);
      store.text.refresh();
    }
    store.leaveNoTrace();
    const file = what.endsWith('crash') ? fileIn(dataDir) : null;
    if (file === null) store.backUp(safety.backups, 'rewrite');
    store.close();
    if (file !== null) start(dataDir).store.close();
    expect(readFileSync(file ?? safety.backups.list()[0]?.file ?? '').includes('Qgranite7')).toBe(false);
  },
);

// The bug: a backup from before an encryption, without a conversation, is given the key, and its searches stay as they were typed.
test('nothing sealed is saved into a backup that holds anything from before the encryption', () => {
  const [restored, damaged] = [temporaryFolder(), temporaryFolder()];
  const before = openPersonalStore(restored);
  before.savedSearches.add({ name: 'plain', query: 'granite', folderId: null, kinds: [] });
  before.close();
  const after = openPersonalStore(damaged);
  after.text.lend([{ number: 1, key: new Uint8Array(32).fill(7) }]);
  after.keySlots.begin(1, [{ number: 1, kind: 'login', salt: null, wrapped: new Uint8Array([1]) }]);
  after.keySlots.converted(1);
  after.text.refresh();
  after.conversations.create('Sealed');
  after.close();
  expect(salvage(fileIn(damaged), fileIn(restored), personalKind)).toEqual({});
  const into = path.join(temporaryFolder(), 'personal.db');
  expect(salvage(fileIn(damaged), into, personalKind)).toMatchObject({ conversation: 1, key_slot: 1, sealing: 1 });
});

// The bug: an index that contradicts its table is not seen by the quick look at a large file, and mending a record then ends every start.
test('where a record cannot be mended because an index is damaged too, the backup comes, and what came after it is saved', () => {
  const dataDir = temporaryFolder();
  const before = openPersonalStore(dataDir);
  const { conversationId } = fill(before);
  // More than is looked through to its end at every start.
  before.settings.set('large', 'x'.repeat(safetyLimits.alwaysBytes));
  const safety = safetyOf(dataDir);
  safety.prepare();
  before.backUp(safety.backups, 'add');
  const later = before.conversations.create('Later');
  before.close();
  const bytes = readFileSync(fileIn(dataDir));
  // The time of the last change, which stands behind the title in the table, and in an index without it.
  const at = bytes.indexOf('Lighthouse') + 'Lighthouse'.length + 2 * 6 - 1;
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(fileIn(dataDir), bytes);
  const { safety: again, store } = start(dataDir);
  expect(told(again)).toMatchObject([['personal-restored', { conversation: 1 }]]);
  expect(store.conversations.get(conversationId)?.title).toBe('Lighthouse');
  expect(store.conversations.get(later)?.title).toBe('Later');
  expect([store.isSound(), weeklyCheck(store)]).toEqual([true, null]);
  store.close();
});

// The bug: an older Docent, started once after a crash of a newer one, writes into a file that it does not know.
test('records of a newer schema are left as they are', () => {
  const { dataDir } = filled();
  change(
    dataDir,
    `PRAGMA user_version = ${personalKind.steps.length + 1};
      UPDATE record_sum_state SET schema = ${personalKind.steps.length + 1};
      INSERT INTO record_sum (table_name, record_id, sums) VALUES ('of_tomorrow', '1', x'00000000');
      ${spoilText}`,
  );
  for (const name of ['safety.json', 'safety-copy.json']) rmSync(path.join(dataDir, name));
  const was = readFileSync(fileIn(dataDir));
  const safety = safetyOf(dataDir);
  safety.prepare();
  expect(readFileSync(fileIn(dataDir)).equals(was)).toBe(true);
  expect(told(safety)).toEqual([]);
  expect(() => openPersonalStore(dataDir)).toThrow(/newer Docent/);
});

// The bug: a checksum that lost its length ends the start.
test.each(["x'00'", "sums || x'00000000'"])('checksums of another length (%s) are put right', (sums) => {
  const { dataDir, conversationId } = filled();
  change(dataDir, `UPDATE record_sum SET sums = CAST(${sums} AS BLOB) WHERE table_name = 'message'`);
  const { safety, store } = start(dataDir);
  expect(messages(store, conversationId)?.[1]).toEqual([answer, null]);
  expect(told(safety)).toEqual([]);
  expect(weeklyCheck(store)).toBeNull();
  store.close();
});

// The bug: a checksum that the disk left as zeros is taken for that of nothing, and an older backup's nothing replaces what is good.
test('a checksum of zeros brings no older nothing back', () => {
  const { dataDir, conversationId, answerId } = filled();
  const store = openPersonalStore(dataDir);
  store.conversations.rate(answerId, 'good');
  const tomorrow = createSafety(
    dataDir,
    { library: libraryKind, personal: personalKind },
    () => Date.now() + 86_400_000,
  );
  store.backUp(tomorrow.backups, 'add');
  expect(tomorrow.backups.list()).toHaveLength(2);
  store.close();
  change(dataDir, `UPDATE record_sum SET sums = zeroblob(length(sums)) WHERE table_name = 'message'`);
  const again = start(dataDir);
  expect(again.store.conversations.get(conversationId)?.messages[1]).toMatchObject({ text: answer, rating: 'good' });
  expect(told(again.safety)).toEqual([]);
  again.store.close();
});

// The bug: a record that was written anew after a person heard of it counts as damaged for ever, and what happens to it later is not noticed.
test('a record that is whole again is looked after like any other', () => {
  const { dataDir, conversationId, answerId } = filled();
  rmSync(path.join(dataDir, 'backups'), { recursive: true });
  change(dataDir, spoilText);
  const first = start(dataDir);
  expect(told(first.safety)).toEqual([['records-damaged', { message: 1 }]]);
  first.store.conversations.saveText(answerId, answer);
  first.store.backUp(first.safety.backups, 'add');
  first.store.close();
  change(dataDir, spoilText);
  const second = start(dataDir);
  expect(messages(second.store, conversationId)?.[1]).toEqual([answer, null]);
  expect(told(second.safety).at(-1)).toEqual(['records-restored', { message: 1 }]);
  second.store.close();
});
