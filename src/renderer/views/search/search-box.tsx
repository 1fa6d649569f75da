import { type KeyboardEvent, type RefObject, useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useDocument } from '../../stores/document-store.ts';
import { selectedRow } from '../../stores/result-list.ts';
import { useSavedSearches } from '../../stores/saved-searches-store.ts';
import { shownList, useSearch } from '../../stores/search-store.ts';
import { QueryHelp } from './query-help.tsx';
import { resultGridId } from './result-grid.tsx';
import { SaveSearch, useSavedSearch } from './save-search.tsx';
import { activate, enterList, isCommand } from './use-result-keys.ts';

type SearchBoxProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly grid: RefObject<HTMLDivElement | null>;
};

/** Return opens what is chosen when it answers what is in the field, else searches at once. */
function openOrSearch(event: KeyboardEvent): void {
  const state = useSearch.getState();
  const isAnswered = state.phase === 'meaning' || state.phase === 'done';
  const row = isAnswered ? selectedRow(shownList(state)) : null;
  if (row) activate(row, isCommand(event));
  else void state.runNow();
}

/** One step back: the passages like one, then the words in the field. An open document is closed first, by the window. */
function stepBack(): boolean {
  const { similar, closeSimilar, query, setQuery } = useSearch.getState();
  if (useDocument.getState().documentId !== null) return false;
  if (similar) closeSimilar();
  else if (query !== '') setQuery('');
  else return false;
  return true;
}

/** The field with what belongs to it: saving the search, and what can be written. */
export function SearchBox({ field, grid }: SearchBoxProps) {
  const query = useSearch((state) => state.query);
  /** Only what stands in the window can be said to be controlled. */
  const isListed = useSearch((state) => shownList(state).groups.length > 0 && state.phase !== 'idle');
  const saved = useSavedSearch();
  const [isNaming, setNaming] = useState(false);
  const endNaming = () => {
    setNaming(false);
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.key === 'ArrowDown') {
      if (!enterList(grid.current)) document.querySelector<HTMLElement>('[data-start]')?.focus();
    } else if (event.key === 'Enter') openOrSearch(event);
    else if (event.key !== 'Escape' || !stepBack()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <SearchField
        longest={limits.queryCharacters}
        large
        label={t('Search your files')}
        placeholder={t('Search by word or by meaning')}
        value={query}
        onChange={useSearch.getState().setQuery}
        onKeyDown={onKeyDown}
        inputRef={field}
        controls={isListed ? resultGridId : undefined}
        testId="search-input"
      >
        {query.trim() !== '' && (
          <IconButton
            icon="bookmark"
            label={
              saved
                ? t('Saved as “{saved}”; remove it from the saved searches', { saved: saved.name })
                : t('Save this search')
            }
            aria-pressed={saved !== null}
            aria-expanded={saved ? undefined : isNaming}
            onClick={() => {
              if (saved) void useSavedSearches.getState().unsave(saved.id);
              else setNaming(!isNaming);
            }}
            data-testid="save-search"
          />
        )}
        <QueryHelp onChoose={() => field.current?.focus()} />
      </SearchField>
      {isNaming && query.trim() !== '' && <SaveSearch onDone={endNaming} />}
    </>
  );
}
