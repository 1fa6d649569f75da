import { type ChangeEvent, useRef, useState } from 'react';
import type { ExtractionRun } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatDate } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useExtractions } from '../../stores/extractions-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useTables } from '../../stores/tables-store.ts';
import { useTemplates } from '../../stores/templates-store.ts';
import { errorLine } from '../error-messages.ts';
import { LockedNote } from '../privacy/locked-note.tsx';
import { percent } from './cell-words.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { qualityTone, runLine, runStates } from './table-words.ts';
import { TemplateCard } from './template-card.tsx';

function RunRow({ run }: { readonly run: ExtractionRun }) {
  const { word, tone } = runStates()[run.state];
  return (
    <li>
      <button
        type="button"
        className="run-row"
        onClick={() => useTables.getState().go({ type: 'run', runId: run.id })}
        data-testid="table-run"
        data-state={run.state}
      >
        <Icon name="table" size={18} />
        <span className="run-row-words">
          <b>{run.title}</b>
          <span>{runLine(run)}</span>
        </span>
        {run.quality && (
          <span className={`run-row-quality tone-${qualityTone(run.quality.score)}`} title={t('Quality')}>
            {percent(run.quality.score)}
          </span>
        )}
        <span className={`run-row-state tone-${tone}`}>{word}</span>
        <span className="run-row-date">{formatDate(run.createdAt)}</span>
        <Icon name="chevronRight" size={13} />
      </button>
    </li>
  );
}

/** Templates to begin with, and the tables there are. */
function Body({ onPropose }: { readonly onPropose: () => void }) {
  const { templates, error } = useTemplates();
  const { runs, error: runsError } = useExtractions();
  if (templates === null && error) {
    return (
      <EmptyState
        icon="warning"
        title={t('Templates cannot be shown')}
        testId="tables-error"
        actions={
          <button type="button" className="button" onClick={() => void useTemplates.getState().refresh()}>
            {t('Try Again')}
          </button>
        }
      >
        {errorLine(error)}
      </EmptyState>
    );
  }
  if (templates === null) {
    return (
      <div className="view-loading">
        <Spinner size={20} label={t('Loading templates')} />
      </div>
    );
  }
  return (
    <div className="tables-body" data-testid="tables-start">
      {runs === null && runsError && (
        <p className="tone-problem" role="alert">
          {t('Your tables cannot be listed. {errorLine}', { errorLine: errorLine(runsError) })}
        </p>
      )}
      {runs !== null && runs.length > 0 && (
        <section aria-labelledby="earlier-tables">
          <h2 id="earlier-tables">{t('Your tables')}</h2>
          <ul className="run-rows">
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="new-table">
        <h2 id="new-table">{t('New table')}</h2>
        <p className="tables-lead">
          {t(
            'Say what to look for once; Docent fills a row for every file, and every value opens the place it was read from.',
          )}
        </p>
        <ul className="template-cards">
          {templates.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
          <li>
            <button
              type="button"
              className="template-card is-new"
              onClick={() => useTemplates.getState().begin()}
              data-testid="template-new"
            >
              <Icon name="plus" size={20} />
              <b>{t('Your own columns')}</b>
              <span>{t('Name what you want to know, one column each.')}</span>
            </button>
          </li>
          <li>
            <button type="button" className="template-card is-new" onClick={onPropose} data-testid="template-propose">
              <Icon name="sparkle" size={20} />
              <b>{t('From a few examples')}</b>
              <span>{t('Choose files of one kind; columns are proposed from what they have in common.')}</span>
            </button>
          </li>
        </ul>
      </section>
    </div>
  );
}

/** Where the Tables view begins. */
export function TablesStart() {
  const [proposing, setProposing] = useState(false);
  const schema = useRef<HTMLInputElement>(null);
  const folders = useLibrary((state) => state.status?.folders.length ?? 0);
  const onSchema = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (chosen) await useTemplates.getState().importSchema(await chosen.text());
  };
  return (
    <main className="view tables-view" aria-label={t('Tables')}>
      <Toolbar title={t('Tables')}>
        <MenuButton
          icon="more"
          label={t('More')}
          testId="tables-more"
          items={[
            { label: t('Import JSON Schema…'), run: () => schema.current?.click(), testId: 'template-import' },
            {
              label: t('Save Corrections for Fine-Tuning…'),
              run: () => void useExtractions.getState().saveCorrections(),
              testId: 'save-corrections',
            },
          ]}
        />
      </Toolbar>
      <input
        ref={schema}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('JSON Schema')}
        onChange={(event) => void onSchema(event)}
        data-testid="template-schema-file"
      />
      <LockedNote />
      {folders === 0 ? (
        <EmptyState
          icon="table"
          title={t('A table from a folder')}
          testId="tables-no-folder"
          actions={
            <button
              type="button"
              className="button is-primary"
              onClick={() => void useLibrary.getState().chooseFolder()}
            >
              {t('Add Folder…')}
            </button>
          }
        >
          {t(
            'Add a folder of invoices, contracts or reports first; then its files become rows, and what you want to know becomes columns.',
          )}
        </EmptyState>
      ) : (
        <Body onPropose={() => setProposing(true)} />
      )}
      {proposing && <ProposeDialog onClose={() => setProposing(false)} />}
    </main>
  );
}
