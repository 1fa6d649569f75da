import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, ReadingTools } from '../../types.ts';
import { zipEnding } from '../recognise/zip-ending.ts';

/** E-books: one unit per file of the reading order, very long ones in parts, named as in the table of contents. */
export const epubExtractor: Extractor = {
  kind: 'epub',
  version: 1,
  endings: ['epub'],
  // Comics and scanned books are pages of pictures.
  usesOcr: true,
  sniff: (head) => head[0] === 0x50 && head[1] === 0x4b && zipEnding(head) === 'epub',
  extract,
};

async function* extract(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  const { epubItems } = await import('./epub-items.ts');
  yield* epubItems(source, limits, signal, tools);
}
