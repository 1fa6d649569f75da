// biome-ignore-all lint/a11y/useSemanticElements: a windowed grid cannot be an HTML table, so it is said with roles
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ExtractionRun } from '../../../preload/contract/shapes.ts';
import { useCell } from '../../stores/cell-store.ts';
import { useDocument } from '../../stores/document-store.ts';
import { rangeOf } from '../../stores/grid-selection.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { rowIn } from '../../stores/row-pages.ts';
import { tableLimits } from '../../stores/table-limits.ts';
import { copyRows } from './copy-rows.ts';
import { addressOf, beginEdit, chosenCell, gridId } from './edit-cell.ts';
import { gridColumns, nameWidth } from './grid-columns.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { GridTotals } from './grid-totals.tsx';
import { openCell, openFileOfRow } from './open-cell.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { revealCell, rowHeight, useGridWindow } from './use-grid-window.ts';

/** The row and column under the pointer; null on a head, a button or beside the table. */
function placeUnder(event: MouseEvent): { readonly row: number; readonly column: number } | null {
  const target = event.target instanceof Element ? event.target : null;
  if (!target || target.closest('button, input, textarea, select')) return null;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = target.closest<HTMLElement>('[data-row]');
  return cell && row ? { row: Number(row.dataset.row), column: Number(cell.dataset.column) } : null;
}

/** The table: only rows and columns in sight exist, and only pages that were looked at are fetched. */
export function TableGrid({ run }: { readonly run: ExtractionRun }) {
  const { pages, total, totals, query, at, anchor, atFile, editing, widths } = useGrid();
  const scroller = useRef<HTMLDivElement>(null);
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [room, setRoom] = useState(1000);
  const { templateId } = run;
  const { fields } = run.template;
  const name = nameWidth(room);
  const columns = useMemo(() => gridColumns(fields, widths, name, templateId), [fields, widths, name, templateId]);
  const count = total ?? 0;
  const onRows = useCallback((first: number, end: number) => useGrid.getState().showRows(first, end), []);
  const { firstRow, endRow, firstColumn, endColumn, slots } = useGridWindow(scroller, count, columns, onRows);
  const onKeyDown = useGridKeys(scroller, columns);
  const range = rangeOf(at, anchor);
  const width = columns.reduce((sum, column) => sum + column.width, 0);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(opening.current);
    };
  }, []);

  useEffect(() => {
    const column = columns[at.column];
    if (scroller.current) revealCell(scroller.current, at.row, column, columns[0]?.width ?? 0);
  }, [at, columns]);

  // The event comes of the keys and of the app's menu alike; it is sent to wherever a text caret last was.
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      if (document.activeElement !== scroller.current) return;
      event.preventDefault();
      const grid = useGrid.getState();
      void copyRows(columns, rangeOf(grid.at, grid.anchor), false);
    };
    document.addEventListener('copy', copy);
    return () => document.removeEventListener('copy', copy);
  }, [columns]);

  // The panel, and the document beside the table when it is open, follow the chosen cell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cell is another when its file or column is
  useEffect(() => {
    const row = rowIn(pages, at.row);
    const field = columns[at.column]?.field;
    useCell.getState().look(row && field ? addressOf(row, field) : null);
  }, [atFile, at.column, run.id]);

  const choose = (event: MouseEvent) => {
    const place = placeUnder(event);
    // The second press of a double click is meant for the cell of the first, wherever the window has moved meanwhile.
    if (!place || event.button !== 0 || event.detail > 1) return;
    // A field that is open elsewhere loses the focus by this, and keeps what was typed.
    useGrid.getState().select(place, columns.length, event.shiftKey);
  };
  const extend = (event: MouseEvent) => {
    if (event.buttons !== 1 || editing) return;
    const place = placeUnder(event);
    if (place) useGrid.getState().select(place, columns.length, true);
  };
  const open = (event: MouseEvent) => {
    const isOne = range.firstRow === range.lastRow && range.firstColumn === range.lastColumn;
    if (!placeUnder(event) || event.detail > 1 || !isOne || event.shiftKey) return;
    const chosen = chosenCell(columns);
    if (!chosen) return;
    clearTimeout(opening.current);
    const isOpen = useDocument.getState().documentId !== null;
    opening.current = setTimeout(() => openCell(chosen.address), isOpen ? 0 : tableLimits.doubleClickMs);
  };
  const openOrEdit = () => {
    clearTimeout(opening.current);
    if (columns[at.column]?.field) beginEdit(columns);
    else openFileOfRow(rowIn(pages, at.row));
  };

  const rows = Array.from(
    { length: Math.max(0, Math.min(endRow, count) - firstRow) },
    (_, offset) => firstRow + offset,
  );
  return (
    <div
      id={gridId}
      className="table-grid"
      ref={scroller}
      role="grid"
      aria-label={run.title}
      aria-rowcount={count + 2}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={count > 0 ? `cell-${at.row}-${at.column}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseDown={choose}
      onMouseOver={extend}
      onFocus={() => undefined}
      onClick={open}
      onDoubleClick={openOrEdit}
      data-testid="table-grid"
      data-total={count}
    >
      <div className="grid-canvas" style={{ width }}>
        <GridHead columns={columns} firstColumn={firstColumn} endColumn={endColumn} query={query} />
        <div className="grid-rows" role="rowgroup" style={{ height: count * rowHeight }}>
          {rows.map((index) => {
            const row = rowIn(pages, index);
            const isChosen = index >= range.firstRow && index <= range.lastRow;
            return (
              <div
                key={index % slots}
                className="grid-slot"
                role="presentation"
                style={{ transform: `translateY(${index * rowHeight}px)`, height: rowHeight }}
              >
                <GridRow
                  row={row}
                  index={index}
                  columns={columns}
                  firstColumn={firstColumn}
                  endColumn={endColumn}
                  chosenFrom={isChosen ? range.firstColumn : 0}
                  chosenTo={isChosen ? range.lastColumn : -1}
                  focus={index === at.row ? at.column : -1}
                  edit={editing !== null && row?.fileId === editing.fileId ? editing : null}
                />
              </div>
            );
          })}
        </div>
        <GridTotals columns={columns} firstColumn={firstColumn} endColumn={endColumn} rows={count} totals={totals} />
      </div>
    </div>
  );
}
