import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useChat } from '../../../src/renderer/stores/chat-store.ts';
import { keepDrafts } from '../../../src/renderer/stores/keep-drafts.ts';
import { type BridgeStub, stubBridge } from '../bridge-stub.ts';

let bridge: BridgeStub;
let stop: () => void;
const kept = new Map<string | null, string>();
const draft = () => useChat.getState().draft;
const quiet = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(async () => {
  vi.useFakeTimers();
  kept.clear();
  useChat.setState(useChat.getInitialState(), true);
  bridge = stubBridge({
    'draft.get': ({ conversationId }) => kept.get(conversationId) ?? '',
    'draft.save': ({ conversationId, text }) => {
      kept.set(conversationId, text);
      return null;
    },
    'conversation.get': ({ conversationId }) => ({
      id: conversationId,
      title: '',
      updatedAt: 0,
      pinned: false,
      messages: [],
    }),
    'conversation.list': () => [],
    'conversation.branch': () => ({ conversationId: 'branch' }),
    'answer.start': () => ({ answerId: 'a', conversationId: 'new', messageId: 'm' }),
  });
  stop = keepDrafts();
  await quiet();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is typed and not sent', () => {
  it('is saved when the typing rests, once', async () => {
    for (const text of ['W', 'Wh', 'Why?']) useChat.getState().setDraft(text);
    await quiet();
    expect(bridge.asked.filter(({ route }) => route === 'draft.save')).toHaveLength(1);
    expect(kept.get(null)).toBe('Why?');
  });

  it('stays with its conversation, and comes back with it', async () => {
    kept.set('b', 'Half of b');
    useChat.getState().setDraft('For a new one');
    await useChat.getState().openConversation('b');
    await quiet();
    expect(draft()).toBe('Half of b');
    expect(kept.get(null)).toBe('For a new one');
    useChat.getState().startNew();
    await quiet();
    expect(draft()).toBe('For a new one');
    expect(kept.get('b')).toBe('Half of b');
  });

  it('does not come back after it was sent', async () => {
    useChat.getState().setDraft('Why?');
    await quiet();
    await useChat.getState().send();
    await quiet();
    expect(kept.get(null)).toBe('');
    expect([draft(), useChat.getState().openId]).toEqual(['', 'new']);
    useChat.getState().startNew();
    await quiet();
    expect(draft()).toBe('');
  });

  it('is never laid over what a person types or edits meanwhile', async () => {
    kept.set('branch', 'Something old');
    useChat.setState({ openId: 'c', conversation: null });
    await useChat.getState().branch('m2', 'The question to edit', false);
    await quiet();
    expect(draft()).toBe('The question to edit');
    expect(kept.get('branch')).toBe('The question to edit');
  });
});
