import { zipSync } from 'fflate';
import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits } from '../../types.ts';
import type { OfficePackage } from '../ooxml/office-package.ts';
import { ooxmlFields } from '../ooxml/ooxml-fields.ts';
import { largeWorkbookItems } from './large-workbook-items.ts';
import { spreadsheetLimits } from './limits.ts';
import { openWorkbook } from './open-workbook.ts';
import { sheetDrawings } from './sheet-drawings.ts';
import { workbookItems } from './workbook-items.ts';

/** An Excel workbook since 2007, also a binary one. */
export async function* xlsxItems(
  file: OfficePackage,
  main: string,
  limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  // Of a file that is cut off the rows in front of the cut are there, which only the reader by rows knows how to use.
  if (main.endsWith('.xml') && (file.cut || cellBytes(file) > spreadsheetLimits.wholeBytes)) {
    return yield* largeWorkbookItems(file, main, limits, signal);
  }
  const workbook = await openWorkbook(await repacked(file), false);
  const fields = await ooxmlFields(file, 'xlsx');
  const drawings = await sheetDrawings(file, main);
  yield* workbookItems(workbook, fields, (_, index) => drawings(index), limits, signal);
}

/** Parts that hold no cells. */
const unread =
  /^(?:xl\/(?:media|embeddings|drawings|charts|diagrams|printerSettings|vbaProject)|docProps\/thumbnail|customXml|Pictures|Thumbnails|ObjectReplacements|Configurations2)/i;

/** Bytes of the parts with cells, as the archive's directory says. */
function cellBytes(file: OfficePackage): number {
  let total = 0;
  for (const [path, member] of file.members) if (!unread.test(path)) total += member.bytes;
  return total;
}

/**
 * The archive anew, unpacked by our own bounded reader: sizes in an archive may lie, and the parser unpacks whatever it finds.
 * Rejects with `text-limit` above `spreadsheetLimits.maxBytes`.
 */
export async function repacked(file: OfficePackage): Promise<Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  let total = 0;
  for (const path of file.members.keys()) {
    if (unread.test(path) || path.endsWith('/')) continue;
    const bytes = await file.bytes(path, spreadsheetLimits.maxBytes - total);
    if (!bytes) continue;
    total += bytes.length;
    if (hasDocumentType(path, bytes)) {
      throw new AppError('file-damaged', 'The file is damaged: one of its parts can not be read.', {
        reason: 'doctype',
      });
    }
    parts[path] = bytes;
  }
  return zipSync(parts, { level: 0 });
}

/** Honest parts have none; with one, a few letters can stand for gigabytes. */
function hasDocumentType(path: string, bytes: Uint8Array): boolean {
  return (
    /\.(?:xml|rels)$/i.test(path) &&
    new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024)).includes('<!DOCTYPE')
  );
}
