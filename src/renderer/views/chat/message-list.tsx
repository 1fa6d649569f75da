import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Message } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';
import { shownText } from '../../stores/live-answers.ts';
import { AssistantMessage } from './assistant-message.tsx';
import { Question } from './question.tsx';

type MessageListProps = { readonly messages: readonly Message[]; readonly pending: string | null };

/** CSS pixels from the end within which new text keeps the end in view; further up a person is reading. */
const nearEnd = 80;

export function MessageList({ messages, pending }: MessageListProps) {
  const live = useChat((state) => state.live);
  const scroller = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    // Follow-up questions come later, and the composer grows and shrinks: the last lines stay in view all the same.
    const sizes = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    });
    sizes.observe(element);
    if (element.firstElementChild) sizes.observe(element.firstElementChild);
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is new may have grown the list
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [messages, pending, live]);

  return (
    <div className="message-scroller" ref={scroller}>
      <div className="message-list" role="log" aria-label={t('Conversation')}>
        {messages.map((message, index) =>
          message.role === 'user' ? (
            <Question
              key={message.id}
              text={message.text}
              state={message.state}
              message={message}
              onEdit={() => void useChat.getState().branch(message.id, message.text, false)}
            />
          ) : (
            <AssistantMessage
              key={message.id}
              message={message}
              text={shownText(message, live)}
              stage={live.get(message.id)?.stage ?? null}
              question={messages[index - 1] ?? null}
              isLast={index === messages.length - 1 && pending === null}
            />
          ),
        )}
        {pending !== null && <Question text={pending} state="sending" />}
      </div>
    </div>
  );
}
