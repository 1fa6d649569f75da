import type { Extractor } from '../types.ts';

/**
 * Names a way of reading: extractor kind and version, OCR languages or `none`, and whether a password opened the file.
 * The same bytes read the same way give the same text.
 */
export function readingId(
  extractor: Pick<Extractor, 'kind' | 'version'>,
  languages: readonly string[] = [],
  password = false,
): string {
  const ocr = languages.length > 0 ? [...languages].sort().join('+') : 'none';
  return `${extractor.kind}/${extractor.version} ocr=${ocr}${password ? ' password' : ''}`;
}
