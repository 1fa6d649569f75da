import { useEffect, useState } from 'react';
import type { Message, Rating } from '../../../preload/contract/shapes.ts';
import { moveFocus } from '../../components/arrow-keys.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useChat } from '../../stores/chat-store.ts';

const ratings = (): readonly {
  readonly rating: Rating;
  readonly icon: 'thumbUp' | 'thumbDown';
  readonly label: string;
}[] => [
  { rating: 'good', icon: 'thumbUp', label: t('Good answer') },
  { rating: 'bad', icon: 'thumbDown', label: t('Bad answer') },
];

/** What can be done with an answer: taken along, asked for once more, judged. */
export function MessageActions({
  message,
  question,
}: {
  readonly message: Message;
  readonly question: Message | null;
}) {
  const [copied, setCopied] = useState<'plain' | 'markdown' | null>(null);
  const { copyAnswer, branch, rate } = useChat.getState();
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), limits.copiedMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (format: 'plain' | 'markdown') => void copyAnswer(message.id, format).then(() => setCopied(format));
  return (
    <div
      className="message-actions"
      role="toolbar"
      aria-label={t('This answer')}
      tabIndex={-1}
      onKeyDown={(event) => void moveFocus(event, 'button', 'horizontal')}
    >
      <IconButton
        icon={copied === 'plain' ? 'check' : 'copy'}
        label={t('Copy with citations')}
        size={14}
        onClick={() => copy('plain')}
        data-testid="copy-answer"
      />
      <IconButton
        icon={copied === 'markdown' ? 'check' : 'quote'}
        label={t('Copy with citations as Markdown')}
        size={14}
        onClick={() => copy('markdown')}
        data-testid="copy-markdown"
      />
      {question && (
        <IconButton
          icon="retry"
          label={t('Ask again in a new conversation')}
          size={14}
          onClick={() => void branch(question.id, question.text, true)}
          data-testid="ask-again"
        />
      )}
      {ratings().map(({ rating, icon, label }) => (
        <IconButton
          key={rating}
          icon={icon}
          label={label}
          size={14}
          aria-pressed={message.rating === rating}
          onClick={() => void rate(message.id, message.rating === rating ? null : rating)}
          data-testid={`rate-${rating}`}
        />
      ))}
      <span className="heard-only" role="status">
        {copied ? t('Copied') : ''}
      </span>
    </div>
  );
}
