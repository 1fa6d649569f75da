import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { canariesIn } from '../helpers/canaries-in.ts';
import { fakeKeyStore } from '../helpers/fake-key-store.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

/** One for each way in, none of them a word of the documents. */
const typed = ['Qanaryquestion7', 'Wanarytitle7', 'Eanarysearch7', 'Ranarysaved7', 'Tanarykept7'];
const [question, title, searched, savedName, savedQuery] = typed as [string, string, string, string, string];
/** Stands in a document, so the index holds it; in personal.db only what an answer quotes. */
const quoted = 'Yanaryquote7';

type Opened = Awaited<ReturnType<typeof testEngine>>;

async function withDocument(more: object, dataDir = temporaryFolder()) {
  const engine = await testEngine(dataDir, { more });
  await engine.engine.start();
  const folder = path.join(temporaryFolder(), 'documents');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'tower.txt'), `The lighthouse ${quoted} was built in 1872. It is 31 metres high.\n`);
  await engine.add(folder);
  return engine;
}

/** Types something into everything that keeps what is typed. */
async function type(engine: Opened) {
  const done = new Promise<void>((resolve) => {
    const stop = engine.engine.on((name) => {
      if (name === 'answer.done') {
        stop();
        resolve();
      }
    });
  });
  const { conversationId } = await engine.request('answer.start', {
    question: `When was the lighthouse built? ${question}`,
  });
  await done;
  await engine.request('conversation.rename', { conversationId, title: `About ${title}` });
  const conversation = await engine.request('conversation.get', { conversationId });
  const messageId = conversation.messages[1]?.id as string;
  await engine.request('conversation.rate', { messageId, rating: 'good' });
  await engine.request('search.run', { query: `lighthouse ${searched}`, meant: true });
  await engine.request('search.save', { name: savedName, query: `tower ${savedQuery}` });
  return conversationId;
}

async function encrypt(engine: Opened): Promise<string> {
  const { code } = await engine.request('encryption.prepare', {});
  await engine.request('encryption.enable', { confirmation: code.split('-').slice(-2).join('-') });
  return code;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );

/** personal.db and its log alone: library.db holds the documents themselves. */
const inPersonal = (dataDir: string, words: readonly string[]) =>
  canariesIn(dataDir, words).filter((found) => found.startsWith('personal.db'));

test('with encryption on from the start, no file of the library holds a word that was typed or answered', async () => {
  const engine = await withDocument({ keyStore: fakeKeyStore() });
  await encrypt(engine);
  await type(engine);
  expect(canariesIn(engine.dataDir, typed)).toEqual([]);
  expect(inPersonal(engine.dataDir, [quoted, 'tower.txt', '1872', 'good'])).toEqual([]);
  const found = await engine.request('conversation.search', { query: question.toLowerCase() });
  expect(found.map((hit) => hit.title)).toEqual([`About ${title}`]);
  await engine.engine.close();
  expect(canariesIn(engine.dataDir, typed)).toEqual([]);
});

test('switched on later, nothing of what was plain is left; switched off again, all of it is there', async () => {
  const engine = await withDocument({ keyStore: fakeKeyStore() });
  const conversationId = await type(engine);
  const before = await engine.request('conversation.get', { conversationId });
  // Else the scan below proves nothing.
  expect(new Set(inPersonal(engine.dataDir, typed).map((found) => found.split(': ')[1]))).toEqual(new Set(typed));
  await encrypt(engine);
  expect(canariesIn(engine.dataDir, typed)).toEqual([]);
  expect(inPersonal(engine.dataDir, [quoted])).toEqual([]);
  expect(await engine.request('conversation.get', { conversationId })).toEqual(before);
  const insights = await engine.request('search.insights', {});
  expect(insights.recent.map(({ query }) => query)).toEqual([`lighthouse ${searched}`]);
  expect((await engine.request('search.saved', {})).map(({ name, query }) => [name, query])).toEqual([
    [savedName, `tower ${savedQuery}`],
  ]);
  await engine.request('encryption.disable', {});
  expect(await engine.request('encryption.status', {})).toEqual({ state: 'off', working: null });
  expect(await engine.request('conversation.get', { conversationId })).toEqual(before);
  const database = new BetterSqlite(path.join(engine.dataDir, 'personal.db'), { readonly: true });
  expect(database.prepare('SELECT count(*) FROM key_slot').pluck().get()).toBe(0);
  expect(database.prepare('SELECT title FROM conversation').pluck().get()).toBe(`About ${title}`);
  database.close();
});

test('another login sees locked conversations and opens them with the recovery code, which it then need not type again', async () => {
  const engine = await withDocument({ keyStore: fakeKeyStore() });
  const conversationId = await type(engine);
  const code = await encrypt(engine);
  await engine.engine.close();

  const keyStore = fakeKeyStore();
  const other = await testEngine(engine.dataDir, { more: { keyStore } });
  await other.engine.start();
  expect(await other.request('encryption.status', {})).toEqual({ state: 'locked', working: null });
  const [row] = await other.request('conversation.list', {});
  expect(row).toMatchObject({ id: conversationId, title: 'Locked conversation', locked: true });
  expect(await codeOf(other.request('conversation.get', { conversationId }))).toBe('conversations-locked');
  expect(await codeOf(other.request('conversation.search', { query: 'x' }))).toBe('conversations-locked');
  expect(await codeOf(other.request('answer.start', { question: 'Is it high?' }))).toBe('conversations-locked');
  expect(await other.request('search.saved', {})).toEqual([]);
  expect((await other.request('search.insights', {})).recent).toEqual([]);
  // Searching and asking without a conversation need no key, and keep nothing.
  const { hits } = await other.request('search.run', { query: 'lighthouse 31 metres', meant: true });
  expect(hits.length).toBe(1);
  expect((await other.request('answer.once', { question: 'When was the lighthouse built?' })).found).toBe(true);

  expect(await codeOf(other.request('encryption.recover', { code: 'ABCD' }))).toBe('recovery-code-wrong');
  const opened = await other.request('encryption.recover', { code: code.toLowerCase() });
  expect(opened.state).toBe('on');
  expect((await other.request('conversation.list', {})).map((each) => each.title)).toEqual([`About ${title}`]);
  await other.engine.close();
  const again = await testEngine(engine.dataDir, { more: { keyStore } });
  await again.engine.start();
  expect((await again.request('encryption.status', {})).state).toBe('on');
});

test('without a real key store nothing is encrypted, and a wrong confirmation encrypts nothing either', async () => {
  const keyStore = fakeKeyStore();
  keyStore.down = true;
  const engine = await withDocument({ keyStore });
  expect(await codeOf(engine.request('encryption.prepare', {}))).toBe('key-store-unavailable');
  expect(await codeOf(engine.request('encryption.enable', { confirmation: '' }))).toBe('bad-request');
  keyStore.down = false;
  await engine.request('encryption.prepare', {});
  expect(await codeOf(engine.request('encryption.enable', { confirmation: 'AAAA-AAAA' }))).toBe('recovery-code-wrong');
  expect((await engine.request('encryption.status', {})).state).toBe('off');
  const none = await testEngine(temporaryFolder());
  expect(await codeOf(none.request('encryption.prepare', {}))).toBe('key-store-unavailable');
});

test('a changed key leaves the old recovery code useless', async () => {
  const keyStore = fakeKeyStore();
  const engine = await withDocument({ keyStore });
  const conversationId = await type(engine);
  const old = await encrypt(engine);
  const before = await engine.request('conversation.get', { conversationId });
  const fresh = await encrypt(engine);
  expect(await engine.request('conversation.get', { conversationId })).toEqual(before);
  await engine.engine.close();
  const other = await testEngine(engine.dataDir, { more: { keyStore: fakeKeyStore() } });
  await other.engine.start();
  expect(await codeOf(other.request('encryption.recover', { code: old }))).toBe('recovery-code-wrong');
  await other.request('encryption.recover', { code: fresh });
  expect(await other.request('conversation.get', { conversationId })).toEqual(before);
});

test('another program is shown encrypted conversations as locked while the window has them open', async () => {
  const engine = await withDocument({ keyStore: fakeKeyStore() });
  await type(engine);
  const asDoor = (route: 'conversation.list' | 'search.insights' | 'compare.list' | 'encryption.prepare') =>
    engine.engine.request(route, {}, undefined, 'door');
  expect((await asDoor('conversation.list')) as object[]).toMatchObject([{ title: `About ${title}` }]);
  await encrypt(engine);
  expect((await asDoor('conversation.list')) as object[]).toMatchObject([
    { title: 'Locked conversation', locked: true },
  ]);
  expect(await codeOf(asDoor('search.insights'))).toBe('conversations-locked');
  expect(await codeOf(asDoor('compare.list'))).toBe('conversations-locked');
  expect(await codeOf(asDoor('encryption.prepare'))).toBe('app-locked');
  const heard: string[] = [];
  engine.engine.on((name) => heard.push(name), 'door');
  await type(engine);
  expect(heard.filter((name) => name.startsWith('answer.'))).toEqual([]);
  expect(heard).toContain('conversations.changed');
});

test('the app lock refuses everything personal until its passcode is given, also after a restart', async () => {
  const keyStore = fakeKeyStore();
  const engine = await withDocument({ keyStore });
  const conversationId = await type(engine);
  await encrypt(engine);
  const { appLock } = engine.engine;
  const choice = { on: true, method: 'passcode', idleMinutes: 5 } as const;
  expect(await codeOf(appLock.save(choice, null))).toBe('passcode-wrong');
  await appLock.save(choice, 'open sesame');
  expect(canariesIn(engine.dataDir, ['open sesame'])).toEqual([]);
  await appLock.setLocked(true);
  expect(await codeOf(engine.request('conversation.get', { conversationId }))).toBe('app-locked');
  expect(await codeOf(engine.request('encryption.disable', {}))).toBe('app-locked');
  expect(await codeOf(engine.request('erase.run', { target: { kind: 'typed' } }))).toBe('app-locked');
  await engine.engine.close();

  const again = await testEngine(engine.dataDir, { more: { keyStore } });
  await again.engine.start();
  expect(again.engine.appLock.locked()).toBe(true);
  expect(await codeOf(again.request('conversation.get', { conversationId }))).toBe('app-locked');
  expect((await again.request('encryption.status', {})).state).toBe('locked');
  expect(await codeOf(again.engine.appLock.check('open says me'))).toBe('passcode-wrong');
  await again.engine.appLock.check('open sesame');
  await again.engine.appLock.setLocked(false);
  expect((await again.request('conversation.get', { conversationId })).title).toBe(`About ${title}`);
});

test('an answer under way when the app is locked is saved, sealed', async () => {
  const engine = await withDocument({ keyStore: fakeKeyStore() });
  await encrypt(engine);
  const release = (() => {
    let open = () => {};
    const closed = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { closed, open };
  })();
  engine.engine.on((name) => {
    if (name === 'answer.done') release.open();
  });
  const { conversationId } = await engine.request('answer.start', {
    question: `When was the lighthouse built? ${question}`,
  });
  // Before the first word of it: the answer begins with the next turn of the engine.
  await engine.engine.appLock.setLocked(true);
  await expect
    .poll(
      async () => {
        await engine.engine.appLock.setLocked(false);
        const { messages } = await engine.request('conversation.get', { conversationId });
        await engine.engine.appLock.setLocked(true);
        return messages[1]?.state;
      },
      { timeout: 20_000 },
    )
    .toBe('complete');
  expect(canariesIn(engine.dataDir, [question])).toEqual([]);
});
