import { limits } from '../limits.ts';
import type { ByteSource } from '../types.ts';

/** Reads a source whole, in parts small enough to cancel between. For formats that need every byte at once. */
export async function readAll(source: ByteSource, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = new Uint8Array(source.size);
  let filled = 0;
  while (filled < source.size) {
    signal.throwIfAborted();
    const part = await source.read(filled, Math.min(limits.files.readBytes, source.size - filled));
    if (part.length === 0) break;
    bytes.set(part, filled);
    filled += part.length;
  }
  return filled === bytes.length ? bytes : bytes.subarray(0, filled);
}
