import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, ReadingTools } from '../../types.ts';

const magic = [0x25, 0x50, 0x44, 0x46, 0x2d];
/** Readers accept a header anywhere in the first kilobyte. */
const magicWithin = 1024;

/** PDF: text with word boxes, page by page; scans through OCR; embedded files as members. */
export const pdfExtractor: Extractor = {
  kind: 'pdf',
  // 3 and 4: as versions 2 and 3 of pictures.
  version: 4,
  endings: ['pdf'],
  usesOcr: true,
  sniff: (head) => {
    for (let at = 0; at < Math.min(head.length - magic.length + 1, magicWithin); at += 1) {
      if (magic.every((byte, index) => head[at + index] === byte)) return true;
    }
    return false;
  },
  extract,
  openMember,
};

async function* extract(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  const { extractPages } = await import('./pdf-pages.ts');
  yield* extractPages(source, limits, signal, tools);
}

async function* openMember(
  source: ByteSource,
  path: string,
  _limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<Uint8Array> {
  const { memberBytes } = await import('./pdf-members.ts');
  yield* memberBytes(source, path, signal, tools.password);
}
