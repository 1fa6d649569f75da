import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Message } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';
import { shownText } from '../../stores/live-answers.ts';
import { AssistantMessage } from './assistant-message.tsx';
import { MessageFailure } from './message-failure.tsx';

type MessageListProps = { readonly messages: readonly Message[]; readonly pending: string | null };

/** CSS pixels from the end within which new text keeps the end in view; further up a person is reading. */
const nearEnd = 80;

type QuestionProps = {
  readonly text: string;
  readonly state: string;
  /** The saved one; left out while it is being sent. */
  readonly message?: Message;
  readonly onEdit?: () => void;
};

function Question({ text, state, message, onEdit }: QuestionProps) {
  return (
    <article
      className="message is-user"
      data-testid="message"
      data-role="user"
      data-state={state}
      aria-label={t('You asked')}
    >
      <p dir="auto">{text}</p>
      {message && <MessageFailure message={message} />}
      {onEdit && (
        <span className="question-actions">
          <IconButton
            icon="pen"
            label={t('Edit and ask again')}
            size={13}
            onClick={onEdit}
            data-testid="edit-question"
          />
        </span>
      )}
    </article>
  );
}

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
