import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits, MetadataField } from '../../types.ts';
import { decryptBiff } from './decrypt-biff.ts';
import { neededRecords } from './needed-records.ts';
import { openWorkbook } from './open-workbook.ts';
import { workbookItems } from './workbook-items.ts';

/** A workbook stream of Excel before 2007 (BIFF 2 to 8), also an encrypted one. */
export async function* biffItems(
  stream: Uint8Array,
  fields: readonly MetadataField[],
  limits: ExtractLimits,
  signal: AbortSignal,
  password: string | null,
): AsyncIterable<ExtractItem> {
  // The parser takes anything else for a text with commas.
  if (stream[0] !== 0x09 || (stream[1] ?? 255) > 0x08)
    throw new AppError('file-damaged', 'The workbook can not be read.', {});
  const workbook = await openWorkbook(neededRecords(decryptBiff(stream, password)), true);
  yield* workbookItems(workbook, fields, async () => [], limits, signal);
}
