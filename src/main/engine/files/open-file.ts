/** Opens a person's file for reading only: its bytes in parts, its hash, and whether it changed meanwhile. */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import type { ByteSource } from '../types.ts';
import { isInside } from './check-folder.ts';
import { hashSource } from './hash-source.ts';
import { letGoOfBytes } from './let-go-of-bytes.ts';

export type OpenFile = {
  readonly source: ByteSource;
  /** sha256 of all bytes as they are now. */
  hash(signal: AbortSignal): Promise<Uint8Array>;
  /** First bytes, for telling formats apart. */
  head(): Promise<Uint8Array>;
  /** True when the file at this place is no longer the one opened: other bytes, another time, or replaced by a rename. */
  changed(): Promise<boolean>;
  close(): Promise<void>;
  /** It stands in an archive that ends inside it: its bytes are only the beginning. */
  readonly cutOff?: boolean;
};

/** `root` is the real path of the folder the file must lie in. Throws AppError: `file-missing`, `file-unreadable`. */
export async function openFile(file: string, root: string): Promise<OpenFile> {
  const handle = await openReadOnly(file);
  const opened = await checked(handle, file, root).catch(async (error: unknown) => {
    await handle.close();
    throw error;
  });
  const size = Number(opened.size);
  const source = { size, read: (offset: number, length: number) => readPart(handle, offset, length, size) };
  return {
    source,
    hash: (signal) => hashSource(source, signal, letGoOfBytes),
    head: () => source.read(0, limits.files.headBytes),
    async changed() {
      const now = await lstat(file, { bigint: true }).catch(() => null);
      if (!now) throw new AppError('file-missing', 'The file is no longer there.', { path: file });
      const same = now.ino === opened.ino && now.dev === opened.dev;
      return !same || now.size !== opened.size || now.mtimeNs !== opened.mtimeNs;
    },
    close: () => handle.close(),
  };
}

/** A folder on the way may have become a link since the scan: what is read must lie where it seems to lie. */
async function checked(handle: FileHandle, file: string, root: string) {
  const stats = await handle.stat({ bigint: true });
  const inside = isInside(await realpath(file), await realpath(root));
  if (!stats.isFile() || !inside) {
    throw new AppError('file-unreadable', 'This is not an ordinary file of the folder.', { path: file });
  }
  return stats;
}

async function openReadOnly(file: string): Promise<FileHandle> {
  try {
    // Not following a link closes the gap between the scan and now; not blocking keeps a pipe from hanging us.
    return await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') throw new AppError('file-missing', 'The file is no longer there.', { path: file });
    throw new AppError('file-unreadable', 'The file cannot be opened. Check its permissions.', {
      path: file,
      system: code,
    });
  }
}

async function readPart(handle: FileHandle, offset: number, length: number, size: number): Promise<Uint8Array> {
  const wanted = Math.max(0, Math.min(length, size - offset));
  const bytes = new Uint8Array(wanted);
  let done = 0;
  while (done < wanted) {
    const { bytesRead } = await readOnce(handle, bytes, done, wanted - done, offset + done);
    if (bytesRead === 0) throw new AppError('file-changed-while-reading', 'The file became shorter while it was read.');
    done += bytesRead;
  }
  return bytes;
}

async function readOnce(handle: FileHandle, bytes: Uint8Array, at: number, length: number, position: number) {
  try {
    return await handle.read(bytes, at, length, position);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('file-unreadable', 'The file could not be read to its end.', { system: code });
  }
}
