import type { SearchResults } from '../../../preload/contract/shapes.ts';
import { CoverageLine } from '../../components/coverage-line.tsx';
import type { ResultList } from '../../stores/result-list.ts';
import { SearchAgain } from './search-again.tsx';
import { correctionText, countText } from './search-messages.ts';

export function passageCount({ groups }: ResultList): number {
  return groups.reduce((sum, group) => sum + group.hits.length, 0);
}

type ResultSummaryProps = { readonly results: SearchResults; readonly list: ResultList };

/** How much was found and where it was looked for, and words that were looked for in another spelling. */
export function ResultSummary({ results, list }: ResultSummaryProps) {
  const corrections = results.corrections ?? [];
  return (
    <div className="search-summary">
      {corrections.map((correction) => (
        <p key={correction.word} className="search-correction" role="status" data-testid="search-correction">
          {correctionText(correction)}
        </p>
      ))}
      {list.groups.length > 0 && (
        <p className="search-counts">
          <span data-testid="search-count">
            {countText(passageCount(list), list.groups.length, results.documents ?? 0)}
          </span>
          <CoverageLine coverage={results.coverage} />
          <SearchAgain seen={results.coverage} />
        </p>
      )}
    </div>
  );
}
