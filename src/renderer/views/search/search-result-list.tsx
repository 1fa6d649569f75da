import { CoverageLine } from '../../components/coverage-line.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { formatAmount } from '../../format.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useSearch } from '../../stores/search-store.ts';
import { errorMessage } from '../error-messages.ts';
import { openHit } from './open-hit.ts';
import { SearchHitRow } from './search-hit-row.tsx';

export function SearchResultList() {
  const { results, loading, error, selected, query, folderId, kinds } = useSearch();
  const isEmpty = useLibrary((state) => state.status?.files === 0);

  if (error) {
    const { sentence, next } = errorMessage(error);
    return (
      <EmptyState icon="warning" title={sentence} testId="search-error">
        {next}
      </EmptyState>
    );
  }
  if (query.trim() === '') {
    return (
      <EmptyState icon="search" title={isEmpty ? 'Nothing to search yet' : 'Find a sentence, not just a file'}>
        {isEmpty
          ? 'Add a folder in the Library first.'
          : 'Exact names and numbers are found as words, everything else also by meaning. Each hit opens at its place.'}
      </EmptyState>
    );
  }
  if (!results) {
    return (
      <div className="view-loading">
        <Spinner size={20} label="Searching" />
      </div>
    );
  }
  const coverage = <CoverageLine coverage={results.coverage} verb="searched" />;
  if (results.hits.length === 0) {
    const isFiltered = folderId !== null || kinds.length > 0;
    return (
      <EmptyState icon="search" title="Nothing found" testId="search-empty">
        {isFiltered ? 'Try other words, or search all folders and kinds.' : 'Try other words for the same thing.'}
        <div className="search-empty-coverage">{coverage}</div>
      </EmptyState>
    );
  }
  return (
    <div className={loading ? 'search-results is-stale' : 'search-results'}>
      <div className="search-summary" role="status">
        <span>{formatAmount(results.hits.length, 'passage')}</span>
        {coverage}
        {!results.meaning && (
          <span className="search-words-only">By words only: the meaning index is not available now</span>
        )}
      </div>
      <ul className="search-list" aria-label="Results">
        {results.hits.map((hit, index) => (
          <SearchHitRow
            key={`${hit.fileId}:${hit.start}`}
            hit={hit}
            selected={index === selected}
            onOpen={() => {
              useSearch.getState().select(index);
              openHit(hit);
            }}
          />
        ))}
      </ul>
    </div>
  );
}
