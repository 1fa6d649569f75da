/** How a conversation is held: its scope, model and preset, its folder and draft, and what of it an answer keeps to. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RequestInput } from '../../../src/preload/contract/requests.ts';
import type { Conversation } from '../../../src/preload/contract/shapes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const same = 'The old lighthouse was built in 1872 by Ole Hansen.';

async function setUp() {
  const root = temporaryFolder();
  const [north, south] = ['north', 'south'].map((name) => path.join(root, name)) as [string, string];
  for (const folder of [north, south]) mkdirSync(folder);
  writeFileSync(path.join(north, 'tower.txt'), same);
  writeFileSync(path.join(north, 'harbour.txt'), 'The harbour has 14 berths. The lighthouse keeper was Anna Berg.');
  writeFileSync(path.join(south, 'copy of tower.txt'), same);
  writeFileSync(path.join(south, 'mill.txt'), 'The old mill was built in 1790 by Per Lund. 🌾 Ingen vind i dag.');
  const running = await testEngine();
  await running.add(north);
  await running.add(south);
  const { engine, request } = running;
  const status = await request('library.status', {});
  const folderId = (name: string) => status.folders.find((folder) => folder.name === name)?.id ?? '';
  const { files } = await request('file.list', {});
  const fileId = (name: string) => files.find((file) => file.name === name)?.id ?? '';
  async function ask(question: string, more: Partial<RequestInput<'answer.start'>> = {}): Promise<Conversation> {
    const done = new Promise<void>((resolve) => {
      const stop = engine.on((name) => {
        if (name !== 'answer.done') return;
        stop();
        resolve();
      });
    });
    const { conversationId } = await request('answer.start', { question, mode: 'extract', ...more });
    await done;
    return request('conversation.get', { conversationId });
  }
  return { ...running, ask, folderId, fileId, north, south };
}

const answerOf = (conversation: Conversation) => conversation.messages.at(-1)?.answer ?? null;

test('nothing outside the scope is cited or offered, not even a copy of what is inside', async () => {
  const { ask, folderId, fileId, request } = await setUp();
  const questions = [
    'Who built the old lighthouse?',
    'Who built the old mill?',
    'Who was the lighthouse keeper?',
    'How many berths does the harbour have?',
  ];
  const scopes = [
    { folderIds: [folderId('south')], fileIds: [] },
    { folderIds: [], fileIds: [fileId('harbour.txt')] },
    { folderIds: [folderId('north')], fileIds: [fileId('mill.txt')] },
  ];
  const inside = [['copy of tower.txt', 'mill.txt'], ['harbour.txt'], ['tower.txt', 'harbour.txt', 'mill.txt']];
  let cited = 0;
  for (const [index, scope] of scopes.entries()) {
    for (const question of questions) {
      const answer = answerOf(await ask(question, { scope }));
      const names = [...(answer?.citations ?? []), ...(answer?.closest ?? [])].map((each) => path.basename(each.path));
      for (const name of names) expect(inside[index]).toContain(name);
      expect(answer?.scope?.files).toBe(inside[index]?.length);
      expect(answer?.coverage.total).toBe(inside[index]?.length);
      cited += answer?.citations.length ?? 0;
    }
  }
  expect(cited).toBeGreaterThan(4);
  const once = await request('answer.once', { question: 'Who built the old lighthouse?', scope: scopes[0] });
  expect(once.citations.map((each) => path.basename(each.path))).toContain('copy of tower.txt');
});

test('the scope stays with the conversation, and a branch of it', async () => {
  const { ask, folderId, request } = await setUp();
  const first = await ask('Who built the old lighthouse?', { scope: { folderIds: [folderId('south')], fileIds: [] } });
  const later = await ask('Who was the lighthouse keeper?', { conversationId: first.id });
  for (const { path: place } of answerOf(later)?.citations ?? []) expect(place).toContain('south');
  const { conversationId } = await request('conversation.branch', {
    conversationId: first.id,
    messageId: later.messages[2]?.id ?? '',
  });
  const setup = await request('conversation.setup', { conversationId });
  expect(setup.scope).toMatchObject([{ type: 'folder', name: 'south', gone: false }]);
  await request('conversation.setUp', { conversationId, scope: { folderIds: [], fileIds: [] } });
  const whole = answerOf(await ask('Who was the lighthouse keeper?', { conversationId }));
  expect(whole?.scope).toBeUndefined();
  expect(whole?.citations[0]?.path).toContain('harbour.txt');
});

test('a file that is gone stays in the scope by name, and nothing else is taken for it', async () => {
  const { ask, fileId, request, north, rescan } = await setUp();
  const first = await ask('How many berths does the harbour have?', {
    scope: { folderIds: [], fileIds: [fileId('harbour.txt')] },
  });
  expect(answerOf(first)?.found).toBe(true);
  rmSync(path.join(north, 'harbour.txt'));
  await rescan();
  const setup = await request('conversation.setup', { conversationId: first.id });
  expect(setup.scope).toMatchObject([{ name: 'harbour.txt', gone: true }]);
  const answer = answerOf(await ask('Who built the old mill?', { conversationId: first.id }));
  expect(answer).toMatchObject({
    found: false,
    citations: [],
    closest: [],
    scope: { names: ['harbour.txt'], files: 0 },
  });
  // Changing something else keeps its name.
  const kept = await request('conversation.setUp', { conversationId: first.id, presetId: 'precise' });
  expect(kept).toMatchObject({ scope: [{ name: 'harbour.txt', gone: true }], presetId: 'precise' });
});

test('an answer from memory says so, and is made anew when asked for or when the scope is another', async () => {
  const { ask, folderId } = await setUp();
  const question = 'Who built the old lighthouse?';
  expect(answerOf(await ask(question))?.remembered).toBeUndefined();
  expect(answerOf(await ask(question))?.remembered).toBe(true);
  expect(answerOf(await ask(question, { fresh: true }))?.remembered).toBeUndefined();
  const scoped = await ask(question, { scope: { folderIds: [folderId('south')], fileIds: [] } });
  expect(answerOf(scoped)?.remembered).toBeUndefined();
  expect(answerOf(scoped)?.citations[0]?.path).toContain('copy of tower.txt');
});

test('files are found by name for a scope: beginnings first, wildcards are letters', async () => {
  const { request } = await setUp();
  const names = async (text: string) => (await request('scope.find', { text })).map(({ name }) => name);
  expect(await names('tow')).toEqual(['tower.txt', 'copy of tower.txt']);
  expect(await names('SOUTH')).toEqual(['south']);
  expect(await names('%')).toEqual([]);
  expect(await names('_')).toEqual([]);
  expect(await names('no such')).toEqual([]);
  const empty = await testEngine();
  expect(await empty.request('scope.find', { text: '' })).toEqual([]);
});

test('a path names a folder, a file, or the files below a folder of the library', async () => {
  const { request, north } = await setUp();
  const at = (place: string) => request('scope.at', { path: place });
  expect(await at(north)).toMatchObject([{ type: 'folder', name: 'north' }]);
  expect(await at(path.join(north, 'tower.txt'))).toMatchObject([{ type: 'file', name: 'tower.txt' }]);
  await expect(at(path.dirname(north))).rejects.toMatchObject({ code: 'not-found' });
  await expect(at(path.join(north, 'absent.txt'))).rejects.toMatchObject({ code: 'not-found' });
});

test('presets: built in, own ones, too long ones, taken names', async () => {
  const { request } = await setUp();
  const built = await request('preset.list', {});
  expect(built.map(({ name }) => name)).toEqual(['Precise', 'Explain simply', 'Summarise', 'Translate the answer to…']);
  const own = await request('preset.save', { name: '  Für  Oma 👵 ', instructions: 'Short.' });
  expect(own).toMatchObject({ name: 'Für Oma 👵', builtIn: false });
  const save = (name: string, instructions: string) => request('preset.save', { name, instructions });
  await expect(save('Long', 'x'.repeat(10_000))).rejects.toMatchObject({
    code: 'preset-too-long',
    data: { most: 2000, characters: 10_000 },
  });
  await expect(save('für oma 👵', 'x')).rejects.toMatchObject({ code: 'name-taken' });
  await expect(save('precise', 'x')).rejects.toMatchObject({ code: 'name-taken' });
  await expect(save(' ', 'x')).rejects.toMatchObject({ code: 'name-missing' });
  await expect(save('Name', ' \n')).rejects.toMatchObject({ code: 'name-missing' });
  await request('preset.save', { presetId: own.id, name: 'Für Oma 👵', instructions: 'Shorter.' });
  expect((await request('preset.list', {})).at(-1)).toMatchObject({ instructions: 'Shorter.' });
  await expect(request('preset.remove', { presetId: 'precise' })).rejects.toMatchObject({ code: 'not-found' });
  await request('preset.remove', { presetId: own.id });
  expect(await request('preset.list', {})).toHaveLength(4);
});

test('a removed preset leaves its conversations with none', async () => {
  const { ask, request } = await setUp();
  const { id } = await request('preset.save', { name: 'Mine', instructions: 'Short.' });
  const conversation = await ask('Who built the old mill?', { presetId: id });
  await request('preset.remove', { presetId: id });
  expect(await request('conversation.setup', { conversationId: conversation.id })).toMatchObject({ presetId: null });
});

test('folders of conversations: same names, right-to-left names, and removal keeps what is inside', async () => {
  const { ask, request } = await setUp();
  const conversation = await ask('Who built the old mill?');
  const create = (name: string) => request('conversationFolder.create', { name });
  const folder = await create('שלום 📁');
  expect(folder.name).toBe('שלום 📁');
  await create('Work');
  await expect(create('work ')).rejects.toMatchObject({ code: 'name-taken' });
  await expect(create('')).rejects.toMatchObject({ code: 'name-missing' });
  await expect(create('x'.repeat(200))).rejects.toMatchObject({ code: 'name-too-long' });
  await expect(request('conversationFolder.rename', { folderId: folder.id, name: 'WORK' })).rejects.toMatchObject({
    code: 'name-taken',
  });
  await request('conversation.move', { conversationId: conversation.id, folderId: folder.id });
  expect(await request('conversation.list', {})).toMatchObject([{ id: conversation.id, folderId: folder.id }]);
  await expect(
    request('conversation.move', { conversationId: conversation.id, folderId: 'no such' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await request('conversationFolder.remove', { folderId: folder.id });
  expect(await request('conversation.list', {})).toMatchObject([{ id: conversation.id, folderId: null }]);
});

test('what was typed and not sent is there after the engine ended, per conversation, and goes with it', async () => {
  const { ask, request, reopen } = await setUp();
  const { id } = await ask('Who built the old mill?');
  const unsent = 'And who 👷\u200d♀️ repaired it?\nשאלה';
  await request('draft.save', { conversationId: id, text: unsent });
  await request('draft.save', { conversationId: null, text: 'A new one' });
  await request('draft.save', { conversationId: 'gone', text: 'nobody’s' });
  const again = await reopen();
  expect(await again.request('draft.get', { conversationId: id })).toBe(unsent);
  expect(await again.request('draft.get', { conversationId: null })).toBe('A new one');
  expect(await again.request('draft.get', { conversationId: 'gone' })).toBe('');
  await again.request('draft.save', { conversationId: null, text: '' });
  expect(await again.request('draft.get', { conversationId: null })).toBe('');
  await again.request('conversation.remove', { conversationId: id });
  expect(await again.request('draft.get', { conversationId: id })).toBe('');
});
