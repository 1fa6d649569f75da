import { useEffect, useState } from 'react';
import type { BatchItem, BatchRun } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { formatCount, formatDate } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useBatches } from '../../stores/batches-store.ts';
import { restReason, runHeading, runProgress } from '../batch-words.ts';
import { QuestionRow } from './question-row.tsx';

type Page = { readonly items: readonly BatchItem[]; readonly total: number };

/** The first rows of a run, asked for again while it goes on. */
function useRows(run: BatchRun, shown: number, open: boolean): Page {
  const [page, setPage] = useState<Page>({ items: [], total: run.total });
  const ended = run.done + run.failed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number means that rows have changed
  useEffect(() => {
    if (!open) return;
    let current = true;
    request('batch.items', { runId: run.id, limit: shown }).then(
      (reply) => current && setPage(reply),
      // The run is gone; its card goes in a moment.
      () => current && setPage({ items: [], total: 0 }),
    );
    return () => {
      current = false;
    };
  }, [run.id, ended, run.state, shown, open]);
  return page;
}

/** `38 of 40 answered from your files`, or how far it is. */
function listLine(run: BatchRun): string {
  if (run.state !== 'done') return `${runHeading(run)} · ${runProgress(run)}`;
  const answered = plural(
    run.total,
    '{found} of {n} question answered from your files',
    '{found} of {n} questions answered from your files',
    { found: formatCount(run.found) },
  );
  return run.failed > 0
    ? plural(run.failed, '{answered}, {n} failed', '{answered}, {n} failed', { answered })
    : answered;
}

export function QuestionsRun({ run, open: first }: { readonly run: BatchRun; readonly open: boolean }) {
  const [open, setOpen] = useState(first);
  const [deleting, setDeleting] = useState(false);
  const [shown, setShown] = useState<number>(limits.questionRows);
  const { act, save } = useBatches.getState();
  const { items, total } = useRows(run, shown, open);
  const reason = restReason(run);
  const { id, state, failed } = run;
  const going = state === 'running' || state === 'queued';
  return (
    <section
      className="compare-record questions-run"
      aria-label={run.title}
      data-testid="questions-run"
      data-state={state}
    >
      <div className="compare-head">
        <h2>
          <button type="button" className="run-title" aria-expanded={open} onClick={() => setOpen(!open)}>
            {run.title}
          </button>
        </h2>
        <span className="run-tools">
          {going && (
            <IconButton
              icon="pause"
              label={t('Pause')}
              size={14}
              onClick={() => void act('pause', id)}
              data-testid="questions-pause"
            />
          )}
          {(state === 'paused' || state === 'cancelled') && (
            <IconButton
              icon="play"
              label={t('Go on')}
              size={14}
              onClick={() => void act('resume', id)}
              data-testid="questions-resume"
            />
          )}
          {failed > 0 && !going && (
            <IconButton
              icon="retry"
              label={t('Try what failed again')}
              size={14}
              onClick={() => void act('retry', id)}
              data-testid="questions-retry"
            />
          )}
          <MenuButton
            icon="export"
            label={t('Save as a table')}
            testId="questions-save"
            items={[
              { label: t('Save as CSV…'), run: () => void save(id, 'csv'), testId: 'questions-save-csv' },
              { label: t('Save as JSON…'), run: () => void save(id, 'json'), testId: 'questions-save-json' },
              {
                label: t('Save as Markdown…'),
                run: () => void save(id, 'markdown'),
                testId: 'questions-save-markdown',
              },
            ]}
          />
          <IconButton
            icon="trash"
            label={t('Delete')}
            size={14}
            onClick={() => setDeleting(true)}
            data-testid="questions-remove"
          />
        </span>
      </div>
      {deleting && (
        <ConfirmDialog
          title={t('Delete this list and its answers?')}
          text={t('The questions and what was answered are deleted. Your files are not touched.')}
          action={t('Delete')}
          onCancel={() => setDeleting(false)}
          onConfirm={() => {
            setDeleting(false);
            void act('remove', id);
          }}
        />
      )}
      {state !== 'done' && <ProgressBar value={run.done + failed} total={run.total} label={t('Questions')} />}
      <p className="setting-note" role="status" data-testid="questions-progress">
        {listLine(run)} · {run.model ?? t('quotes')} · {formatDate(run.createdAt)}
      </p>
      {reason && (
        <p className="tone-problem" role="alert">
          {reason}
        </p>
      )}
      {open && items.length > 0 && (
        <table className="questions-table">
          <thead>
            <tr>
              <th scope="col">{t('Question')}</th>
              <th scope="col">{t('Answer')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <QuestionRow key={item.ordinal} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {open && total > items.length && items.length > 0 && (
        <button
          type="button"
          className="link-button"
          onClick={() => setShown(Math.min(limits.mostQuestionRows, shown + limits.questionRows))}
        >
          {plural(total, 'Show more of {n} question', 'Show more of {n} questions')}
        </button>
      )}
    </section>
  );
}
