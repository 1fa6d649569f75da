import { createHash } from 'node:crypto';
import { limits } from '../limits.ts';
import type { ByteSource } from '../types.ts';

/** sha256 of all bytes of a source, read in parts; `done` gets each when it is hashed. Rejects when aborted and with what reading rejects with. */
export async function hashSource(
  source: ByteSource,
  signal: AbortSignal,
  done: (part: Uint8Array) => void = () => undefined,
): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < source.size; offset += limits.files.readBytes) {
    signal.throwIfAborted();
    const part = await source.read(offset, limits.files.readBytes);
    hash.update(part);
    done(part);
  }
  return new Uint8Array(hash.digest());
}
