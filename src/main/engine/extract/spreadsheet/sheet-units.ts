import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { spreadsheetLimits } from './limits.ts';
import { SheetPart } from './sheet-part.ts';

type Sheet = { readonly name: string; readonly cells: WorkSheet; readonly after: readonly BlockDraft[] };

/** A sheet as units: rows as they are displayed, comments behind the part they stand in, drawings behind the last. */
export function* sheetUnits(sheet: Sheet, firstIndex: number, number: number): Generator<Unit> {
  let index = firstIndex;
  const part = new SheetPart(sheet.name);
  const flush = (after: readonly BlockDraft[]): Unit => part.unit(sheet.name, index++, number, after);
  const rows =
    (sheet.cells as { readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[] })['!data'] ?? [];
  for (let at = 0; at < rows.length; at += 1) {
    const cells = rows[at];
    if (!cells) continue;
    if (part.length > spreadsheetLimits.partCharacters) yield flush([]);
    part.add(at, cells);
  }
  if (part.length > 0 || sheet.after.length > 0 || index === firstIndex) yield flush(sheet.after);
}
