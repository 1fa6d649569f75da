/** The text of a folder's `.docentignore`. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../limits.ts';
import { ignoreFileName } from './exclusions.ts';

/** Null when there is none. Rejects with the system's error when it can't be read: then nobody knows what is left out. */
export async function readIgnoreFile(directory: string): Promise<string | null> {
  const file = path.join(directory, ignoreFileName);
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      if (!(await handle.stat()).isFile()) return null;
      const bytes = Buffer.alloc(limits.files.maxIgnoreBytes);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // A link or a folder of this name holds no patterns.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'EISDIR') return null;
    throw error;
  }
}
