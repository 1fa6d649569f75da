/** The second look: a file is read only when it is as the scan saw it, at least a second later. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { listPackage } from '../files/package-files.ts';
import { limits } from '../limits.ts';
import type { FileRow } from '../store/file-table.ts';
import type { LibraryStore } from '../store/library-store.ts';

/**
 * Null when the file rests and may be read, or when reading it will tell what is wrong with it. Else the row holds what the disk says
 * now, and the result is when to look again (milliseconds since 1970); `looks` counts those that found it changed.
 */
export async function lookAgain(
  library: LibraryStore,
  file: FileRow,
  root: string,
  now: number,
  looks: number,
): Promise<number | null> {
  if (file.parentId !== null) return null;
  const row = library.disk.byId(file.id);
  if (!row || row.folderId !== file.folderId || row.path !== file.path) return null;
  const seen = await look(path.join(root, file.path), file.special === 'package');
  if (!seen) return null;
  const rests = seen.size === row.size && seen.modifiedNs === row.modifiedNs && seen.inode === row.inode;
  if (rests) return null;
  const { folderId, modifiedNs: _before, special, ...place } = row;
  library.transaction(() => {
    // A scan may have followed its file elsewhere while we looked: what stands here now is another one.
    const still = library.disk.byId(row.id);
    if (!still || still.folderId !== folderId || still.key !== row.key || still.inode !== row.inode) return;
    const entry = { ...place, ...seen, ...(special ? { special } : {}) };
    library.disk.place(row.id, folderId, entry);
    library.disk.supersede(row.id, entry);
    library.disk.outdate(row.id, path.extname(row.path).slice(1).toLowerCase() || 'file');
  });
  return now + Math.min(limits.watch.settleMs * 2 ** looks, limits.watch.settleMostMs);
}

async function look(file: string, isPackage: boolean) {
  try {
    const stats = await lstat(file, { bigint: true });
    const about = {
      size: Number(stats.size),
      modifiedMs: Number(stats.mtimeMs),
      modifiedNs: stats.mtimeNs.toString(),
      inode: stats.ino.toString(),
      volume: stats.dev.toString(),
    };
    if (!isPackage) return stats.isFile() ? about : null;
    const { files } = await listPackage(file);
    const newest = files.reduce((latest, each) => (each.modifiedNs > latest ? each.modifiedNs : latest), 0n);
    const size = files.reduce((total, each) => total + each.size, 0);
    const modifiedNs = files.length === 0 ? stats.mtimeNs : newest;
    return { ...about, size, modifiedMs: Number(modifiedNs / 1_000_000n), modifiedNs: modifiedNs.toString() };
  } catch {
    return null; // Reading it says what is wrong.
  }
}
