import type { ReactNode } from 'react';
import type { SearchInsights } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatDate, formatDuration } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useInsights } from '../../stores/insights-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSearch } from '../../stores/search-store.ts';
import { cacheNames, cacheText, insightFigures } from './insights-messages.ts';

/** Runs a search of the list again, where its results are shown. */
function runAgain(query: string): void {
  useNavigation.getState().show('search');
  useSearch.getState().search(query);
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="insight-section">
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

type QueryRowProps = {
  readonly query: string;
  readonly detail: string;
  readonly testId: string;
  readonly onForget?: () => void;
};

function QueryRow({ query, detail, testId, onForget }: QueryRowProps) {
  return (
    <li className="insight-row">
      <button
        type="button"
        className="insight-query"
        title={t('Search again')}
        onClick={() => runAgain(query)}
        data-testid={testId}
      >
        <span className="insight-words">{query}</span>
        <span className="insight-detail">{detail}</span>
      </button>
      {onForget && (
        <IconButton
          icon="close"
          size={12}
          label={t('Forget “{query}”', { query })}
          onClick={onForget}
          data-testid="forget-one"
        />
      )}
    </li>
  );
}

export function InsightsBody({ insights }: { readonly insights: SearchInsights }) {
  const { recent, withoutResult, caches } = insights;
  return (
    <>
      <dl className="insight-figures">
        {insightFigures(insights).map(({ value, label }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {withoutResult.length > 0 && (
        <Section title={t('Found nothing')}>
          {withoutResult.map(({ query, times, at }) => (
            <QueryRow
              key={query}
              query={query}
              detail={`${times === 1 ? t('once') : plural(times, '{n} time', '{n} times')} · ${formatDate(at)}`}
              testId="insight-missed"
            />
          ))}
        </Section>
      )}
      <Section title={t('Recent searches')}>
        {recent.map(({ id, query, results, milliseconds, at }) => (
          <QueryRow
            key={id}
            query={query}
            detail={`${plural(results, '{n} passage', '{n} passages')} · ${formatDuration(milliseconds)} · ${formatDate(at)}`}
            testId="insight-recent"
            onForget={() => void useInsights.getState().forget(id)}
          />
        ))}
        {recent.length === 0 && (
          <li className="insight-row insight-none" data-testid="insights-empty">
            {insights.recording ? t('No search is remembered yet.') : t('No searches are remembered.')}
          </li>
        )}
      </Section>
      <Section title={t('Answered from memory')}>
        {caches.map((cache) => (
          <li key={cache.name} className="insight-row insight-cache">
            <span>{cacheNames()[cache.name]}</span>
            <span className="insight-detail">{cacheText(cache)}</span>
          </li>
        ))}
      </Section>
    </>
  );
}
