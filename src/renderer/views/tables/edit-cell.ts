/** Writing in cells: from the chosen cell to a field, from the field to a correction. */
import type { ExtractionRow, TemplateField } from '../../../preload/contract/shapes.ts';
import { type CellAddress, type Correction, useCell } from '../../stores/cell-store.ts';
import { chosenRow, useGrid } from '../../stores/grid-store.ts';
import { findRow, rowIn } from '../../stores/row-pages.ts';
import { editText } from './cell-words.ts';
import type { GridColumn } from './grid-columns.ts';

export const gridId = 'table-grid';

/** The grid takes the keys back after a field was closed. */
export function focusGrid(): void {
  document.getElementById(gridId)?.focus({ preventScroll: true });
}

export function addressOf(row: ExtractionRow, field: TemplateField): CellAddress | null {
  const { runId } = useGrid.getState();
  if (runId === null) return null;
  return { runId, fileId: row.fileId, field: field.name, documentId: row.documentId, name: row.name };
}

/** The chosen cell; null on a name, a quality or a row that is not read yet. */
export function chosenCell(columns: readonly GridColumn[]) {
  const grid = useGrid.getState();
  const row = chosenRow(grid);
  const field = columns[grid.at.column]?.field ?? null;
  const cell = row && field ? (row.cells.find((each) => each.field === field.name) ?? null) : null;
  const address = row && field ? addressOf(row, field) : null;
  return row && field && cell && address ? { row, field, cell, address } : null;
}

/** Opens the field over the chosen cell; `text` replaces what stands there, as in a spreadsheet when one simply types. */
export function beginEdit(columns: readonly GridColumn[], text?: string): void {
  const chosen = chosenCell(columns);
  if (!chosen) return;
  const { row, field, cell } = chosen;
  useCell.setState({ refused: null });
  const isChoice = field.type === 'enum' || field.type === 'yes-no';
  const begun = text === undefined || isChoice ? editText(cell, field.type) : text;
  useGrid.getState().edit({ fileId: row.fileId, field: field.name, text: begun });
}

/** What was typed as a correction: nothing means that there is none. */
export function correctionOf(text: string, field: TemplateField): Correction {
  if (field.type !== 'list') return text.trim() === '' ? null : text.trim();
  const items = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return items.length === 0 ? null : items;
}

/** Keeps what was typed and goes on by `step`; stays open with the reason when it does not fit the column. */
export async function saveEdit(
  field: TemplateField,
  step: { readonly row: number; readonly column: number } | null,
): Promise<void> {
  const grid = useGrid.getState();
  const { editing, pages } = grid;
  // Closing the field takes its focus, which says the same once more.
  if (!editing || editing.field !== field.name) return;
  const at = findRow(pages, editing.fileId);
  const row = at === null ? null : rowIn(pages, at);
  const cell = row?.cells.find((each) => each.field === field.name);
  const address = row && addressOf(row, field);
  if (!cell || !address) return grid.edit(null);
  if (editing.text !== editText(cell, field.type)) {
    if (!(await useCell.getState().correct(address, correctionOf(editing.text, field)))) return;
  }
  if (useGrid.getState().editing?.fileId === editing.fileId) useGrid.getState().edit(null);
  if (!step) return;
  const { at: place } = useGrid.getState();
  const columns = 2 + row.cells.length;
  useGrid.getState().select({ row: place.row + step.row, column: place.column + step.column }, columns);
  focusGrid();
}
