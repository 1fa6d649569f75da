import type { ExtractionRow, ExtractionRun } from '../../../preload/contract/shapes.ts';
import { shownPath } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { fileBrowserName } from '../../platform.ts';
import { revealFile } from '../../stores/file-actions.ts';
import { isSingle, rangeOf } from '../../stores/grid-selection.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { rowIn } from '../../stores/row-pages.ts';
import { CellDetail } from './cell-detail.tsx';
import { columnTitle } from './column-title.ts';
import { modeTrail } from './mode-trail.ts';
import { openFileOfRow } from './open-cell.ts';
import { RangePanel } from './range-panel.tsx';
import { isUnreadRow, qualityText, rowNote } from './table-words.ts';

/** What is known of a file's row, and what can be done with it. */
function RowDetail({ row }: { readonly row: ExtractionRow }) {
  const note = rowNote(row);
  const trail = modeTrail(row);
  return (
    <>
      <div className="panel-words">
        <p className="panel-value" dir="auto">
          {row.name}
        </p>
        <p className="panel-note" dir="auto">
          {shownPath(row.path)}
        </p>
        {note && <p className={`tone-${note.tone}`}>{note.words}</p>}
        {row.quality && !isUnreadRow(row) && <p className="panel-note">{qualityText(row.quality)}</p>}
        {trail && <p className="panel-note">{trail}</p>}
      </div>
      <div className="panel-actions">
        {row.documentId !== null && (
          <button type="button" className="button is-small" onClick={() => openFileOfRow(row)}>
            {t('Open')}
          </button>
        )}
        <button
          type="button"
          className="button is-small"
          onClick={() => void useGrid.getState().rerun([row.fileId])}
          title={t('Corrected and locked cells stay (F9)')}
          data-testid="panel-rerun"
        >
          {t('Run Again')}
        </button>
        <button type="button" className="button is-small" onClick={() => void revealFile(row.fileId)}>
          {t('Show in {fileBrowser}', { fileBrowser: fileBrowserName() })}
        </button>
      </div>
    </>
  );
}

function Contents({ run }: { readonly run: ExtractionRun }) {
  const { pages, at, anchor, total } = useGrid();
  const row = rowIn(pages, at.row);
  const range = rangeOf(at, anchor);
  if (!isSingle(range) && (total ?? 0) > 0) return <RangePanel run={run} range={range} />;
  if (!row) return <p className="panel-note">{t('Choose a cell to see where its value comes from.')}</p>;
  const field = run.template.fields[at.column - 2];
  if (!field) return <RowDetail row={row} />;
  const cell = row.cells.find((each) => each.field === field.name);
  if (!cell) {
    return (
      <p className="panel-note">
        {rowNote(row)?.words ??
          plural(run.template.fields.length, '{n} column to be filled.', '{n} columns to be filled.')}
      </p>
    );
  }
  return <CellDetail row={row} field={field} cell={cell} title={columnTitle(field.name, run.templateId)} />;
}

/** Below the table: where the chosen value comes from, what else it may be, and what can be done with it. */
export function CellPanel({ run }: { readonly run: ExtractionRun }) {
  return (
    <section className="cell-panel" aria-label={t('The chosen cell')} data-testid="cell-panel">
      <Contents run={run} />
    </section>
  );
}
