import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { Answer, Conversation, Message } from '../../../src/preload/contract/shapes.ts';
import { useChat } from '../../../src/renderer/stores/chat-store.ts';
import { shownText } from '../../../src/renderer/stores/live-answers.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';

const initial = useChat.getInitialState();
const address = { answerId: 'a', conversationId: 'c', messageId: 'm2' };
const message = (id: string, changes: Partial<Message> = {}): Message => ({
  id,
  role: 'assistant',
  text: '',
  createdAt: 0,
  state: 'streaming',
  answer: null,
  error: null,
  rating: null,
  ...changes,
});
const question = message('m1', { role: 'user', text: 'Why?', state: 'complete' });
const conversation = (...messages: Message[]): Conversation => ({
  ...{ id: 'c', title: 'Why?', updatedAt: 0, pinned: false },
  messages,
});
const shown = () => {
  const { conversation: open, live } = useChat.getState();
  const last = open?.messages.at(-1);
  return last ? shownText(last, live) : null;
};

let bridge: BridgeStub;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  useChat.setState(initial, true);
  bridge = stubBridge({
    'conversation.list': () => [{ id: 'c', title: 'Why?', updatedAt: 0, pinned: false }],
    'conversation.get': () => conversation(question, message('m2')),
    'answer.start': () => address,
    'answer.cancel': () => null,
  });
  stop = useChat.getState().start();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function ask(): Promise<void> {
  useChat.getState().setDraft('Why?');
  await useChat.getState().send();
}

describe('chat store', () => {
  it('sends, streams and ends with the stored answer', async () => {
    await ask();
    bridge.emit('answer.delta', { ...address, sequence: 0, text: 'Because ' });
    bridge.emit('answer.delta', { ...address, sequence: 1, text: 'of margins.' });
    expect(shown()).toBe('Because of margins.');

    const answer = { parts: [{ text: 'Because of margins.', citations: [], supported: true }] } as unknown as Answer;
    bridge.answers['conversation.get'] = () =>
      conversation(question, message('m2', { state: 'complete', text: 'Because of margins.', answer }));
    bridge.emit('answer.done', { ...address, answer, error: null });
    expect(shown()).toBe('Because of margins.');
    await vi.advanceTimersByTimeAsync(0);
    expect(useChat.getState().conversation?.messages.at(-1)).toMatchObject({ state: 'complete', answer });
    expect(useChat.getState().live.size).toBe(0);
  });

  it('shows the question while it is being sent, and the draft is empty', async () => {
    const reply = deferred<typeof address>();
    bridge.answers['answer.start'] = () => reply.promise;
    const sending = ask();
    expect(useChat.getState()).toMatchObject({ pending: 'Why?', draft: '' });
    reply.resolve(address);
    await sending;
    expect(useChat.getState()).toMatchObject({ pending: null, openId: 'c' });
  });

  it('does not send twice while the first is under way', async () => {
    const reply = deferred<typeof address>();
    bridge.answers['answer.start'] = () => reply.promise;
    const sending = ask();
    useChat.getState().setDraft('Again?');
    await useChat.getState().send();
    reply.resolve(address);
    await sending;
    expect(bridge.asked.filter((each) => each.route === 'answer.start')).toHaveLength(1);
  });

  it('asks an edited question in a branch, the first one in a new conversation', async () => {
    bridge.answers['conversation.branch'] = () => ({ conversationId: 'branch' });
    const second = message('m3', { role: 'user', text: 'And?', state: 'complete' });
    const answer = message('m2', { state: 'complete' });
    bridge.answers['conversation.get'] = () => conversation(question, answer, second);
    await useChat.getState().openConversation('c');
    await useChat.getState().branch('m3', 'And?', false);
    expect(useChat.getState()).toMatchObject({ openId: 'branch', draft: 'And?' });
    expect(bridge.asked.filter(({ route }) => route === 'answer.start')).toEqual([]);

    await useChat.getState().openConversation('c');
    await useChat.getState().branch('m1', 'Why?', false);
    expect(useChat.getState()).toMatchObject({ openId: null, conversation: null, draft: 'Why?' });
    expect(bridge.asked.filter(({ route }) => route === 'conversation.branch')).toHaveLength(1);
  });

  it('gives a refused question back to the field and says why', async () => {
    bridge.answers['answer.start'] = () => {
      throw new AppError('query-too-long', 'Too long.');
    };
    await ask();
    expect(useChat.getState()).toMatchObject({ draft: 'Why?', pending: null, error: { code: 'query-too-long' } });
  });

  it('fills a gap from a snapshot', async () => {
    await ask();
    bridge.emit('answer.delta', { ...address, sequence: 0, text: 'one ' });
    bridge.answers['conversation.get'] = () => conversation(question, message('m2', { text: 'one two three ' }));
    bridge.emit('answer.delta', { ...address, sequence: 2, text: 'three ' });
    expect(shown()).not.toContain('one three');
    await vi.runOnlyPendingTimersAsync();
    expect(shown()).toBe('one two three ');
  });

  it('re-derives everything after a reload in the middle of an answer, and can still stop it', async () => {
    bridge.answers['conversation.get'] = () => conversation(question, message('m2', { text: 'saved so far' }));
    await useChat.getState().openConversation('c');
    expect(shown()).toBe('saved so far');
    bridge.emit('answer.delta', { ...address, sequence: 40, text: ' more' });
    bridge.answers['conversation.get'] = () => conversation(question, message('m2', { text: 'saved so far more' }));
    await vi.runOnlyPendingTimersAsync();
    expect(shown()).toBe('saved so far more');
    await useChat.getState().stop();
    expect(bridge.asked.at(-1)).toEqual({ route: 'answer.cancel', input: { answerId: 'a' } });
  });

  it('never makes a streaming message shorter with an older snapshot', async () => {
    bridge.answers['conversation.get'] = () => conversation(question, message('m2', { text: 'a long piece of text' }));
    await useChat.getState().openConversation('c');
    bridge.answers['conversation.get'] = () => conversation(question, message('m2', { text: 'a long' }));
    await useChat.getState().refreshOpen();
    expect(shown()).toBe('a long piece of text');
  });

  it('drops the reply for a conversation that is no longer open', async () => {
    const slow = deferred<Conversation>();
    bridge.answers['conversation.get'] = ({ conversationId }) =>
      conversationId === 'slow' ? slow.promise : conversation(question);
    const opening = useChat.getState().openConversation('slow');
    await useChat.getState().openConversation('c');
    slow.resolve({ ...conversation(), id: 'slow' });
    await opening;
    expect(useChat.getState().conversation?.id).toBe('c');
  });

  it('starts a new conversation when the open one is removed', async () => {
    bridge.answers['conversation.remove'] = () => null;
    await useChat.getState().openConversation('c');
    await useChat.getState().remove('c');
    expect(useChat.getState()).toMatchObject({ openId: null, conversation: null });
  });
});
