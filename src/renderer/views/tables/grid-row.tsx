// biome-ignore-all lint/a11y/useSemanticElements: a windowed grid cannot be an HTML table, so its rows and cells are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys; rows and cells are only read
import { memo } from 'react';
import type { ExtractionRow } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { type CellEdit, useGrid } from '../../stores/grid-store.ts';
import { percent } from './cell-words.ts';
import { GridCell } from './grid-cell.tsx';
import type { GridColumn } from './grid-columns.ts';
import { isUnreadRow, qualityText, qualityTone, rowNote } from './table-words.ts';

export type GridRowProps = {
  readonly row: ExtractionRow | null;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  readonly firstColumn: number;
  readonly endColumn: number;
  /** Columns that are chosen here; an empty span when none is. */
  readonly chosenFrom: number;
  readonly chosenTo: number;
  /** The column with the ring; -1 when it is in another row. */
  readonly focus: number;
  readonly edit: CellEdit | null;
};

type NameProps = {
  readonly row: ExtractionRow;
  readonly index: number;
  readonly width: number;
  readonly isChosen: boolean;
  readonly isFocus: boolean;
};

const stateIcons = { pending: 'clock', done: 'document', failed: 'warning', skipped: 'minusCircle' } as const;

function RowState({ row }: { readonly row: ExtractionRow }) {
  if (row.state === 'running') return <Spinner size={13} label={t('Being read')} />;
  const tone = row.state === 'failed' && !isUnreadRow(row) ? 'tone-problem' : 'tone-waiting';
  return (
    <span className={tone}>
      <Icon name={stateIcons[row.state]} size={14} />
    </span>
  );
}

function Name({ row, index, width, isChosen, isFocus }: NameProps) {
  const note = rowNote(row);
  return (
    <div
      className="grid-cell grid-name"
      style={{ width }}
      id={`cell-${index}-0`}
      role="rowheader"
      aria-colindex={1}
      aria-selected={isChosen}
      title={note ? `${row.path}\n${note.words}` : row.path}
      data-column={0}
      data-focus={isFocus || undefined}
    >
      <RowState row={row} />
      <span className="grid-name-words">
        <span className="grid-value" dir="auto">
          {row.name}
        </span>
        {note && (
          <small className={`tone-${note.tone}`} dir="auto">
            {note.words}
          </small>
        )}
      </span>
      {row.duplicateOf && (
        <span className="tone-note" role="img" aria-label={note?.words ?? t('Duplicate')} data-testid="duplicate-mark">
          <Icon name="copy" size={13} />
        </span>
      )}
      <IconButton
        icon="retry"
        label={t('Run {row} again', { row: row.name })}
        size={14}
        tabIndex={-1}
        className="grid-rerun"
        onClick={() => void useGrid.getState().rerun([row.fileId])}
        data-testid="rerun-row"
      />
    </div>
  );
}

function Quality({
  row,
  column,
  index,
  isChosen,
  isFocus,
}: Omit<NameProps, 'width'> & { readonly column: GridColumn }) {
  // A file without text was not read badly.
  const quality = isUnreadRow(row) ? null : row.quality;
  return (
    <div
      className="grid-cell is-number"
      style={{ insetInlineStart: column.left, width: column.width }}
      id={`cell-${index}-1`}
      role="gridcell"
      aria-colindex={2}
      aria-selected={isChosen}
      title={quality ? qualityText(quality) : undefined}
      data-column={1}
      data-focus={isFocus || undefined}
    >
      {quality && <span className={`grid-quality tone-${qualityTone(quality.score)}`}>{percent(quality.score)}</span>}
    </div>
  );
}

/** One file: its name, quality and the cells in sight. Drawn again only when its own values change. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, columns, firstColumn, endColumn, chosenFrom, chosenTo, focus, edit } = props;
  const [name, quality] = columns;
  if (!row || !name || !quality) {
    return (
      <div className="grid-row is-loading" role="row" aria-rowindex={index + 2}>
        <span className="loading-line" />
      </div>
    );
  }
  const isChosen = (column: number) => column >= chosenFrom && column <= chosenTo;
  const isUnread = isUnreadRow(row);
  const isRead = row.cells.length > 0;
  return (
    <div
      className="grid-row"
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      data-file-id={row.fileId}
      data-name={row.name}
      data-state={row.state}
      data-unread={isUnread || undefined}
      data-testid="table-row"
    >
      <Name row={row} index={index} width={name.width} isChosen={isChosen(0)} isFocus={focus === 0} />
      {firstColumn <= 1 && (
        <Quality row={row} column={quality} index={index} isChosen={isChosen(1)} isFocus={focus === 1} />
      )}
      {columns.slice(Math.max(2, firstColumn), endColumn).map((column, offset) => {
        const at = Math.max(2, firstColumn) + offset;
        return (
          <GridCell
            key={column.key}
            row={index}
            index={at}
            column={column}
            isUnread={isUnread}
            cell={isRead ? (row.cells[at - 2] ?? null) : null}
            isChosen={isChosen(at)}
            isFocus={focus === at}
            edit={edit?.field === column.field?.name ? edit : null}
          />
        );
      })}
    </div>
  );
});
