import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource } from '../../types.ts';
import { detectEncoding, type Encoding } from './detect-encoding.ts';
import { createTextDecoder } from './text-decoder.ts';

/**
 * The text of a source, part by part, and the encoding it was read with. `declared` may name an encoding from the
 * content itself (an HTML meta tag); it gives way to a byte order mark. Rejects with `format-unsupported` for binary data.
 */
export async function decodeSource(
  source: ByteSource,
  signal: AbortSignal,
  declared: (sample: Uint8Array) => string | null = () => null,
): Promise<{ readonly encoding: string; readonly parts: AsyncIterable<string> }> {
  const sample = await source.read(0, Math.min(limits.extract.encodingSampleBytes, source.size));
  const found = await detectEncoding(sample);
  if (!found) throw new AppError('format-unsupported', 'The file holds data, not text.', {});
  const encoding = found.markBytes > 0 ? found : chosen(found, declared(sample));
  return { encoding: encoding.name, parts: decodeParts(source, encoding, signal) };
}

function chosen(found: Encoding, declared: string | null): Encoding {
  // Valid UTF-8 with letters beyond ASCII is never anything else by chance, whatever a tag says.
  return declared !== null && found.name !== 'utf-8' && !found.name.startsWith('utf-16')
    ? { name: declared, markBytes: 0 }
    : found;
}

async function* decodeParts(source: ByteSource, encoding: Encoding, signal: AbortSignal): AsyncIterable<string> {
  const decoder = createTextDecoder(encoding.name);
  let at = encoding.markBytes;
  while (at < source.size) {
    signal.throwIfAborted();
    const part = await source.read(at, Math.min(limits.files.readBytes, source.size - at));
    if (part.length === 0) break;
    at += part.length;
    yield decoder.decode(part);
  }
  yield decoder.end();
}
