import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { useAdapters } from '../../../src/renderer/stores/adapters-store.ts';
import { useChat } from '../../../src/renderer/stores/chat-store.ts';
import { type BridgeStub, stubBridge } from '../bridge-stub.ts';
import { fakeAdapter } from '../harness/fake-adapters.ts';

const store = () => useAdapters.getState();
let bridge: BridgeStub;
beforeEach(() => {
  useAdapters.setState(useAdapters.getInitialState(), true);
  useChat.setState(useChat.getInitialState(), true);
  bridge = stubBridge({
    'adapter.list': () => [fakeAdapter()],
    'adapter.attached': () => [{ adapterId: 'adapter-1', strength: 0.5 }],
    'adapter.attach': ({ adapterId, strength }) => [{ adapterId, strength }],
    'adapter.detach': () => [],
    'answer.start': () => ({ answerId: 'a', conversationId: 'c', messageId: 'm' }),
    'conversation.get': () => ({ id: 'c', title: '', updatedAt: 0, pinned: false, messages: [] }),
    'conversation.list': () => [],
  });
});
afterEach(() => vi.unstubAllGlobals());
const asked = (route: string) => bridge.asked.filter((each) => each.route === route).map(({ input }) => input);

describe('adapters', () => {
  it('chosen before the first question go with it and are asked for from then on', async () => {
    await store().openConversation(null);
    await store().attach('adapter-1', 1);
    expect(asked('adapter.attach')).toEqual([]);
    useChat.getState().setDraft('Why?');
    await useChat.getState().send();
    expect(asked('answer.start')).toMatchObject([{ adapters: [{ adapterId: 'adapter-1', strength: 1 }] }]);
    await store().openConversation('c');
    expect(store().attached).toEqual([{ adapterId: 'adapter-1', strength: 0.5 }]);
  });

  it('of an open conversation are saved when the slider is let go, not while it moves', async () => {
    await store().openConversation('c');
    store().preview('adapter-1', 0.7);
    store().preview('adapter-1', 0.8);
    expect(store().attached).toEqual([{ adapterId: 'adapter-1', strength: 0.8 }]);
    expect(asked('adapter.attach')).toEqual([]);
    await store().attach('adapter-1', 0.8);
    expect(asked('adapter.attach')).toEqual([{ conversationId: 'c', adapterId: 'adapter-1', strength: 0.8 }]);
    await store().detach('adapter-1');
    expect(store().attached).toEqual([]);
  });

  it('of one conversation are not those of the next new one', async () => {
    await store().openConversation('c');
    await store().openConversation(null);
    expect(store().attached).toEqual([]);
  });

  it('that are refused say why, until the next try', async () => {
    bridge.answers['adapter.add'] = ({ path }) => {
      if (path === '/good') return fakeAdapter();
      throw new AppError('adapter-misfit', 'no', { detail: 'it was made for qwen2 models' });
    };
    await store().add('/bad');
    expect(store()).toMatchObject({ adding: false, refusal: { code: 'adapter-misfit' } });
    await store().add('/good');
    expect(store()).toMatchObject({ refusal: null, adapters: [{ id: 'adapter-1' }] });
  });
});
