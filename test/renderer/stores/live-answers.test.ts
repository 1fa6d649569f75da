import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/preload/contract/shapes.ts';
import {
  appended,
  finished,
  type LiveAnswers,
  needsSnapshot,
  runningAnswer,
  shownText,
  staged,
  started,
} from '../../../src/renderer/stores/live-answers.ts';

const address = { answerId: 'a', conversationId: 'c', messageId: 'm' };
const delta = (sequence: number, text: string) => ({ ...address, sequence, text });
const streaming: Message = {
  id: 'm',
  role: 'assistant',
  text: '',
  createdAt: 0,
  state: 'streaming',
  answer: null,
  error: null,
  rating: null,
};
const streamed = (...events: ReturnType<typeof delta>[]) => events.reduce<LiveAnswers>(appended, new Map());

describe('live answers', () => {
  it('appends deltas in sequence, from 0', () => {
    const live = streamed(delta(0, 'The '), delta(1, 'rate '), delta(2, 'rose.'));
    expect(shownText(streaming, live)).toBe('The rate rose.');
    expect(needsSnapshot(live, 'm')).toBe(false);
  });

  it('ignores a delta that comes twice', () => {
    expect(shownText(streaming, streamed(delta(0, 'a'), delta(1, 'b'), delta(1, 'b'), delta(0, 'a')))).toBe('ab');
  });

  it('stops appending at a gap instead of showing text with a hole', () => {
    const live = streamed(delta(0, 'Not '), delta(2, 'guilty.'), delta(1, 'proven '));
    expect(needsSnapshot(live, 'm')).toBe(true);
    expect(shownText({ ...streaming, text: 'Not proven guilty.' }, live)).toBe('Not proven guilty.');
  });

  it('goes on from snapshots when it starts in the middle, as after a reload', () => {
    const live = streamed(delta(17, 'middle'));
    expect(needsSnapshot(live, 'm')).toBe(true);
    expect(shownText({ ...streaming, text: 'saved so far' }, live)).toBe('saved so far');
  });

  it('keeps events that arrive before the reply to answer.start', () => {
    const early = staged(streamed(delta(0, 'x')), { ...address, stage: 'writing' });
    const live = started(early, address);
    expect(live.get('m')).toMatchObject({ text: 'x', stage: 'writing', next: 1 });
  });

  it('shows the snapshot when it is ahead of the live text, never less than was seen', () => {
    expect(shownText({ ...streaming, text: 'ab' }, streamed(delta(0, 'a')))).toBe('ab');
    expect(shownText({ ...streaming, text: 'a' }, streamed(delta(0, 'ab')))).toBe('ab');
  });

  it('never lets live text replace a finished message', () => {
    expect(shownText({ ...streaming, state: 'complete', text: 'final' }, streamed(delta(0, 'something longer')))).toBe(
      'final',
    );
  });

  it('names the answer to stop while its message streams, and not afterwards', () => {
    const live = started(new Map(), address);
    const conversation = { id: 'c', title: '', updatedAt: 0, pinned: false, messages: [streaming] };
    expect(runningAnswer(live, conversation)).toBe('a');
    expect(runningAnswer(live, { ...conversation, messages: [{ ...streaming, state: 'complete' }] })).toBeNull();
    expect(runningAnswer(live, { ...conversation, id: 'other' })).toBeNull();
    expect(runningAnswer(finished(live, 'm'), conversation)).toBeNull();
  });
});
