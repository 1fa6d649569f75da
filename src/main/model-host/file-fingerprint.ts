/** The sha256 of a model file, read once as long as size and time stay the same. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { modelHostLimits } from './limits.ts';

const known = new Map<string, { readonly size: number; readonly modifiedMs: number; readonly sha256: string }>();

/** Lower-case hex. Rejects with the system's error when the file cannot be read. */
export async function fileFingerprint(path: string): Promise<string> {
  const { size, mtimeMs: modifiedMs } = await stat(path);
  const before = known.get(path);
  if (before && before.size === size && before.modifiedMs === modifiedMs) return before.sha256;
  const hash = createHash('sha256');
  const stream = createReadStream(path, { highWaterMark: modelHostLimits.transformers.hashReadBytes });
  for await (const bytes of stream) hash.update(bytes as Buffer);
  const sha256 = hash.digest('hex');
  known.set(path, { size, modifiedMs, sha256 });
  return sha256;
}
