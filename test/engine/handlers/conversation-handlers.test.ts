/** What a person does with conversations in a whole engine: pinned, branched, searched, exported, judged. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Conversation } from '../../../src/preload/contract/shapes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

async function setUp() {
  const documents = path.join(temporaryFolder(), 'documents');
  mkdirSync(documents);
  writeFileSync(path.join(documents, 'tower.txt'), 'The old lighthouse was built in 1872 by Ole Hansen.');
  const running = await testEngine();
  await running.add(documents);
  const { engine, request } = running;
  async function ask(question: string, conversationId?: string): Promise<Conversation> {
    const done = new Promise<void>((resolve) => {
      const stop = engine.on((name) => {
        if (name !== 'answer.done') return;
        stop();
        resolve();
      });
    });
    const started = await request('answer.start', {
      question,
      mode: 'extract',
      ...(conversationId ? { conversationId } : {}),
    });
    await done;
    return request('conversation.get', { conversationId: started.conversationId });
  }
  return { ...running, ask };
}

test('a branch has what stood before a message, citations included, and the conversation stays as it was', async () => {
  const { request, ask } = await setUp();
  const first = await ask('Who built the old lighthouse?');
  const whole = await ask('When was the old lighthouse built?', first.id);
  const second = whole.messages[2]?.id ?? '';
  const { conversationId } = await request('conversation.branch', { conversationId: whole.id, messageId: second });
  const branch = await request('conversation.get', { conversationId });
  expect(branch.title).toBe(whole.title);
  expect(branch.messages.map(({ role, text, answer }) => ({ role, text, answer }))).toEqual(
    whole.messages.slice(0, 2).map(({ role, text, answer }) => ({ role, text, answer })),
  );
  expect(branch.messages[1]?.answer?.citations.length).toBeGreaterThan(0);
  const ids = new Set([...branch.messages, ...whole.messages].map(({ id }) => id));
  expect(ids.size).toBe(6);
  await ask('Where is it?', conversationId);
  expect(await request('conversation.get', { conversationId: whole.id })).toEqual(whole);
  await request('conversation.remove', { conversationId: whole.id });
  expect((await request('conversation.get', { conversationId })).messages).toHaveLength(4);
  await expect(request('conversation.branch', { conversationId, messageId: second })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('pinned conversations stay on top', async () => {
  const { request, ask } = await setUp();
  const old = await ask('Who built the lighthouse?');
  const recent = await ask('When was it built?');
  const ids = async () => (await request('conversation.list', {})).map(({ id, pinned }) => [id, pinned]);
  expect(await ids()).toEqual([
    [recent.id, false],
    [old.id, false],
  ]);
  await request('conversation.pin', { conversationId: old.id, pinned: true });
  expect(await ids()).toEqual([
    [old.id, true],
    [recent.id, false],
  ]);
  await request('conversation.pin', { conversationId: old.id, pinned: false });
  expect((await ids())[0]).toEqual([recent.id, false]);
});

test('finds what was asked and answered, whatever its case and accents, each conversation once', async () => {
  const { request, ask } = await setUp();
  const asked = await ask('Who built the Löwenturm?');
  const answered = await ask('Who built the old lighthouse?');
  const found = async (query: string) =>
    (await request('conversation.search', { query })).map(({ conversationId }) => conversationId);
  expect(await found('lowenturm')).toEqual([asked.id]);
  expect(await found('ole HANSEN')).toContain(answered.id);
  expect(await found('built who')).toEqual([answered.id, asked.id]);
  expect(await found('zebra')).toEqual([]);
  expect(await found('   ')).toEqual([]);
  expect(await found("%' OR 1=1 --")).toEqual([]);
  const [hit] = await request('conversation.search', { query: 'hansen' });
  expect(hit?.snippet).toContain('Hansen');
});

test('an answer is judged, copied with its sources, and the conversation exported', async () => {
  const { request, ask } = await setUp();
  const { id, messages } = await ask('Who built the old lighthouse?');
  const messageId = messages[1]?.id ?? '';
  const rating = async () =>
    (await request('conversation.get', { conversationId: id })).messages.map((each) => each.rating);
  await request('conversation.rate', { messageId, rating: 'good' });
  expect(await rating()).toEqual([null, 'good']);
  await request('conversation.rate', { messageId, rating: null });
  expect(await rating()).toEqual([null, null]);
  const question = messages[0]?.id ?? '';
  await expect(request('conversation.rate', { messageId: question, rating: 'bad' })).rejects.toMatchObject({
    code: 'not-found',
  });

  expect(await request('conversation.copyAnswer', { messageId, format: 'plain' })).toMatch(
    /\[1\][\s\S]*tower\.txt\): “/,
  );
  const markdown = await request('conversation.export', { conversationId: id, format: 'markdown' });
  expect(markdown.text).toMatch(/^# Who built the old lighthouse\?\n\n> Who built[\s\S]*Ole Hansen/);
  const json = await request('conversation.export', { conversationId: id, format: 'json' });
  expect(JSON.parse(json.text)).toEqual(await request('conversation.get', { conversationId: id }));
});
