/** Copies a model a person chose into the library's own folder; the original is only read. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { modelFolderLimits } from './limits.ts';

const manifestName = 'docent-model.json';

/**
 * Returns where the copy stands: `into/NAME/…`. On APFS it costs neither time nor space (a clone). Rejects with `disk-full`, or
 * `busy` when a model of that name is there already.
 */
export async function copyModel(from: string, into: string): Promise<string> {
  const isFolder = (await stat(from)).isDirectory();
  const name = folderNameOf(path.basename(from).replace(/\.gguf$/i, ''));
  const place = path.join(into, name);
  if (await stat(place).catch(() => null)) {
    throw new AppError('busy', `A model called ${name} is in Docent’s folder already.`, { name });
  }
  await mkdir(into, { recursive: true });
  const bytes = await bytesOf(from);
  const { bavail, bsize } = await statfs(into);
  if (bavail * bsize < bytes + modelFolderLimits.spareDiskBytes) {
    throw new AppError('disk-full', 'There is not enough space for a copy of this model.', { missingBytes: bytes });
  }
  const half = path.join(into, `.${randomUUID()}.part`);
  try {
    await mkdir(half);
    const inner = isFolder ? '' : path.basename(from);
    // What a link points to is copied: a link would lead out of here, and end where its target goes.
    await cp(from, path.join(half, inner), { recursive: true, dereference: true, mode: constants.COPYFILE_FICLONE });
    const own = (await filesIn(half)).filter((file) => path.basename(file) !== manifestName);
    const files = own.map((file) => ({ path: path.relative(half, file), sha256: null, bytes: null }));
    const manifest = { id: name, files, downloadedAt: Date.now() };
    await rm(path.join(half, manifestName), { force: true });
    await writeFile(path.join(half, manifestName), JSON.stringify(manifest), { flag: 'wx' });
    await syncAll(await filesIn(half));
    await rename(half, place);
    return isFolder ? place : path.join(place, inner);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new AppError('disk-full', 'There is not enough space for a copy of this model.', { missingBytes: bytes });
    }
    throw error;
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/** A name the store takes for a folder of its own. */
function folderNameOf(name: string): string {
  return (
    name
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[^\w]+/, '')
      .slice(0, 80) || 'model'
  );
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function bytesOf(model: string): Promise<number> {
  const found = await stat(model);
  if (!found.isDirectory()) return found.size;
  const sizes = await Promise.all((await filesIn(model)).map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function syncAll(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const handle = await open(file, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
