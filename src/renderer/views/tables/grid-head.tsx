// biome-ignore-all lint/a11y/useSemanticElements: a windowed grid cannot be an HTML table, so its heads are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside have the focus
import type { PointerEvent } from 'react';
import { Icon } from '../../components/icon.tsx';
import { isRightToLeft } from '../../languages/reading-direction.ts';
import { t } from '../../languages/translate.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { type RowQuery, type RowSort, sortOf } from '../../stores/row-query.ts';
import { ColumnMenu } from './column-menu.tsx';
import type { GridColumn } from './grid-columns.ts';
import { typeWords } from './table-words.ts';

const sortOfColumn = ({ key, field }: GridColumn): RowSort =>
  field ? { field: field.name, by: 'value' } : key === 'quality' ? 'quality' : 'file';

/** Dragged with the pointer; by keys the column's menu makes it wider and narrower. */
function Divider({ column }: { readonly column: GridColumn }) {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const element = event.currentTarget;
    const toEnd = isRightToLeft() ? -1 : 1;
    const begin = toEnd * event.clientX - column.width;
    element.setPointerCapture(event.pointerId);
    element.onpointermove = (move) => useGrid.getState().setWidth(column.key, toEnd * move.clientX - begin);
    element.onlostpointercapture = () => {
      element.onpointermove = null;
    };
  };
  return <span className="grid-divider" aria-hidden="true" onPointerDown={drag} />;
}

function Head({
  column,
  index,
  query,
}: {
  readonly column: GridColumn;
  readonly index: number;
  readonly query: RowQuery;
}) {
  const sort = sortOfColumn(column);
  const order =
    sortOf(query, sort) ?? (column.field ? sortOf(query, { field: column.field.name, by: 'confidence' }) : null);
  const isName = column.key === 'file';
  const filter = column.field ? query.where.get(column.field.name) : undefined;
  const hint = column.field
    ? `${column.label} · ${typeWords()[column.field.type]}${column.field.description ? `\n${column.field.description}` : ''}`
    : column.label;
  return (
    <div
      className={isName ? 'grid-head-cell grid-name' : 'grid-head-cell'}
      style={isName ? { width: column.width } : { insetInlineStart: column.left, width: column.width }}
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={order ?? 'none'}
      data-testid="column-head"
      data-field={column.field?.name}
    >
      <button
        type="button"
        className={order ? 'grid-sort is-active' : 'grid-sort'}
        title={t('{hint}\nClick to sort', { hint })}
        onClick={() => useGrid.getState().sortBy(sort)}
        data-testid={`sort-${column.key}`}
      >
        <span className="grid-head-words">{column.label}</span>
        {order && <Icon name={order === 'ascending' ? 'chevronUp' : 'chevronDown'} size={11} />}
        {filter !== undefined && <Icon name="search" size={11} />}
      </button>
      <ColumnMenu column={column} sort={sort} filter={filter ?? ''} />
      <Divider column={column} />
    </div>
  );
}

type GridHeadProps = {
  readonly columns: readonly GridColumn[];
  readonly firstColumn: number;
  readonly endColumn: number;
  readonly query: RowQuery;
};

/** The names of the columns; each sorts on a click and has a menu. */
export function GridHead({ columns, firstColumn, endColumn, query }: GridHeadProps) {
  const [name] = columns;
  return (
    <div className="grid-head" role="row" aria-rowindex={1}>
      {name && <Head column={name} index={0} query={query} />}
      {columns.slice(firstColumn, endColumn).map((column, offset) => (
        <Head key={column.key} column={column} index={firstColumn + offset} query={query} />
      ))}
    </div>
  );
}
