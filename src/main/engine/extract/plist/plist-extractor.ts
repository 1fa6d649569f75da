import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import { readAll } from '../read-all.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { textItems } from '../text/text-items.ts';
import { plistLimits } from './limits.ts';
import type { PlistValue } from './parse-plist.ts';

/** Property lists of Apple's programs, binary or XML: names and values line by line. */
export const plistExtractor: Extractor = {
  kind: 'plist',
  version: 1,
  endings: ['plist', 'strings', 'mobileconfig'],
  extract,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const mark = new TextDecoder().decode(await source.read(0, Math.min(6, source.size)));
  const isXml = mark.includes('<');
  if ((!isXml && mark !== 'bplist') || source.size > plistLimits.maxBytes) {
    // The oldest form is text with braces.
    yield* textItems(source, 'paragraph', limits, signal);
    return;
  }
  const { parsePlist } = await import('./parse-plist.ts');
  let value: PlistValue;
  try {
    value = await parsePlist(await readAll(source, signal), signal);
  } catch (error) {
    if (!isXml || !(error instanceof AppError) || error.code !== 'file-damaged') throw error;
    yield* textItems(source, 'paragraph', limits, signal);
    return;
  }
  const text = new TextEncoder().encode([...lines(value, '')].join('\n'));
  yield* textItems(sourceOfBytes(text), 'paragraph', limits, signal);
}

function* lines(value: PlistValue, indent: string): Generator<string> {
  if (value instanceof Map || Array.isArray(value)) {
    const entries: Iterable<[string | number, PlistValue]> = value.entries();
    for (const [key, one] of entries) {
      const label = typeof key === 'number' ? '-' : `${key}:`;
      if (one instanceof Map || Array.isArray(one)) {
        yield `${indent}${label}`;
        yield* lines(one, `${indent}  `);
      } else yield `${indent}${label} ${plain(one)}`;
    }
  } else yield indent + plain(value);
}

function plain(value: PlistValue): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (value instanceof Uint8Array) return `<${value.length} bytes>`;
  return value === null ? '' : String(value);
}
