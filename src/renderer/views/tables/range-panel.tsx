import type { ExtractionRun } from '../../../preload/contract/shapes.ts';
import { formatAmount } from '../../format.ts';
import type { GridRange } from '../../stores/grid-selection.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { rowIn } from '../../stores/row-pages.ts';
import { copyRows } from './copy-rows.ts';
import { gridColumns } from './grid-columns.ts';
import { rangeSum } from './range-sum.ts';

/** Rows that are run again at once, as the engine takes them. */
const mostRows = 1000;

/** What several chosen cells come to. */
export function RangePanel({ run, range }: { readonly run: ExtractionRun; readonly range: GridRange }) {
  const pages = useGrid((state) => state.pages);
  const rows = Array.from({ length: Math.min(mostRows, range.lastRow - range.firstRow + 1) }, (_, offset) =>
    rowIn(pages, range.firstRow + offset),
  ).filter((row) => row !== null);
  const rowCount = range.lastRow - range.firstRow + 1;
  const cells = rowCount * (range.lastColumn - range.firstColumn + 1);
  const sum = rangeSum(rows, rowCount, range);
  const columns = gridColumns(run.template.fields, new Map(), 0);
  return (
    <>
      <div className="panel-words">
        <p className="panel-value">
          {formatAmount(cells, 'cell')} in {formatAmount(rowCount, 'row')}
        </p>
        {sum !== null && (
          <p className="panel-note" data-testid="range-sum">
            {sum}
          </p>
        )}
      </div>
      <div className="panel-actions">
        <button type="button" className="button is-small" onClick={() => void copyRows(columns, range, true)}>
          Copy with Headings
        </button>
        {rows.length === rowCount && (
          <button
            type="button"
            className="button is-small"
            onClick={() => void useGrid.getState().rerun(rows.map(({ fileId }) => fileId))}
            data-testid="range-rerun"
          >
            Run {formatAmount(rowCount, 'Row')} Again
          </button>
        )}
      </div>
    </>
  );
}
