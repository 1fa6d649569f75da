import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { ConversationSetup, ScopeItem } from '../../../src/preload/contract/shapes.ts';
import { useChat } from '../../../src/renderer/stores/chat-store.ts';
import { startInput, useSetup } from '../../../src/renderer/stores/setup-store.ts';
import { type BridgeStub, stubBridge } from '../bridge-stub.ts';

const store = () => useSetup.getState();
const item = (id: string, type: ScopeItem['type'] = 'file'): ScopeItem => ({
  ...{ id, type, name: id, place: '/papers', kind: type, gone: false },
});
const held: ConversationSetup = { scope: [item('old')], model: null, presetId: 'precise', presetLanguage: null };
let bridge: BridgeStub;

beforeEach(() => {
  useSetup.setState(useSetup.getInitialState(), true);
  useChat.setState(useChat.getInitialState(), true);
  bridge = stubBridge({
    'conversation.setup': () => held,
    'conversation.setUp': () => ({ ...held, scope: [item('old'), item('new')] }),
    'answer.start': () => ({ answerId: 'a', conversationId: 'c', messageId: 'm' }),
    'conversation.get': () => ({ id: 'c', title: '', updatedAt: 0, pinned: false, messages: [] }),
    'conversation.list': () => [],
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('how a conversation is held', () => {
  it('goes with the first question, and a thing is in the scope once', async () => {
    await store().addToScope(item('a'));
    await store().addToScope(item('a'));
    await store().addToScope(item('f', 'folder'));
    await store().setPreset('translate', ' Deutsch ');
    useChat.getState().setDraft('Why?');
    await useChat.getState().send();
    const sent = bridge.asked.find(({ route }) => route === 'answer.start')?.input;
    expect(sent).toMatchObject({
      scope: { folderIds: ['f'], fileIds: ['a'] },
      presetId: 'translate',
      presetLanguage: 'Deutsch',
    });
  });

  it('is another in another conversation, and nothing in a new one', async () => {
    await store().openConversation('c');
    expect(store()).toMatchObject(held);
    await store().addToScope(item('new'));
    expect(bridge.asked.at(-1)?.input).toEqual({
      conversationId: 'c',
      scope: { folderIds: [], fileIds: ['old', 'new'] },
    });
    await store().openConversation(null);
    expect(startInput()).toEqual({});
  });

  it('is carried over into a conversation that asks the same again', async () => {
    await store().openConversation('c');
    store().carryOver();
    await store().openConversation(null);
    expect(startInput()).toMatchObject({ scope: { folderIds: [], fileIds: ['old'] }, presetId: 'precise' });
    await store().openConversation('d');
    await store().openConversation(null);
    expect(startInput()).toEqual({});
  });

  it('goes back to what it was when it can’t be saved', async () => {
    await store().openConversation('c');
    bridge.answers['conversation.setUp'] = () => {
      throw new AppError('disk-full', 'The disk is full.');
    };
    await store().removeFromScope('old');
    expect(store().scope.map(({ id }) => id)).toEqual(['old']);
  });

  it('sends no model that was removed', async () => {
    useSetup.setState({ model: { id: 'm', name: 'Gone', gone: true } });
    expect(startInput()).toEqual({});
  });
});
