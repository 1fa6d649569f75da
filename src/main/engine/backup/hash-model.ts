import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** The hex sha256 of a model's file; null for a folder, and for one that is not there. Rejects with the signal's reason. */
export async function hashModel(file: string, signal: AbortSignal): Promise<string | null> {
  const stats = await stat(file).catch(() => null);
  if (!stats?.isFile()) return null;
  const hash = createHash('sha256');
  for await (const part of createReadStream(file, { signal })) hash.update(part as Buffer);
  return hash.digest('hex');
}
