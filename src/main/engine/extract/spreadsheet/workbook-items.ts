import type { WorkBook } from '@e965/xlsx';
import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits, MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { textLimit } from '../document-items.ts';
import { spreadsheetLimits } from './limits.ts';
import { sheetUnits } from './sheet-units.ts';

/** What stands on sheets beside their cells, by sheet name: text boxes, charts. */
export type SheetExtras = (sheet: string, index: number) => Promise<readonly BlockDraft[]>;

/** The items of a parsed workbook: every sheet in order, hidden ones too, big ones in parts with the same label. */
export async function* workbookItems(
  workbook: WorkBook,
  fields: readonly MetadataField[],
  extras: SheetExtras,
  limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const names = workbook.SheetNames;
  if (names.length === 0) throw new AppError('file-damaged', 'The workbook has lost its sheets.', {});
  if (names.length > spreadsheetLimits.maxSheets)
    throw new AppError('text-limit', 'The workbook has too many sheets.', {});
  yield {
    type: 'metadata',
    fields: [...fields, { name: 'sheet-count', value: String(names.length), source: 'workbook:sheets' }],
    units: null,
  };
  let index = 0;
  let characters = 0;
  for (const [place, name] of names.entries()) {
    signal.throwIfAborted();
    const cells = workbook.Sheets[name] ?? {};
    for (const unit of sheetUnits({ name, cells, after: await extras(name, place) }, index, place + 1)) {
      index = unit.index + 1;
      characters += unit.text.length;
      if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
      if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
    }
  }
}
