import { useId, useState } from 'react';
import type { Message } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { MessageFailure } from './message-failure.tsx';

type QuestionProps = {
  readonly text: string;
  readonly state: string;
  /** The saved one; left out while it is being sent. */
  readonly message?: Message;
  readonly onEdit?: () => void;
};

/** What a person asked; a pasted page is folded, or its answer would stand screens below. */
export function Question({ text, state, message, onEdit }: QuestionProps) {
  const [isWhole, setWhole] = useState(false);
  const words = useId();
  const isLong = text.length > limits.foldedQuestion.characters || lineCount(text) > limits.foldedQuestion.lines;
  return (
    <article
      className="message is-user"
      data-testid="message"
      data-role="user"
      data-state={state}
      aria-label={t('You asked')}
    >
      <p id={words} dir="auto" className={isLong && !isWhole ? 'is-folded' : undefined}>
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          className="link-button"
          aria-expanded={isWhole}
          aria-controls={words}
          onClick={() => setWhole(!isWhole)}
          data-testid="unfold-question"
        >
          {isWhole ? t('Show less') : t('Show all of it')}
        </button>
      )}
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

const lineCount = (text: string) => text.split('\n', limits.foldedQuestion.lines + 1).length;
