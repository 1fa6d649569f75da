import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import { readAll } from '../read-all.ts';
import { webarchiveLimits } from './limits.ts';

/** Pages saved by Safari: a binary property list with the page, its frames and what it shows. */
export const webarchiveExtractor: Extractor = {
  kind: 'webarchive',
  version: 1,
  endings: ['webarchive'],
  extract,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  if (source.size > webarchiveLimits.maxBytes) {
    throw new AppError('file-too-large', 'The saved page is too large to read.', { most: webarchiveLimits.maxBytes });
  }
  const bytes = await readAll(source, signal);
  const { webarchivePage } = await import('./webarchive-page.ts');
  const { pageItems } = await import('../html/page-items.ts');
  const { page, fields } = await webarchivePage(bytes, signal);
  yield* pageItems(page, fields, limits, signal);
}
