// biome-ignore-all lint/a11y/useSemanticElements: a windowed grid cannot be an HTML table, so its rows and cells are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys; cells are only read
import { memo } from 'react';
import type { ExtractionCell } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import type { CellEdit } from '../../stores/grid-store.ts';
import { CellEditor } from './cell-editor.tsx';
import { cellMarks, cellText, isEmpty } from './cell-words.ts';
import type { GridColumn } from './grid-columns.ts';

/** Marks shown in a cell; the others are in the panel. */
const mostMarks = 3;

type GridCellProps = {
  readonly row: number;
  readonly index: number;
  readonly column: GridColumn;
  readonly cell: ExtractionCell | null;
  /** Of a file without text: its empty cells break no rule. */
  readonly isUnread: boolean;
  readonly isChosen: boolean;
  readonly isFocus: boolean;
  readonly edit: CellEdit | null;
};

/** One value with the signs that say how far it can be trusted. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { row, index, column, cell, isUnread, isChosen, isFocus, edit } = props;
  const type = column.field?.type ?? 'text';
  const marks = cell ? cellMarks(cell).filter(({ key }) => !isUnread || key !== 'violation') : [];
  const text = cell ? cellText(cell, type) : '';
  const keys = new Set(marks.map(({ key }) => key));
  const classes = ['grid-cell'];
  if (column.isNumber) classes.push('is-number');
  if (keys.has('unverified') || keys.has('doubtful')) classes.push('is-doubtful');
  if (keys.has('violation')) classes.push('is-broken');
  if (keys.has('corrected')) classes.push('is-corrected');
  const hint = [text, ...marks.map(({ words }) => words)].filter((part) => part !== '').join('\n');
  return (
    <div
      className={classes.join(' ')}
      style={{ insetInlineStart: column.left, width: column.width }}
      id={`cell-${row}-${index}`}
      role="gridcell"
      aria-colindex={index + 1}
      aria-selected={isChosen}
      title={edit ? undefined : hint}
      data-column={index}
      data-focus={isFocus || undefined}
      data-marks={marks.length > 0 ? marks.map(({ key }) => key).join(' ') : undefined}
      data-field={column.field?.name}
      data-testid="table-cell"
    >
      <span className={cell && isEmpty(cell) ? 'grid-value is-empty' : 'grid-value'} dir="auto">
        {cell && isEmpty(cell) ? '–' : text}
      </span>
      {cell?.items !== null && cell !== null && cell.items > 1 && <span className="grid-items">{cell.items}</span>}
      {marks.length > 0 && (
        <span className="grid-marks">
          {marks.slice(0, mostMarks).map(({ key, icon, tone, words }) => (
            <span key={key} className={`tone-${tone}`} role="img" aria-label={words}>
              <Icon name={icon} size={12} />
            </span>
          ))}
        </span>
      )}
      {edit && column.field && <CellEditor edit={edit} field={column.field} title={column.label} />}
    </div>
  );
});
