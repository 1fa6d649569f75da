/** From the table to the page a value stands on. */
import type { ExtractionRow } from '../../../preload/contract/shapes.ts';
import { type CellAddress, useCell } from '../../stores/cell-store.ts';
import { useDocument } from '../../stores/document-store.ts';

/** Opens the document beside the table with the value marked; without a place, from its beginning. */
export function openCell(address: CellAddress): void {
  useCell.getState().look(address, true);
}

/** Opens a row's document from its beginning; nothing while it has not been read. */
export function openFileOfRow(row: ExtractionRow | null): void {
  if (!row?.documentId) return;
  const { documentId, fileId, name } = row;
  void useDocument.getState().open({ documentId, fileId, title: name, span: null });
}
