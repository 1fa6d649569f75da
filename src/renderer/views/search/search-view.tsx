import { useEffect, useLayoutEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSavedSearches } from '../../stores/saved-searches-store.ts';
import { useSearch } from '../../stores/search-store.ts';
import { takeTyped } from '../../stores/typed-ahead.ts';
import { FilterStrip } from './filter-strip.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { useResultKeys } from './use-result-keys.ts';

export function SearchView() {
  const phase = useSearch((state) => state.phase);
  const similar = useSearch((state) => (state.similar ? (state.similar.results ? 'shown' : 'asked') : null));
  const focusRequest = useNavigation((state) => state.focusRequest);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const onKeyDown = useResultKeys(field);
  // Before the first key can come: later, letters typed meanwhile could be selected, and the next one would take their place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every request focuses anew
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [focusRequest]);
  useLayoutEffect(() => {
    const typed = takeTyped();
    if (typed !== '') useSearch.getState().setQuery(typed);
  }, []);
  // A list that takes another's place takes the focus that went with it, unless a person is typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of list that loses the focus
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus();
  }, [similar]);
  useEffect(() => void useSavedSearches.getState().refresh(), []);

  return (
    <main className="view search-view" aria-label={t('Search')} data-testid="search-view" data-phase={phase}>
      <Toolbar title={t('Search')}>
        {(phase === 'words' || phase === 'meaning') && <Spinner label={t('Searching')} />}
        <IconButton
          icon="chart"
          label={t('Search insights')}
          onClick={() => useNavigation.getState().show('insights')}
          data-testid="show-insights"
        />
      </Toolbar>
      <div className="search-head">
        <SearchBox field={field} grid={grid} />
        {similar === null && <FilterStrip />}
      </div>
      <SearchResults grid={grid} onKeyDown={onKeyDown} />
    </main>
  );
}
