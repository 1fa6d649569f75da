import { type KeyboardEvent, useEffect, useRef } from 'react';
import { SearchField } from '../../components/search-field.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSearch } from '../../stores/search-store.ts';
import { openHit } from './open-hit.ts';
import { SearchFilters } from './search-filters.tsx';
import { SearchResultList } from './search-result-list.tsx';

export function SearchView() {
  const query = useSearch((state) => state.query);
  const loading = useSearch((state) => state.loading);
  const focusRequest = useNavigation((state) => state.focusRequest);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every request focuses anew
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [focusRequest]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { selected, results, select, runNow } = useSearch.getState();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') select(selected + 1);
    else if (event.key === 'ArrowUp') select(selected - 1);
    else if (event.key === 'Enter') {
      const hit = results?.hits[selected];
      if (hit && results.query === query) openHit(hit);
      else void runNow();
    } else return;
    event.preventDefault();
  };

  return (
    <main className="view search-view" aria-label="Search">
      <Toolbar title="Search">{loading && <Spinner label="Searching" />}</Toolbar>
      <div className="search-head">
        <SearchField
          large
          label="Search your files"
          placeholder="Search by word or by meaning"
          value={query}
          onChange={useSearch.getState().setQuery}
          onKeyDown={onKeyDown}
          inputRef={field}
          testId="search-input"
        />
        <SearchFilters />
      </div>
      <SearchResultList />
    </main>
  );
}
