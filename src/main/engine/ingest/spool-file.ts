/** Bytes that stand inside another file, put down where they can be read in parts: a temporary file that has no name any more. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { OpenFile } from '../files/open-file.ts';
import { limits } from '../limits.ts';

/**
 * Writes `parts` to a file in `folder` and takes its name away at once, so that a crash leaves nothing behind. `changed` tells of the
 * file they came from. Parts that end with `file-cut-off` are kept, and the file says so. Rejects with `disk-full`, `text-limit` above `limits.members.maxBytes`, and whatever `parts` throws.
 */
export async function spoolFile(
  parts: AsyncIterable<Uint8Array>,
  folder: string,
  changed: () => Promise<boolean>,
): Promise<OpenFile & { readonly size: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = path.join(folder, randomUUID());
  const handle = await open(name, 'wx+', 0o600);
  await unlink(name);
  try {
    const hash = createHash('sha256');
    let size = 0;
    let cutOff = false;
    for await (const part of untilCut(parts, () => (cutOff = true))) {
      if (size + part.length > limits.members.maxBytes) {
        throw new AppError('expansion-limit', 'This file inside another one is too large to be unpacked.', {
          bytes: limits.members.maxBytes,
        });
      }
      await writeAll(handle, part, size);
      hash.update(part);
      size += part.length;
    }
    const sha256 = new Uint8Array(hash.digest());
    const source = { size, read: (offset: number, length: number) => readPart(handle, offset, length, size) };
    return {
      size,
      cutOff,
      source,
      hash: async () => sha256,
      head: () => source.read(0, limits.files.headBytes),
      changed,
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The parts in front of the place where their archive is cut off. */
async function* untilCut(parts: AsyncIterable<Uint8Array>, cut: () => void): AsyncIterable<Uint8Array> {
  try {
    yield* parts;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'file-cut-off') throw error;
    cut();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  try {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', 'The disk is full.');
    throw new AppError('storage-failed', 'A temporary file could not be written.', { system: code });
  }
}

async function readPart(handle: FileHandle, offset: number, length: number, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
    if (bytesRead === 0) throw new AppError('storage-failed', 'A temporary file became shorter.');
    done += bytesRead;
  }
  return bytes;
}
