import { useEffect } from 'react';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useBatches } from '../../stores/batches-store.ts';
import { QuestionsForm } from './questions-form.tsx';
import { QuestionsRun } from './questions-run.tsx';

/** A list of questions answered in one go; every run is kept with its table. */
export function QuestionsView() {
  const runs = useBatches((state) => state.runs);
  useEffect(() => void useBatches.getState().refresh(), []);
  const lists = [...runs.values()].filter(({ kind }) => kind === 'questions').sort((a, b) => b.createdAt - a.createdAt);
  return (
    <main className="view questions-view" aria-label={t('Question lists')}>
      <Toolbar
        title={t('Question lists')}
        subtitle={t('Many questions answered in one run, as a table with sources')}
      />
      <div className="compare-body" data-testid="questions">
        <QuestionsForm />
        {lists.map((run, index) => (
          <QuestionsRun key={run.id} run={run} open={index === 0} />
        ))}
      </div>
    </main>
  );
}
