import { type RefObject, useLayoutEffect, useState } from 'react';
import { fromLineStart, scrollFromLineStart } from '../../languages/reading-direction.ts';
import { columnsInSight, type GridColumn } from './grid-columns.ts';

/** CSS pixels; every row and the head and foot have the same height. */
export const rowHeight = 34;
/** Rows kept beyond the visible ones, so that quick scrolling shows no holes. */
const overscan = 6;

export type GridWindow = {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
  /** Places for rows; a row that scrolls away leaves its elements to the one that comes. */
  readonly slots: number;
};

/** The rows and columns that exist as elements: those in sight and a few around them, however long and wide the table is. */
export function useGridWindow(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  columns: readonly GridColumn[],
  onRows: (first: number, end: number) => void,
): GridWindow {
  const [state, setState] = useState<GridWindow>({ firstRow: 0, endRow: 0, firstColumn: 1, endColumn: 1, slots: 1 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const { scrollTop, clientHeight, clientWidth } = element;
      const firstRow = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
      const endRow = Math.min(count, Math.ceil((scrollTop + clientHeight) / rowHeight) + overscan);
      const [firstColumn, endColumn] = columnsInSight(columns, fromLineStart(element), clientWidth);
      const slots = Math.ceil(clientHeight / rowHeight) + 2 * overscan + 1;
      setState((old) =>
        old.firstRow === firstRow &&
        old.endRow === endRow &&
        old.firstColumn === firstColumn &&
        old.endColumn === endColumn &&
        old.slots === slots
          ? old
          : { firstRow, endRow, firstColumn, endColumn, slots },
      );
      onRows(firstRow, endRow);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, count, columns, onRows]);
  return state;
}

/** Scrolls a cell into sight, beside the names and between head and foot. */
export function revealCell(element: HTMLDivElement, row: number, column: GridColumn | undefined, name: number): void {
  const top = row * rowHeight;
  const height = element.clientHeight - 2 * rowHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height;
  if (!column || column.key === 'file') return;
  const [begin, end] = [column.left, column.left + column.width];
  const scrolled = fromLineStart(element);
  if (begin < scrolled + name) scrollFromLineStart(element, begin - name);
  else if (end > scrolled + element.clientWidth) scrollFromLineStart(element, end - element.clientWidth);
}
