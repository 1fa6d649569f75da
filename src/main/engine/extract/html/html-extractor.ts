import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import { decodeSource } from '../text/decode-source.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { htmlLimits } from './limits.ts';

const start = /^(?:\uFEFF|\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta)\b/i;

/** HTML pages: main content, headings, lists and tables kept. */
export const htmlExtractor: Extractor = {
  kind: 'html',
  version: 3,
  endings: ['html', 'htm', 'xhtml', 'xht', 'shtml'],
  sniff: (head) =>
    start.test(
      new TextDecoder('windows-1252')
        .decode(head)
        .replaceAll('\0', '')
        .replace(/^ÿþ|^þÿ|^ï»¿/, ''),
    ),
  extract,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const { encoding, parts } = await decodeSource(source, signal, declaredEncoding);
  const detected = { name: 'encoding', value: encoding, source: 'text:detected' };
  let html = '';
  for await (const part of parts) {
    html += part;
    // Too large for a tree in any case: read as it comes.
    if (html.length > htmlLimits.maxTreeCharacters) {
      const { flatItems } = await import('./flat-items.ts');
      yield* flatItems(html, parts, [detected], limits, signal);
      return;
    }
  }
  const { readPage } = await import('./read-page.ts');
  const { pageItems } = await import('./page-items.ts');
  yield* pageItems(readPage(html), [detected], limits, signal);
}
