/** Converted adapters are files of ours, in the library's own folder: made whole or not at all. */
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../../preload/contract/errors.ts';

/** Runs `write` on a path beside `target` and puts what it wrote there; what failed leaves nothing. Rejects with `disk-full` or as `write`. */
export async function makeAdapterFile<Result>(
  target: string,
  write: (path: string) => Promise<Result>,
): Promise<Result> {
  const part = `${target}.part`;
  try {
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await rm(part, { force: true });
    const result = await write(part);
    await rename(part, target);
    return result;
  } catch (error) {
    await rm(part, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new AppError('disk-full', 'The disk is full. Free some space, then add the adapter again.', {
        path: target,
      });
    }
    throw error;
  }
}

export async function removeAdapterFile(target: string): Promise<void> {
  await rm(target, { force: true });
}
