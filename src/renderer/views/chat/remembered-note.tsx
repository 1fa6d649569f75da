import type { Message } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';

/** Says that an answer was not made anew, and makes it anew. */
export function RememberedNote({ question }: { readonly question: Message | null }) {
  return (
    <p className="remembered-note" data-testid="remembered">
      <Icon name="clock" size={13} />
      {t('From memory, same files and model')}
      {question && (
        <button
          type="button"
          className="link-button"
          title={t('Makes the answer anew, in a new conversation')}
          onClick={() => void useChat.getState().branch(question.id, question.text, true, true)}
          data-testid="ask-afresh"
        >
          {t('Ask again')}
        </button>
      )}
    </p>
  );
}
