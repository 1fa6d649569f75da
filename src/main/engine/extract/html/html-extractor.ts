import type { ByteSource, ExtractItem, ExtractLimits, Extractor, MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { documentItems } from '../document-items.ts';
import { decodeSource } from '../text/decode-source.ts';
import { declaredEncoding } from './declared-encoding.ts';

const start = /^(?:\uFEFF|\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta)\b/i;

/** HTML pages: main content, headings, lists and tables kept. */
export const htmlExtractor: Extractor = {
  kind: 'html',
  version: 1,
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
  let html = '';
  for await (const part of parts) html += part;
  const { mainContent } = await import('./main-content.ts');
  const { title, author, blocks } = mainContent(html);
  const fields: MetadataField[] = [{ name: 'encoding', value: encoding, source: 'text:detected' }];
  if (title) fields.unshift({ name: 'title', value: cleanText(title), source: 'html:title' });
  if (author) fields.push({ name: 'author', value: cleanText(author), source: 'html:byline' });
  yield* documentItems(fields, blocks, limits, signal);
}
