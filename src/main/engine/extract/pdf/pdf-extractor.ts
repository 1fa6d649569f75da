import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';

const magic = [0x25, 0x50, 0x44, 0x46, 0x2d];
/** Readers accept a header anywhere in the first kilobyte. */
const magicWithin = 1024;

/** PDF: text with word boxes, page by page. */
export const pdfExtractor: Extractor = {
  kind: 'pdf',
  version: 1,
  endings: ['pdf'],
  sniff: (head) => {
    for (let at = 0; at < Math.min(head.length - magic.length + 1, magicWithin); at += 1) {
      if (magic.every((byte, index) => head[at + index] === byte)) return true;
    }
    return false;
  },
  extract,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  const { extractPages } = await import('./pdf-pages.ts');
  yield* extractPages(source, limits, signal);
}
