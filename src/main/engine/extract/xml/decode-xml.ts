import { declaredEncoding } from '../html/declared-encoding.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { decodeSource } from '../text/decode-source.ts';

/** The text of an XML or XHTML file, by its mark, its declaration or its bytes. Rejects with `format-unsupported` for data. */
export async function decodeXml(bytes: Uint8Array, signal: AbortSignal): Promise<string> {
  if (bytes.length === 0) return '';
  const { parts } = await decodeSource(sourceOfBytes(bytes), signal, declaredEncoding);
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
