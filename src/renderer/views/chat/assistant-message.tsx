import type { Message } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { runOfMessage, useBatches } from '../../stores/batches-store.ts';
import type { Stage } from '../../stores/live-answers.ts';
import { AnswerBody } from './answer-body.tsx';
import { CollectionCard } from './collection-card.tsx';
import { FollowUps } from './follow-ups.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageFailure } from './message-failure.tsx';
import { RememberedNote } from './remembered-note.tsx';

const stageWords = (): Readonly<Record<Stage, string>> => ({
  searching: t('Searching your files…'),
  'loading-model': t('Loading the model…'),
  'reading-passages': t('Reading the passages…'),
  writing: t('Writing…'),
  checking: t('Checking every claim…'),
});

const endings = (): Partial<Record<Message['state'], string>> => ({
  stopped: t('Stopped here, as you asked.'),
  interrupted: t(
    'Interrupted: Docent closed or the model stopped while this was being written. Ask again to continue.',
  ),
});

type AssistantMessageProps = {
  readonly message: Message;
  readonly text: string;
  readonly stage: Stage | null;
  /** What it answers. */
  readonly question: Message | null;
  /** Questions to go on with stand under the last answer alone. */
  readonly isLast?: boolean;
};

export function AssistantMessage({ message, text, stage, question, isLast = false }: AssistantMessageProps) {
  const { answer, state } = message;
  const ending = endings()[state];
  const isStreaming = state === 'streaming';
  const run = useBatches(runOfMessage(message.id));
  const isGoing = run !== null && run.state !== 'done';
  return (
    <article
      className="message is-assistant"
      data-testid="message"
      data-role="assistant"
      data-state={state}
      aria-label={t('Answer')}
      aria-busy={isStreaming}
    >
      {answer ? <AnswerBody answer={answer} /> : text !== '' && <RichText text={text} streaming={isStreaming} />}
      {isGoing && <CollectionCard run={run} question={question} />}
      {!isGoing && isStreaming && (text === '' || stage === 'checking') && (
        <p className="stage-line" role="status" data-testid="stage">
          <Spinner size={13} />
          {stageWords()[stage ?? 'searching']}
        </p>
      )}
      <MessageFailure message={message} />
      {ending && !isGoing && (
        <p className="message-ending tone-note">
          <Icon name={state === 'stopped' ? 'stop' : 'warning'} size={14} />
          <span>{ending}</span>
        </p>
      )}
      {answer?.remembered && <RememberedNote question={question} />}
      {!isStreaming && <MessageActions message={message} question={question} />}
      {isLast && <FollowUps message={message} />}
    </article>
  );
}
