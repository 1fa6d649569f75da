import type { ByteSource } from '../types.ts';
import { decodeSource } from './text/decode-source.ts';

/** A whole text and its encoding, or null when it is longer than `mostBytes`. Rejects with `format-unsupported` for data. */
export async function decodedText(
  source: ByteSource,
  mostBytes: number,
  signal: AbortSignal,
  declared: (sample: Uint8Array) => string | null = () => null,
): Promise<{ readonly text: string; readonly encoding: string } | null> {
  if (source.size > mostBytes) return null;
  const { encoding, parts } = await decodeSource(source, signal, declared);
  const read: string[] = [];
  for await (const part of parts) read.push(part);
  return { text: read.join(''), encoding };
}
