import type { ExtractionRun } from '../../../preload/contract/shapes.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
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
  const columns = gridColumns(run.template.fields, new Map(), 0, run.templateId);
  return (
    <>
      <div className="panel-words">
        <p className="panel-value">
          {t('{cells} in {rowCount}', {
            cells: plural(cells, '{n} cell', '{n} cells'),
            rowCount: plural(rowCount, '{n} row', '{n} rows'),
          })}
        </p>
        {sum !== null && (
          <p className="panel-note" data-testid="range-sum">
            {sum}
          </p>
        )}
      </div>
      <div className="panel-actions">
        <button type="button" className="button is-small" onClick={() => void copyRows(columns, range, true)}>
          {t('Copy with Headings')}
        </button>
        {rows.length === rowCount && (
          <button
            type="button"
            className="button is-small"
            onClick={() => void useGrid.getState().rerun(rows.map(({ fileId }) => fileId))}
            data-testid="range-rerun"
          >
            {plural(rowCount, 'Run {n} Row Again', 'Run {n} Rows Again')}
          </button>
        )}
      </div>
    </>
  );
}
