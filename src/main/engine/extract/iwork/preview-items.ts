import type { ExtractItem, ExtractLimits, ReadingTools } from '../../types.ts';
import type { Container } from '../container/open-container.ts';
import { extractorOfBytes } from '../extractor-of-bytes.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { iworkLimits } from './limits.ts';

/** What a document holds to be shown without its program, the most readable first. */
const previews = [
  'QuickLook/Preview.pdf',
  'preview.pdf',
  'preview.jpg',
  'QuickLook/Preview.jpg',
  'QuickLook/Thumbnail.jpg',
];

/** The pages of a document's preview, read like a file of its kind; nothing when there is none that can be read. */
export async function* previewItems(
  container: Container,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncGenerator<ExtractItem> {
  for (const path of previews) {
    const bytes = await container.read(path, iworkLimits.maxPartBytes);
    const extractor = bytes ? await extractorOfBytes(path, bytes) : null;
    if (!bytes || !extractor) continue;
    for await (const item of extractor.extract(sourceOfBytes(bytes), limits, signal, { ...tools, name: path })) {
      if (item.type === 'unit-failed') yield item;
      else if (item.type === 'unit') {
        yield { ...item, unit: { ...item.unit, chain: [...(item.unit.chain ?? ['basic']), 'best-effort'] } };
      }
    }
    return;
  }
}
