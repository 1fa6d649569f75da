import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { keyAlongLine } from '../../languages/reading-direction.ts';
import { isMac } from '../../platform.ts';
import { useCell } from '../../stores/cell-store.ts';
import { placeAfterKey } from '../../stores/grid-selection.ts';
import { chosenRow, useGrid } from '../../stores/grid-store.ts';
import { beginEdit, chosenCell } from './edit-cell.ts';
import type { GridColumn } from './grid-columns.ts';
import { openCell, openFileOfRow } from './open-cell.ts';
import { rowHeight } from './use-grid-window.ts';

/** F-keys as spreadsheets have them, and two of our own. Returns false when the key is not for the chosen cell. */
function actOnCell(key: string, columns: readonly GridColumn[]): boolean {
  const chosen = chosenCell(columns);
  if (key === 'Enter') {
    if (chosen) openCell(chosen.address);
    else openFileOfRow(chosenRow(useGrid.getState()));
  } else if (key === 'F2') beginEdit(columns);
  else if (key === 'F8') {
    if (chosen) void useCell.getState().lock(chosen.address, !chosen.cell.locked);
  } else if (key === 'F9') {
    const row = chosenRow(useGrid.getState());
    if (row) void useGrid.getState().rerun([row.fileId]);
  } else if (key === 'Delete' || key === 'Backspace') {
    if (chosen) void useCell.getState().correct(chosen.address, null);
  } else return false;
  return true;
}

function everything(columns: readonly GridColumn[]): void {
  const { total } = useGrid.getState();
  const last = { row: Math.max(0, (total ?? 0) - 1), column: columns.length - 1 };
  useGrid.setState({ anchor: { row: 0, column: 0 } });
  useGrid.getState().select(last, columns.length, true);
}

/**
 * The table's keyboard: arrows, Page Up and Down, Home and End move, with Shift they choose more; Return opens the page, F2 or a letter
 * writes, Escape takes the choice back to one cell; F8 locks, F9 runs the row again.
 */
export function useGridKeys(scroller: RefObject<HTMLDivElement | null>, columns: readonly GridColumn[]) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.altKey || event.target !== event.currentTarget) return;
      const grid = useGrid.getState();
      const { at, anchor, total } = grid;
      const command = isMac() ? event.metaKey : event.ctrlKey;
      const size = { rows: total ?? 0, columns: columns.length };
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 3);
      const next = placeAfterKey(keyAlongLine(event.key), command, at, size, page);
      const isRange = at.row !== anchor.row || at.column !== anchor.column;
      if (next) grid.select(next, columns.length, event.shiftKey);
      else if (command && event.key.toLowerCase() === 'a') everything(columns);
      else if (command || event.metaKey || event.ctrlKey) return;
      else if (event.key === 'Escape' && isRange) grid.select(at, columns.length);
      else if (actOnCell(event.key, columns)) {
        // done
      } else if (event.key.length === 1 && event.key !== ' ' && chosenCell(columns)) beginEdit(columns, event.key);
      else return;
      event.preventDefault();
    },
    [scroller, columns],
  );
}
