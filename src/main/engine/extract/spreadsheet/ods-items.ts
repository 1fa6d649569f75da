import type { ExtractItem, ExtractLimits, MetadataField } from '../../types.ts';
import type { OfficePackage } from '../ooxml/office-package.ts';
import { openWorkbook } from './open-workbook.ts';
import { workbookItems } from './workbook-items.ts';
import { repacked } from './xlsx-items.ts';

/** An OpenDocument spreadsheet. */
export async function* odsItems(
  file: OfficePackage,
  fields: readonly MetadataField[],
  limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const workbook = await openWorkbook(await repacked(file), false);
  yield* workbookItems(workbook, fields, async () => [], limits, signal);
}
