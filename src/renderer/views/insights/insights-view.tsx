import { useEffect, useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useInsights } from '../../stores/insights-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { errorMessage } from '../error-messages.ts';
import { InsightsBody } from './insights-body.tsx';
import { RememberSearches } from './remember-searches.tsx';

/** What the searches made here tell: how many, how fast, which found nothing. Everything can be forgotten. */
export function InsightsView() {
  const { insights, error, refresh, forget } = useInsights();
  const [isAsking, setAsking] = useState(false);
  useEffect(() => void refresh(), [refresh]);
  const message = error && !insights ? errorMessage(error) : null;
  const isEmpty = insights !== null && insights.searches === 0 && insights.recent.length === 0;
  return (
    <main className="view insights-view" aria-label={t('Search insights')}>
      <Toolbar title={t('Search insights')}>
        <button
          type="button"
          className="button"
          onClick={() => useNavigation.getState().show('search')}
          data-testid="insights-back"
        >
          <Icon name="chevronLeft" size={13} />
          {t('Search')}
        </button>
        <button
          type="button"
          className="button"
          disabled={insights === null || isEmpty}
          onClick={() => setAsking(true)}
          data-testid="forget-all"
        >
          {t('Forget All…')}
        </button>
      </Toolbar>
      {message && (
        <EmptyState icon="warning" title={message.sentence}>
          {message.next}
        </EmptyState>
      )}
      {insights && (
        <div className="insights-body" data-testid="insights">
          <RememberSearches />
          <InsightsBody insights={insights} />
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('Forget all searches?')}
          text={t('The list and its numbers are erased for good. Searches you saved under a name stay.')}
          action={t('Forget All')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void forget();
          }}
        />
      )}
    </main>
  );
}
