/**
 * Pure bookkeeping of answers while they stream. Text is appended strictly by sequence; a hole marks the answer as
 * out of step, and from then on only snapshots may replace its text.
 */
import type { Events } from '../../preload/contract/events.ts';
import type { Conversation, Message } from '../../preload/contract/shapes.ts';

export type Stage = Events['answer.stage']['stage'];

export type LiveAnswer = {
  readonly answerId: string;
  readonly conversationId: string;
  readonly stage: Stage | null;
  readonly text: string;
  /** The sequence number the next delta must have. */
  readonly next: number;
  /** True after a hole (or a start in the middle, as after a reload): the text comes from snapshots. */
  readonly outOfStep: boolean;
};

/** Streaming answers by message id. */
export type LiveAnswers = ReadonlyMap<string, LiveAnswer>;

type Address = { readonly answerId: string; readonly conversationId: string; readonly messageId: string };

function begin(address: Address): LiveAnswer {
  const { answerId, conversationId } = address;
  return { answerId, conversationId, stage: null, text: '', next: 0, outOfStep: false };
}

function put(answers: LiveAnswers, messageId: string, answer: LiveAnswer): LiveAnswers {
  return new Map(answers).set(messageId, answer);
}

/** The answer has been asked for; events may have come before this. */
export function started(answers: LiveAnswers, address: Address): LiveAnswers {
  return answers.has(address.messageId) ? answers : put(answers, address.messageId, begin(address));
}

export function staged(answers: LiveAnswers, event: Events['answer.stage']): LiveAnswers {
  const answer = answers.get(event.messageId) ?? begin(event);
  return put(answers, event.messageId, { ...answer, stage: event.stage });
}

export function appended(answers: LiveAnswers, event: Events['answer.delta']): LiveAnswers {
  const answer = answers.get(event.messageId) ?? begin(event);
  if (event.sequence < answer.next || answer.outOfStep) return put(answers, event.messageId, answer);
  if (event.sequence > answer.next) return put(answers, event.messageId, { ...answer, outOfStep: true });
  return put(answers, event.messageId, { ...answer, text: answer.text + event.text, next: event.sequence + 1 });
}

export function finished(answers: LiveAnswers, messageId: string): LiveAnswers {
  const rest = new Map(answers);
  rest.delete(messageId);
  return rest;
}

/** True when this message can only go on from snapshots. */
export function needsSnapshot(answers: LiveAnswers, messageId: string): boolean {
  return answers.get(messageId)?.outOfStep ?? false;
}

/** What to show of a message: the live text when it is in step, else whatever the snapshot holds. */
export function shownText(message: Message, answers: LiveAnswers): string {
  const live = answers.get(message.id);
  if (!live || message.state !== 'streaming' || live.outOfStep) return message.text;
  return live.text.length >= message.text.length ? live.text : message.text;
}

/** The id with which the streaming answer of this conversation can be stopped, null when there is none (yet). */
export function runningAnswer(answers: LiveAnswers, conversation: Conversation | null): string | null {
  if (!conversation) return null;
  for (const [messageId, answer] of answers) {
    if (answer.conversationId !== conversation.id) continue;
    if (conversation.messages.some((message) => message.id === messageId && message.state === 'streaming')) {
      return answer.answerId;
    }
  }
  return null;
}
