import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, ReadingTools } from '../../types.ts';
import type { CompoundFile } from '../compound/compound-file.ts';
import { summaryFields } from '../compound/summary-fields.ts';
import { embeddedObjects } from './embedded-objects.ts';

/** A document of older Office by the stream it keeps its text in. Rejects with `format-mismatch` for other compound files. */
export async function* compoundItems(
  file: CompoundFile,
  _source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  for (const member of embeddedObjects(file)) yield { type: 'member', member };
  const workbook = file.read('Workbook') ?? file.read('Book');
  const word = file.read('WordDocument');
  const slides = file.read('PowerPoint Document');
  if (word) {
    const { docItems } = await import('./doc-items.ts');
    yield* docItems(file, word, limits, signal, tools.password);
  } else if (slides) {
    const { pptItems } = await import('./ppt-items.ts');
    yield* pptItems(file, slides, limits, signal, tools.password);
  } else if (workbook) {
    const { biffItems } = await import('../spreadsheet/biff-items.ts');
    yield* biffItems(workbook, summaryFields(file, 'xls'), limits, signal, tools.password);
  } else if ([...file.entries.keys()].some((path) => path.startsWith('__properties_version1.0'))) {
    throw new AppError('format-mismatch', 'The file is an Outlook message.', {});
  } else throw new AppError('format-unsupported', 'The file is no document of Word, Excel or PowerPoint.', {});
}
