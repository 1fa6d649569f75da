import { useEffect } from 'react';
import type { ExtractionRun } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { isNarrowed, plainQuery } from '../../stores/row-query.ts';
import { errorLine } from '../error-messages.ts';
import { CellPanel } from './cell-panel.tsx';
import { RunFilters } from './run-filters.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunToolbar } from './run-toolbar.tsx';
import { TableGrid } from './table-grid.tsx';

/** The rows, or what stands where they would be. */
function Rows({ run }: { readonly run: ExtractionRun }) {
  const { total, error, query } = useGrid();
  if (total === null && error) {
    return (
      <EmptyState
        icon="warning"
        title={t('The table cannot be shown')}
        actions={
          <button type="button" className="button" onClick={() => useGrid.getState().refreshSoon()}>
            {t('Try Again')}
          </button>
        }
      >
        {errorLine(error)}
      </EmptyState>
    );
  }
  if (total === null) {
    return (
      <div className="view-loading">
        <Spinner size={20} label={t('Loading the table')} />
      </div>
    );
  }
  if (total === 0 && isNarrowed(query)) {
    const showAll = (
      <button type="button" className="button" onClick={() => useGrid.getState().setQuery(plainQuery)}>
        {t('Show All Rows')}
      </button>
    );
    return <EmptyState icon="search" title={t('No row matches')} actions={showAll} testId="table-no-match" />;
  }
  if (total === 0) {
    return (
      <EmptyState icon="table" title={t('No files yet')} testId="table-no-rows">
        {run.append
          ? t('Rows appear as soon as files come into its folders.')
          : t('There was no file in what was chosen.')}
      </EmptyState>
    );
  }
  return <TableGrid run={run} />;
}

/** Said above rows that are older than what was asked for: they must not pass for the answer. */
function StaleRows() {
  const error = useGrid((state) => (state.total === null ? null : state.error));
  if (!error) return null;
  return (
    <p className="run-stale tone-problem" role="alert" data-testid="table-stale">
      {t('These rows are not up to date. {errorLine}', { errorLine: errorLine(error) })}{' '}
      <button type="button" className="link-button" onClick={() => useGrid.getState().refreshSoon()}>
        {t('Try Again')}
      </button>
    </p>
  );
}

/** One table: how far it is, what to look at, the rows, and what is known of the chosen cell. */
export function RunView({ run }: { readonly run: ExtractionRun }) {
  useEffect(() => useGrid.getState().open(run.id), [run.id]);
  return (
    <main className="view table-view" aria-label={run.title} data-testid="table-view" data-state={run.state}>
      <RunToolbar run={run} />
      <RunProgress run={run} />
      <RunFilters />
      <StaleRows />
      <Rows run={run} />
      <CellPanel run={run} />
    </main>
  );
}
