import { type KeyboardEvent, useEffect } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { GoToLibrary } from '../../components/go-to-library.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useInsights } from '../../stores/insights-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSavedSearches } from '../../stores/saved-searches-store.ts';
import { useSearch } from '../../stores/search-store.ts';

type StartRowProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly detail?: string;
  readonly removeLabel: string;
  readonly onRun: () => void;
  readonly onRemove: () => void;
  readonly testId: string;
};

function StartRow({ icon, label, detail, removeLabel, onRun, onRemove, testId }: StartRowProps) {
  return (
    <li className="start-row">
      <button type="button" className="start-run" onClick={onRun} data-testid={testId} data-start>
        <Icon name={icon} size={14} />
        <span className="start-label">{label}</span>
        {detail !== undefined && <span className="start-detail">{detail}</span>}
      </button>
      <IconButton icon="close" size={12} label={removeLabel} onClick={onRemove} />
    </li>
  );
}

/** ↑ and ↓ go through the searches as through results. */
function onArrows(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-start]')];
  const at = rows.indexOf(event.target as HTMLElement);
  if (step === 0 || at < 0) return;
  event.preventDefault();
  if (at + step < 0) useNavigation.getState().requestFocus();
  else rows[at + step]?.focus();
}

/** What stands under an empty field: saved searches and recent ones. */
export function SearchStart() {
  const isEmpty = useLibrary((state) => state.status?.files === 0);
  const saved = useSavedSearches((state) => state.saved);
  const insights = useInsights((state) => state.insights);
  const { search } = useSearch.getState();
  useEffect(() => {
    void useSavedSearches.getState().refresh();
    void useInsights.getState().refresh();
  }, []);
  const recent = [...new Map((insights?.recent ?? []).map((entry) => [entry.query.trim(), entry])).values()].slice(
    0,
    limits.recentSearches,
  );
  if (saved.length === 0 && recent.length === 0) {
    return (
      <EmptyState
        icon="search"
        title={isEmpty ? t('Nothing to search yet') : t('Find a sentence, not just a file')}
        actions={isEmpty && <GoToLibrary />}
      >
        {isEmpty
          ? t('Add a folder in the Library first.')
          : t(
              'Exact names and numbers are found as words, everything else also by meaning. Each passage opens at its place.',
            )}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons have the focus; this only moves it between them
    <div className="search-start" id="search-start" onKeyDown={onArrows} data-testid="search-start">
      {saved.length > 0 && (
        <section aria-labelledby="start-saved">
          <h2 id="start-saved">{t('Saved')}</h2>
          <ul>
            {saved.map(({ id, name, query, folderId, kinds }) => (
              <StartRow
                key={id}
                icon="bookmark"
                label={name}
                {...(name === query ? {} : { detail: query })}
                removeLabel={t('Remove “{name}” from the saved searches', { name })}
                onRun={() => search(query, { folderId, kinds })}
                onRemove={() => void useSavedSearches.getState().unsave(id)}
                testId="saved-search"
              />
            ))}
          </ul>
        </section>
      )}
      {recent.length > 0 && (
        <section aria-labelledby="start-recent">
          <h2 id="start-recent">{t('Recent')}</h2>
          <ul>
            {recent.map(({ id, query, results }) => (
              <StartRow
                key={id}
                icon="clock"
                label={query}
                {...(results === 0 ? { detail: t('nothing found') } : {})}
                removeLabel={t('Forget “{query}”', { query })}
                onRun={() => search(query)}
                onRemove={() => void useInsights.getState().forget(id)}
                testId="recent-search"
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
