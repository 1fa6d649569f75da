import { useId } from 'react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useGrid } from '../../stores/grid-store.ts';
import type { RowSort } from '../../stores/row-query.ts';
import { tableLimits } from '../../stores/table-limits.ts';
import type { GridColumn } from './grid-columns.ts';

type ColumnMenuProps = { readonly column: GridColumn; readonly sort: RowSort; readonly filter: string };

/** What can be done with a column: an order, words its cells must hold, its width. */
export function ColumnMenu({ column, sort, filter }: ColumnMenuProps) {
  const id = useId();
  const anchor = `--column-${id.replace(/\W/g, '')}`;
  const { setQuery, setWidth } = useGrid.getState();
  const { field, label } = column;
  const order = (by: RowSort, descending: boolean) => setQuery({ sort: by, descending });
  const setFilter = (words: string) => {
    if (!field) return;
    const where = new Map(useGrid.getState().query.where);
    if (words === '') where.delete(field.name);
    else where.set(field.name, words);
    setQuery({ where });
  };
  const items: readonly (readonly [string, () => void])[] = [
    [t('Sort ascending'), () => order(sort, false)],
    [t('Sort descending'), () => order(sort, true)],
    ...(field
      ? ([[t('Least certain first'), () => order({ field: field.name, by: 'confidence' }, false)]] as const)
      : []),
    [t('In the order of reading'), () => order('ordinal', false)],
    [t('Wider'), () => setWidth(column.key, column.width + 3 * tableLimits.columnWidth.step)],
    [t('Narrower'), () => setWidth(column.key, column.width - 3 * tableLimits.columnWidth.step)],
  ];
  return (
    <>
      <button
        type="button"
        className="icon-button grid-head-menu"
        aria-label={t('Column {label}', { label })}
        title={t('Sort, filter, width')}
        aria-haspopup="dialog"
        popoverTarget={id}
        style={{ anchorName: anchor } as React.CSSProperties}
        data-testid={`column-menu-${column.key}`}
      >
        <Icon name="chevronDown" size={12} />
      </button>
      <div
        id={id}
        className="menu column-menu"
        role="dialog"
        aria-label={t('Column {label}', { label })}
        popover="auto"
        style={{ positionAnchor: anchor } as React.CSSProperties}
      >
        {field && (
          <input
            type="text"
            className="column-filter"
            aria-label={t('Only rows whose {label} holds', { label })}
            placeholder={t('Only rows that hold…')}
            value={filter}
            maxLength={limits.filterCharacters}
            onChange={(event) => setFilter(event.currentTarget.value)}
            data-testid={`column-filter-${field.name}`}
          />
        )}
        {items.map(([words, run]) => (
          <button key={words} type="button" popoverTarget={id} popoverTargetAction="hide" onClick={run}>
            {words}
          </button>
        ))}
      </div>
    </>
  );
}
