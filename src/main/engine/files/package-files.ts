/** The ordinary files inside a folder that is read as one document: links are not followed, the desktop's own notes are left out. */
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../limits.ts';

export type PackageFile = {
  /** Inside the package, `/`-separated. */
  readonly path: string;
  readonly size: number;
  readonly modifiedNs: bigint;
  readonly inode: bigint;
};

export type PackageFiles = {
  /** In the order of their paths' code units, so that the same package always reads the same. */
  readonly files: readonly PackageFile[];
  /** True when there are more than `limits.files.maxPackageFiles`; the rest is not listed. */
  readonly cut: boolean;
};

/** Rejects with the system's error when a folder inside can't be listed. */
export async function listPackage(folder: string): Promise<PackageFiles> {
  const files: PackageFile[] = [];
  const pending = [''];
  for (let inside = pending.pop(); inside !== undefined; inside = pending.pop()) {
    for (const entry of await readdir(path.join(folder, inside), { withFileTypes: true })) {
      const relative = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) pending.push(relative);
      if (!entry.isFile() || entry.name === '.DS_Store') continue;
      if (files.length >= limits.files.maxPackageFiles) return { files: sorted(files), cut: true };
      const stats = await lstat(path.join(folder, relative), { bigint: true });
      files.push({ path: relative, size: Number(stats.size), modifiedNs: stats.mtimeNs, inode: stats.ino });
    }
  }
  return { files: sorted(files), cut: false };
}

function sorted(files: PackageFile[]): PackageFile[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
