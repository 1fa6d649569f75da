// biome-ignore-all lint/a11y/useSemanticElements: a windowed grid cannot be an HTML table, so its foot is said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys; totals are only read
import type { FieldTotal } from '../../../preload/contract/shapes.ts';
import { plural } from '../../languages/plural.ts';
import type { GridColumn } from './grid-columns.ts';
import { totalHint, totalText } from './table-words.ts';

type GridTotalsProps = {
  readonly columns: readonly GridColumn[];
  readonly firstColumn: number;
  readonly endColumn: number;
  readonly rows: number;
  readonly totals: readonly FieldTotal[];
};

/** Sums, spans and counts over all rows that pass the filter. */
export function GridTotals({ columns, firstColumn, endColumn, rows, totals }: GridTotalsProps) {
  const [name] = columns;
  const byField = new Map(totals.map((total) => [total.field, total]));
  return (
    <div className="grid-totals" role="row" aria-rowindex={rows + 2} data-testid="table-totals">
      <div className="grid-cell grid-name" style={{ width: name?.width }} role="rowheader" aria-colindex={1}>
        <span className="grid-value">{plural(rows, '{n} row', '{n} rows')}</span>
      </div>
      {columns.slice(firstColumn, endColumn).map((column, offset) => {
        const total = column.field ? byField.get(column.field.name) : undefined;
        const type = column.field?.type ?? 'text';
        return (
          <div
            key={column.key}
            className={column.isNumber ? 'grid-cell is-number' : 'grid-cell'}
            style={{ insetInlineStart: column.left, width: column.width }}
            role="gridcell"
            aria-colindex={firstColumn + offset + 1}
            title={total ? totalHint(total, type) : undefined}
            data-testid="column-total"
            data-field={column.field?.name}
          >
            <span className="grid-value">{total ? totalText(total, type) : ''}</span>
          </div>
        );
      })}
    </div>
  );
}
