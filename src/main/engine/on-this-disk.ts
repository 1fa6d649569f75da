/** Keeps background work and previews from fetching what lies only in a cloud drive: opening it is enough to download it. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { EngineContext } from './engine-context.ts';
import type { FileRow } from './store/file-table.ts';

/**
 * The file of the disk that a row is, or stands in. `root` is its folder's path. Rejects with `cloud-only` when its bytes are not on this
 * disk, by what the last scan saw, or by what the system says now of one that has taken its place since.
 */
export async function onThisDisk(
  { library, cloud }: Pick<EngineContext, 'library' | 'cloud'>,
  file: FileRow,
  root: string,
): Promise<FileRow> {
  const outer = file.parentId === null ? file : (library.members.outermost(file) ?? file);
  const isAway = cloud
    ? await isPlaceholder(cloud, path.join(root, outer.path), outer.special === 'cloud')
    : outer.special === 'cloud';
  if (isAway) throw new AppError('cloud-only', 'The file lies in a cloud drive only.');
  return outer;
}

async function isPlaceholder(cloud: NonNullable<EngineContext['cloud']>, place: string, marked: boolean) {
  const stats = await lstat(place, { bigint: true }).catch(() => null);
  // Gone, or with bytes of its own: reading it tells.
  if (!stats?.isFile() || stats.size === 0n || stats.blocks > 0n) return false;
  const inodes = await cloud.onlyInCloud([place]).catch(() => null);
  return inodes?.has(stats.ino.toString()) ?? marked;
}

/** Whether the file of the disk is as the list has it, so that what was known of its bytes still holds. */
export async function isAsListed(
  { library }: Pick<EngineContext, 'library'>,
  outer: FileRow,
  root: string,
): Promise<boolean> {
  // Parts of a package tell its size and time, which its folder does not.
  if (outer.special === 'package') return true;
  const row = library.disk.byId(outer.id);
  const stats = await lstat(path.join(root, outer.path), { bigint: true }).catch(() => null);
  return (
    row !== undefined &&
    // Null when what was read of it is of other bytes.
    row.contentState !== null &&
    stats !== null &&
    Number(stats.size) === row.size &&
    (row.modifiedNs === null || stats.mtimeNs.toString() === row.modifiedNs)
  );
}
