import { expect, test } from 'vitest';
import { openPersonalStore } from '../../../src/main/engine/store/personal-store.ts';
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
