import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import { decodedText } from '../decoded-text.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { textItems } from '../text/text-items.ts';
import { jsonLayout } from './json-layout.ts';
import { jsonLimits } from './limits.ts';

/** JSON in all its forms: as written where a person can read that, else laid out and with its escapes resolved. */
export const jsonExtractor: Extractor = {
  kind: 'json',
  version: 1,
  endings: ['json', 'jsonl', 'ndjson', 'json5', 'jsonc', 'geojson', 'topojson', 'jsonld', 'har', 'webmanifest'],
  extract,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const read = await decodedText(source, jsonLimits.maxBytes, signal);
  const laidOut = read ? readable(read.text) : null;
  if (!read || laidOut === null) {
    yield* textItems(source, 'paragraph', limits, signal);
    return;
  }
  for await (const item of textItems(sourceOfBytes(new TextEncoder().encode(laidOut)), 'paragraph', limits, signal)) {
    if (item.type !== 'metadata') yield item;
    else {
      yield { ...item, fields: [{ name: 'encoding', value: read.encoding, source: 'text:detected' }] };
    }
  }
}

/** The text laid out anew, or null where it is best read as it stands. */
function readable(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const escaped = /\\u[0-9a-f]{4}/i.test(text);
  if (!escaped && text.length <= lines.length * jsonLimits.wideLine) return null;
  try {
    return jsonLayout(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    // No single value: perhaps one on each line.
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
  }
  try {
    return escaped ? lines.map((line) => JSON.stringify(JSON.parse(line))).join('\n') : null;
  } catch (error) {
    // No JSON at all, or nested beyond any document: its text is read as it stands.
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}
