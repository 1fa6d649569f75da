import { useEffect, useState } from 'react';
import type { BatchItem, BatchRun, Message } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { t } from '../../languages/translate.ts';
import { useAnswerWay } from '../../stores/answer-way-store.ts';
import { useBatches } from '../../stores/batches-store.ts';
import { useChat } from '../../stores/chat-store.ts';
import { restReason, runHeading, runProgress } from '../batch-words.ts';

/** Files shown while more are being looked for. */
const shownFound = 3;

/** What was found last, while it goes on. */
function useFound({ id, found, state }: BatchRun): readonly BatchItem[] {
  const [items, setItems] = useState<readonly BatchItem[]>([]);
  const live = state === 'running' || state === 'paused';
  useEffect(() => {
    if (!live || found === 0) return;
    let current = true;
    request('batch.items', { runId: id, only: 'found', limit: shownFound }).then(
      (reply) => current && setItems(reply.items),
      // The run is gone; so is its card in a moment.
      () => current && setItems([]),
    );
    return () => {
      current = false;
    };
  }, [id, found, live]);
  return live ? items : [];
}

type CardProps = { readonly run: BatchRun; readonly question: Message | null };

/** A question on its way through the whole collection: how far, what was found, and how to pause, stop and go on. */
export function CollectionCard({ run, question }: CardProps) {
  const { act } = useBatches.getState();
  const items = useFound(run);
  const reason = restReason(run);
  const { id, state } = run;
  const ended = run.done + run.failed + run.skipped;
  const fromPassages = () => {
    if (!question) return;
    useAnswerWay.getState().chooseOnce('passages');
    void act('cancel', id).then(() => useChat.getState().branch(question.id, question.text, true));
  };
  const button = (label: string, verb: 'pause' | 'resume' | 'cancel', strong = false) => (
    <button
      type="button"
      className={strong ? 'button is-primary' : 'button'}
      onClick={() => void act(verb, id)}
      data-testid={`collection-${verb}`}
    >
      {label}
    </button>
  );
  return (
    <section className="batch-card" aria-label={runHeading(run)} data-testid="collection-card" data-state={state}>
      <header className="batch-head">
        <Icon name="library" size={16} />
        <h3>{runHeading(run)}</h3>
      </header>
      {state === 'proposed' ? (
        <p className="batch-note">
          {t(
            '{model} reads each of them that may matter, which takes its time. You can pause it, and close Docent meanwhile.',
            { model: run.model ?? t('The model') },
          )}
        </p>
      ) : (
        <>
          <ProgressBar value={ended} total={run.total} label={t('Files looked at')} />
          <p className="batch-note" role="status" data-testid="collection-progress">
            {runProgress(run)}
          </p>
        </>
      )}
      {reason && (
        <p className="batch-reason" role="alert">
          <Icon name="warning" size={14} />
          <span>{reason}</span>
        </p>
      )}
      {items.length > 0 && (
        <ul className="batch-found" aria-label={t('Found so far')}>
          {items.map((item) => (
            <li key={item.ordinal}>
              <b dir="auto">{item.title}</b> <bdi>{item.text}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div className="batch-actions">
        {(state === 'running' || state === 'queued') && button(t('Pause'), 'pause')}
        {state === 'proposed' && button(t('Start'), 'resume', true)}
        {(state === 'paused' || state === 'cancelled' || state === 'failed') && button(t('Go On'), 'resume', true)}
        {(state === 'running' || state === 'queued' || state === 'paused') && button(t('Stop'), 'cancel')}
        {(state === 'proposed' || state === 'running' || state === 'paused') && question && (
          <button type="button" className="link-button" onClick={fromPassages} data-testid="collection-passages">
            {t('Answer from the best passages instead')}
          </button>
        )}
      </div>
    </section>
  );
}
