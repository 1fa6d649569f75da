import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { CoverageLine } from '../../components/coverage-line.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { hitKey } from '../../stores/document-groups.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useSearch } from '../../stores/search-store.ts';
import { errorMessage } from '../error-messages.ts';
import { MeaningNote } from './meaning-note.tsx';
import { ResultGrid } from './result-grid.tsx';
import { passageCount, ResultSummary } from './result-summary.tsx';
import { SearchAgain } from './search-again.tsx';
import { countText } from './search-messages.ts';
import { SearchStart } from './search-start.tsx';
import { SimilarHeading } from './similar-heading.tsx';

type SearchResultsProps = {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

const waiting = () => (
  <div className="view-loading">
    <Spinner size={20} label={t('Searching')} />
  </div>
);

function Failure({ reason, onAgain }: { readonly reason: Reason; readonly onAgain?: () => void }) {
  const { sentence, next } = errorMessage(reason);
  const isQuestion = reason.code === 'query-too-long';
  return (
    <EmptyState
      icon={isQuestion ? 'search' : 'warning'}
      title={sentence}
      testId="search-error"
      actions={
        onAgain &&
        !isQuestion && (
          <button type="button" className="button" onClick={onAgain} data-testid="search-retry">
            {t('Try Again')}
          </button>
        )
      }
    >
      {next}
    </EmptyState>
  );
}

/** Says once per answer how much was found, to those who hear the window. */
function Announcement({ text }: { readonly text: string }) {
  return (
    <div className="heard-only" role="status" data-testid="search-announcement">
      {text}
    </div>
  );
}

function SimilarResults({ grid, onKeyDown }: SearchResultsProps) {
  const similar = useSearch((state) => state.similar);
  if (!similar) return null;
  const { of, results, list, error } = similar;
  let body: ReactNode = waiting();
  if (error) body = <Failure reason={error} />;
  else if (results && list.groups.length > 0) {
    body = (
      <ResultGrid
        list={list}
        label={t('Passages like one from {title}', { title: of.title })}
        question={t('like {hitKey}', { hitKey: hitKey(of) })}
        grid={grid}
        onKeyDown={onKeyDown}
      />
    );
  } else if (results) {
    body = (
      <EmptyState icon="similar" title={t('No passage like this one')} testId="similar-empty">
        {results.meaning
          ? t('Nothing else in your files means much the same.')
          : t('They are found by meaning, which is not available just now.')}
      </EmptyState>
    );
  }
  return (
    <>
      <SimilarHeading similar={similar} />
      {body}
      <Announcement text={results ? countText(passageCount(list), list.groups.length, 0) : ''} />
    </>
  );
}

/** What stands under the field: the results, or a sentence in their place. */
export function SearchResults({ grid, onKeyDown }: SearchResultsProps) {
  const { results, list, phase, error, query, folderId, kinds, similar } = useSearch();
  const isEmpty = useLibrary((state) => state.status?.files === 0);
  if (similar) return <SimilarResults grid={grid} onKeyDown={onKeyDown} />;
  if (error) return <Failure reason={error} onAgain={() => void useSearch.getState().runNow(false)} />;
  if (query.trim() === '') return <SearchStart />;
  if (!results) return waiting();
  if (list.groups.length === 0) {
    // Words alone found nothing; meaning still may.
    if (phase === 'meaning') return waiting();
    const isNarrowed = folderId !== null || kinds.length > 0 || (results.conditions ?? []).length > 0;
    return (
      <>
        <ResultSummary results={results} list={list} />
        <EmptyState
          icon="search"
          title={isEmpty ? t('Nothing to search yet') : t('Nothing found')}
          testId="search-empty"
        >
          {isEmpty && t('Add a folder in the Library first.')}
          {!isEmpty &&
            (isNarrowed ? t('Try without a condition, or other words.') : t('Try other words for the same thing.'))}
          {!isEmpty && (
            <div className="search-empty-coverage">
              <CoverageLine coverage={results.coverage} />
              <SearchAgain seen={results.coverage} />
            </div>
          )}
        </EmptyState>
        <Announcement text={phase === 'done' ? t('Nothing found') : ''} />
        <MeaningNote note={results.meaningNote} />
      </>
    );
  }
  return (
    <div className={phase === 'words' ? 'search-results is-stale' : 'search-results'}>
      <ResultSummary results={results} list={list} />
      <ResultGrid
        list={list}
        label={t('Results')}
        question={JSON.stringify([results.query.trim(), folderId, kinds])}
        grid={grid}
        onKeyDown={onKeyDown}
      />
      <Announcement
        text={phase === 'done' ? countText(passageCount(list), list.groups.length, results.documents ?? 0) : ''}
      />
      <MeaningNote note={results.meaningNote} />
    </div>
  );
}
