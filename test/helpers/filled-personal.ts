/** A personal.db with a conversation and a backup, whose rows are then changed as a disk changes them. */
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { libraryKind } from '../../src/main/engine/store/library-store.ts';
import { openPersonalStore, type PersonalStore, personalKind } from '../../src/main/engine/store/personal-store.ts';
import { createSafety } from '../../src/main/engine/store/safety/safety.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const question = 'When was the lighthouse built?';
export const answer = 'It was built in 1788, of granite.';
const citation = {
  ...{ number: 1, contentSha256: 'a'.repeat(64), kind: 'text', reading: 'text/1', start: 0, end: 5 },
  ...{ locator: '{}', quote: 'The lighthouse was built in 1788.', title: 'lighthouse.txt' },
};

export const fileIn = (dataDir: string) => path.join(dataDir, 'personal.db');
export const safetyOf = (dataDir: string) =>
  createSafety(dataDir, { library: libraryKind, personal: personalKind }, Date.now);

/** A question with its answer, and settings. */
export function fill(store: PersonalStore) {
  const conversationId = store.conversations.create('Lighthouse');
  const answerId = store.conversations.ask(conversationId, question);
  store.conversations.finish(answerId, 'complete', answer, null, null, [citation]);
  store.settings.set('language', 'en');
  return { conversationId, answerId };
}

/** Filled, in a backup, and left as a crash leaves it: nobody noted what it held when it was closed. */
export function filled() {
  const dataDir = temporaryFolder();
  const store = openPersonalStore(dataDir);
  const ids = fill(store);
  const safety = safetyOf(dataDir);
  safety.prepare();
  store.backUp(safety.backups, 'add');
  store.close();
  return { dataDir, ...ids };
}

/** What a disk does: other values in the rows, and no checksum follows. */
export function change(dataDir: string, sql: string): void {
  const database = new BetterSqlite(fileIn(dataDir));
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

export function start(dataDir: string) {
  const safety = safetyOf(dataDir);
  safety.prepare();
  return { safety, store: openPersonalStore(dataDir) };
}

export const told = (safety: ReturnType<typeof safetyOf>) =>
  safety.repairs().map(({ kind, records }) => [kind, records]);
export const messages = (store: PersonalStore, id: string) =>
  store.conversations.get(id)?.messages.map(({ text, error }) => [text, error?.code ?? null]);
export function weeklyCheck(store: PersonalStore): string | null {
  const steps = store.check();
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
export const spoilText = `UPDATE message SET text = replace(text, '1788', '1799')`;
