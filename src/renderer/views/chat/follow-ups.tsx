import { useEffect, useState } from 'react';
import type { Message } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';

/** Two or three questions to go on with, under the last answer. They are asked on a click. */
export function FollowUps({ message }: { readonly message: Message }) {
  const [questions, setQuestions] = useState<readonly string[]>([]);
  const isFound = message.state === 'complete' && message.answer?.found === true;
  const { id } = message;
  useEffect(() => {
    if (!isFound) return;
    let isCurrent = true;
    // Nobody waits for them: without them the answer is as good.
    const ask = request('conversation.followUps', { messageId: id }).catch((): readonly string[] => []);
    void ask.then((found) => isCurrent && setQuestions(found));
    return () => {
      isCurrent = false;
    };
  }, [id, isFound]);
  if (questions.length === 0) return null;
  const ask = (question: string) => {
    useChat.getState().setDraft(question);
    void useChat.getState().send();
  };
  return (
    <ul className="follow-ups" aria-label={t('Questions to go on with')} data-testid="follow-ups">
      {questions.map((question) => (
        <li key={question}>
          <button type="button" onClick={() => ask(question)} data-testid="follow-up">
            <Icon name="chevronRight" size={12} />
            <span dir="auto">{question}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
