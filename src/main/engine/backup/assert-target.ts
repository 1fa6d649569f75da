/** Whether a backup may be written to a place: never over the library itself, and never over anything that is no backup. */
import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { magic } from './portable-header.ts';

/**
 * `dataDir`: the library's own folder; `replace`: an older backup may be written over. Rejects with `backup-target`, `backup-exists` and
 * the system's errors.
 */
export async function assertTarget(file: string, dataDir: string, replace: boolean): Promise<void> {
  const own = await realpath(dataDir);
  const folder = await realpath(path.dirname(file));
  if (folder === own || folder.startsWith(own + path.sep)) {
    throw new AppError('backup-target', 'A backup is no backup in the library’s own folder. Choose another one.', {
      ...{ path: file, detail: 'it is the folder of the library itself' },
    });
  }
  const beginning = await beginningOf(file);
  // An empty file holds nothing anybody could miss.
  if (beginning === null || beginning.length === 0) return;
  if (beginning.equals(magic)) {
    if (replace) return;
    throw new AppError('backup-exists', `${file} is a backup already, and is not written over unasked.`, {
      path: file,
    });
  }
  throw new AppError('backup-target', `${file} is no backup, and is not written over. Choose another name.`, {
    ...{ path: file, detail: 'a file that is no backup has this name' },
  });
}

/** Null where nothing is; a folder or a device begins with nothing of ours. */
async function beginningOf(file: string): Promise<Buffer | null> {
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (stats === null) return null;
  if (!stats.isFile()) return Buffer.from('no file');
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
