/** Whether what stands at a folder's place is the disk the library knows. */
import type { BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../limits.ts';
import { otherComputer } from '../store/document-copies.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { ReconcileContext } from './reconcile-context.ts';

/**
 * The root as it is now; null when it is away, can't be looked at or is another disk. A disk's number may change with a restart:
 * it is known again by its files, and the new number is noted.
 */
export async function adoptRoot(context: ReconcileContext, folder: FolderRow): Promise<BigIntStats | null> {
  // Nobody has said yet where it stands here: it is not even looked at.
  if (folder.volume === otherComputer) return null;
  const stats = await lstat(folder.path, { bigint: true }).catch(() => null);
  if (!stats?.isDirectory()) return null;
  const volume = stats.dev.toString();
  if (volume === folder.volume) return stats;
  const known = context.library.disk.sample(folder.id, limits.watch.sampleFiles);
  if (known.length === 0 || known.some((row) => row.volume === volume)) return stats;
  for (const row of known) {
    const there = await lstat(path.join(folder.path, row.path), { bigint: true }).catch(() => null);
    if (!there || there.dev !== stats.dev) continue;
    const isSameFile = there.ino.toString() === row.inode;
    if (!isSameFile && (Number(there.size) !== row.size || there.mtimeNs.toString() !== row.modifiedNs)) continue;
    context.library.transaction(() => context.library.disk.renumber(folder.id, row.volume, volume));
    context.renumbered(folder.id, volume);
    return stats;
  }
  context.log.warn('another disk stands at the place of a folder', { folder: folder.id });
  return null;
}
