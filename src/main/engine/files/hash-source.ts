import { createHash } from 'node:crypto';
import { limits } from '../limits.ts';
import type { ByteSource } from '../types.ts';

/** sha256 of all bytes of a source, read in parts. Rejects when aborted and with what reading rejects with. */
export async function hashSource(source: ByteSource, signal: AbortSignal): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < source.size; offset += limits.files.readBytes) {
    signal.throwIfAborted();
    hash.update(await source.read(offset, limits.files.readBytes));
  }
  return new Uint8Array(hash.digest());
}
