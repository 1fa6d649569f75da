import { useEffect, useRef } from 'react';
import { Icon } from '../../components/icon.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { formatCount } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { isNarrowed, plainQuery } from '../../stores/row-query.ts';
import { focusGrid } from './edit-cell.ts';
import { KeyHelp } from './key-help.tsx';
import { filterOrder, filterWords } from './table-words.ts';

/** What to look at: kinds of doubt with their counts, and words. */
export function RunFilters() {
  const query = useGrid((state) => state.query);
  const counts = useGrid((state) => state.counts);
  const focusRequest = useNavigation((state) => state.focusRequest);
  const first = useRef(focusRequest);
  const field = useRef<HTMLInputElement>(null);
  const { setQuery } = useGrid.getState();
  useEffect(() => {
    // Coming into the view is not yet looking for something.
    if (focusRequest !== first.current) field.current?.focus();
  }, [focusRequest]);
  const shown = filterOrder.filter((only) => only === 'all' || only === query.only || (counts?.[only] ?? 0) > 0);
  return (
    <div className="run-filters">
      <fieldset className="state-chips" aria-label={t('Which rows')}>
        {shown.map((only) => {
          const { label, icon, tone } = filterWords()[only];
          return (
            <button
              key={only}
              type="button"
              className="chip"
              title={label}
              aria-pressed={query.only === only}
              onClick={() => setQuery({ only: query.only === only ? 'all' : only })}
              data-testid={`table-only-${only}`}
            >
              {icon && (
                <span className={tone ? `tone-${tone}` : undefined}>
                  <Icon name={icon} size={13} />
                </span>
              )}
              <span className={icon ? 'chip-words' : undefined}>{label}</span>
              {counts && <span className="chip-count">{formatCount(counts[only])}</span>}
            </button>
          );
        })}
        {isNarrowed(query) && query.where.size > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => setQuery(plainQuery)}
            data-testid="table-show-all"
          >
            {t('Show all rows')}
          </button>
        )}
      </fieldset>
      <SearchField
        label={t('Only rows with these words in the file’s name or a cell')}
        placeholder={t('Find in table')}
        value={query.contains}
        onChange={(contains) => setQuery({ contains })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          focusGrid();
        }}
        inputRef={field}
        testId="table-find"
      />
      <KeyHelp />
    </div>
  );
}
