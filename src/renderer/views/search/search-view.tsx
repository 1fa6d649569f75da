import { useEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSavedSearches } from '../../stores/saved-searches-store.ts';
import { useSearch } from '../../stores/search-store.ts';
import { FilterStrip } from './filter-strip.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { useResultKeys } from './use-result-keys.ts';

export function SearchView() {
  const isLoading = useSearch((state) => state.phase === 'words' || state.phase === 'meaning');
  const isSimilar = useSearch((state) => state.similar !== null);
  const focusRequest = useNavigation((state) => state.focusRequest);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const onKeyDown = useResultKeys(field);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every request focuses anew
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [focusRequest]);
  useEffect(() => void useSavedSearches.getState().refresh(), []);

  return (
    <main className="view search-view" aria-label="Search">
      <Toolbar title="Search">
        {isLoading && <Spinner label="Searching" />}
        <IconButton
          icon="chart"
          label="Search insights"
          onClick={() => useNavigation.getState().show('insights')}
          data-testid="show-insights"
        />
      </Toolbar>
      <div className="search-head">
        <SearchBox field={field} grid={grid} />
        {!isSimilar && <FilterStrip />}
      </div>
      <SearchResults grid={grid} onKeyDown={onKeyDown} />
    </main>
  );
}
