import { AppError } from '../../../../preload/contract/errors.ts';
import { limits as engineLimits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, ReadingTools } from '../../types.ts';
import { decodeXml } from '../ooxml/office-package.ts';
import { readAll } from '../read-all.ts';
import { isSheetXml } from '../spreadsheet/is-sheet-xml.ts';
import { parseXml } from '../xml/parse-xml.ts';

/** Office files without a container: flat OpenDocument, Excel's XML of 2003, workbooks of the oldest Excels. Rejects with `format-mismatch` for the rest. */
export async function* flatItems(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const head = await source.read(0, Math.min(engineLimits.extract.sniffBytes, source.size));
  const isOldWorkbook = head[0] === 0x09 && (head[1] ?? 255) <= 0x08 && head[3] === 0;
  const text = new TextDecoder().decode(head);
  const isFlat = /<office:document\b/.test(text);
  const isSheet = isSheetXml(text);
  if ((!isOldWorkbook && !isFlat && !isSheet) || source.size > engineLimits.extract.maxXmlBytes) {
    throw new AppError('format-mismatch', 'The file is not what its name says.', {});
  }
  const bytes = await readAll(source, signal);
  if (isOldWorkbook) {
    const { biffItems } = await import('../spreadsheet/biff-items.ts');
    return yield* biffItems(bytes, [], limits, signal, tools.password);
  }
  if (isSheet || text.includes('opendocument.spreadsheet')) {
    const { openWorkbook } = await import('../spreadsheet/open-workbook.ts');
    const { workbookItems } = await import('../spreadsheet/workbook-items.ts');
    return yield* workbookItems(await openWorkbook(bytes, false), [], async () => [], limits, signal);
  }
  const content = parseXml(decodeXml(bytes));
  const { partsItems } = await import('../opendocument/open-document-items.ts');
  yield* partsItems({ content, styles: content, meta: content }, limits, signal);
}
