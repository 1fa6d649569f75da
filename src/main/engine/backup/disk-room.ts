/** Whether what is about to be written fits, asked before the first byte. */
import { stat, statfs } from 'node:fs/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import { backupLimits } from './limits.ts';

/** Bytes to be written into folders; those of one disk are added up. Rejects with `disk-full` and the system's errors. */
export async function assertRoom(
  wishes: readonly { readonly folder: string; readonly bytes: number }[],
): Promise<void> {
  const byDisk = new Map<number, { folder: string; bytes: number }>();
  for (const { folder, bytes } of wishes) {
    const { dev } = await stat(folder);
    const known = byDisk.get(dev) ?? { folder, bytes: 0 };
    byDisk.set(dev, { ...known, bytes: known.bytes + bytes });
  }
  for (const { folder, bytes } of byDisk.values()) {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const needed = bytes + backupLimits.spareBytes;
    if (free < needed) {
      const megabytes = (value: number) => Math.ceil(value / 1_000_000);
      throw new AppError(
        'disk-full',
        `This needs ${megabytes(needed)} MB, and ${megabytes(free)} MB are free. Nothing was written.`,
        { path: folder, needed, free },
      );
    }
  }
}
