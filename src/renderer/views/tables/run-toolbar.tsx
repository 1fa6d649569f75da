import { useEffect, useState } from 'react';
import type { ExtractionRun } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useExtractions } from '../../stores/extractions-store.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { tableLimits } from '../../stores/table-limits.ts';
import { useTables } from '../../stores/tables-store.ts';
import { copyRows } from './copy-rows.ts';
import { gridColumns } from './grid-columns.ts';
import { QualityButton } from './quality-button.tsx';
import { runSubtitle } from './table-words.ts';

/** The whole table as it is filtered and sorted, with the columns' names. */
async function copyTable(run: ExtractionRun): Promise<number | null> {
  const columns = gridColumns(run.template.fields, new Map(), 0, run.templateId);
  const last = { lastRow: (useGrid.getState().total ?? 0) - 1, lastColumn: columns.length - 1 };
  return copyRows(columns, { firstRow: 0, firstColumn: 0, ...last }, true);
}

function CopyButton({ run }: { readonly run: ExtractionRun }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), tableLimits.copiedMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      icon={copied ? 'check' : 'copy'}
      label={copied ? t('Copied') : t('Copy the table')}
      onClick={() => void copyTable(run).then((rows) => setCopied(rows !== null))}
      data-testid="table-copy"
    />
  );
}

function Actions({ run }: { readonly run: ExtractionRun }) {
  const [deleting, setDeleting] = useState(false);
  const { act, save, saveCorrections } = useExtractions.getState();
  const { id, state, failed } = run;
  const isGoing = state === 'running' || state === 'queued';
  return (
    <>
      {isGoing && (
        <IconButton icon="pause" label={t('Pause')} onClick={() => void act('pause', id)} data-testid="table-pause" />
      )}
      {(isGoing || state === 'paused') && (
        <IconButton icon="stop" label={t('Stop')} onClick={() => void act('cancel', id)} data-testid="table-cancel" />
      )}
      {(state === 'paused' || state === 'cancelled' || state === 'proposed') && (
        <IconButton icon="play" label={t('Go on')} onClick={() => void act('resume', id)} data-testid="table-resume" />
      )}
      {failed > 0 && !isGoing && (
        <IconButton
          icon="retry"
          label={t('Try what failed again')}
          onClick={() => void act('retry', id)}
          data-testid="table-retry"
        />
      )}
      <QualityButton run={run} />
      <CopyButton run={run} />
      <MenuButton
        icon="export"
        label={t('Save the table')}
        testId="table-save"
        items={[
          { label: t('Save as Excel Workbook…'), run: () => void save(id, 'xlsx'), testId: 'table-save-xlsx' },
          { label: t('Save as CSV…'), run: () => void save(id, 'csv'), testId: 'table-save-csv' },
          { label: t('Save as JSON…'), run: () => void save(id, 'json'), testId: 'table-save-json' },
          {
            label: t('Save Corrections for Fine-Tuning…'),
            run: () => void saveCorrections(),
            testId: 'table-save-corrections',
          },
        ]}
      />
      <IconButton
        icon="trash"
        label={t('Delete this table')}
        onClick={() => setDeleting(true)}
        data-testid="table-remove"
      />
      {deleting && (
        <ConfirmDialog
          title={t('Delete this table?')}
          text={t('The table, its corrections and locks are deleted. Your files are not touched.')}
          action={t('Delete')}
          onCancel={() => setDeleting(false)}
          onConfirm={() => {
            setDeleting(false);
            void act('remove', id).then(() => useTables.getState().go({ type: 'start' }));
          }}
        />
      )}
    </>
  );
}

export function RunToolbar({ run }: { readonly run: ExtractionRun }) {
  return (
    <Toolbar title={run.title} subtitle={runSubtitle(run)}>
      <button
        type="button"
        className="button"
        aria-label={t('Tables')}
        onClick={() => useTables.getState().go({ type: 'start' })}
        data-testid="table-back"
      >
        <Icon name="chevronLeft" size={13} />
        <span className="button-label">{t('Tables')}</span>
      </button>
      {run.folderIds.length > 0 || run.fileIds.length === 0 ? (
        <label className="append-switch" title={t('New files of its folders are read and added by themselves')}>
          <input
            type="checkbox"
            role="switch"
            aria-checked={run.append}
            className="switch"
            checked={run.append}
            onChange={(event) => void useExtractions.getState().setAppend(run.id, event.currentTarget.checked)}
            data-testid="table-append"
          />
          <span>{t('Add new files')}</span>
        </label>
      ) : null}
      <Actions run={run} />
    </Toolbar>
  );
}
