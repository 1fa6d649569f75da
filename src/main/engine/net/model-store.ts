/**
 * The folder with downloaded models: `ID/` is a complete one with `docent-model.json`, which says which files are ours; `ID.part/` is one
 * that is being brought. Whatever else a person keeps there is not touched.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DownloadOrder } from '../types.ts';
import { netLimits } from './limits.ts';

type Manifest = {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly sha256: string | null }[];
  readonly downloadedAt: number;
};

const manifestName = 'docent-model.json';
const orderName = 'download.json';
const safeId = /^[\w][\w.-]{0,79}$/;

export type ModelStore = {
  /** Makes the folder when it is not there. */
  prepare(): Promise<void>;
  /** Where its files stand once it is complete, and while it is brought. */
  folderOf(id: string): string;
  partFolderOf(id: string): string;
  /** Complete ones. */
  installed(): Promise<readonly Manifest[]>;
  isInstalled(id: string): Promise<boolean>;
  /** Ids of those being brought, with the bytes that are there. */
  unfinished(): Promise<readonly { readonly id: string; readonly bytes: number }[]>;
  begin(order: DownloadOrder): Promise<void>;
  /** Puts a complete one in its place at once. */
  complete(order: DownloadOrder, at: number): Promise<void>;
  /** Files of a complete one whose bytes are not what they were, or that are gone. */
  wrongFiles(id: string, signal: AbortSignal): Promise<readonly string[]>;
  abandon(id: string): Promise<void>;
  /** Deletes the files of the manifest, and folders that are then empty. */
  remove(id: string): Promise<void>;
};

export function createModelStore(folder: string): ModelStore {
  const folderOf = (id: string) => path.join(folder, checked(id));
  const partFolderOf = (id: string) => path.join(folder, `${checked(id)}.part`);
  const manifestOf = (id: string) => readJson<Manifest>(path.join(folderOf(id), manifestName));

  async function namesIn(): Promise<string[]> {
    return readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
  }

  return {
    prepare: async () => void (await mkdir(folder, { recursive: true })),
    folderOf,
    partFolderOf,
    async installed() {
      const names = (await namesIn()).filter((name) => safeId.test(name) && !name.endsWith('.part'));
      const found = await Promise.all(names.map((name) => manifestOf(name)));
      return found.filter((manifest, index) => manifest?.id === names[index]) as Manifest[];
    },
    isInstalled: async (id) => safeId.test(id) && (await manifestOf(id))?.id === id,
    async unfinished() {
      const found: { id: string; bytes: number }[] = [];
      for (const name of (await namesIn()).filter((each) => each.endsWith('.part'))) {
        const order = await readJson<{ readonly id: string }>(path.join(folder, name, orderName));
        if (order && `${order.id}.part` === name) {
          found.push({ id: order.id, bytes: await bytesIn(path.join(folder, name)) });
        }
      }
      return found;
    },
    async begin(order) {
      await mkdir(partFolderOf(order.id), { recursive: true });
      await writeSynced(path.join(partFolderOf(order.id), orderName), { id: order.id });
    },
    async complete(order, at) {
      const manifest: Manifest = { id: order.id, files: order.files, downloadedAt: at };
      await writeSynced(path.join(partFolderOf(order.id), manifestName), manifest);
      await rm(path.join(partFolderOf(order.id), orderName), { force: true });
      // An older copy of ours makes room; a folder of the person's by this name does not.
      if (await manifestOf(order.id)) await removeListed(folderOf(order.id), await manifestOf(order.id));
      await rename(partFolderOf(order.id), folderOf(order.id));
    },
    async wrongFiles(id, signal) {
      const wrong: string[] = [];
      for (const { path: file, sha256 } of (await manifestOf(id))?.files ?? []) {
        // Copies of a person's models have no hash of ours.
        const right = sha256 === null || (await hashOf(path.join(folderOf(id), file), signal)) === sha256;
        if (!right) wrong.push(file);
      }
      return wrong;
    },
    async abandon(id) {
      await rm(partFolderOf(id), { recursive: true, force: true });
    },
    async remove(id) {
      await removeListed(folderOf(id), await manifestOf(id));
    },
  };
}

/** Null when it is gone. */
async function hashOf(file: string, signal: AbortSignal): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(file, { highWaterMark: netLimits.hashReadBytes, signal })) {
      hash.update(part as Buffer);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

function checked(id: string): string {
  if (!safeId.test(id)) throw new Error(`${id} is no name for a folder`);
  return id;
}

async function removeListed(folder: string, manifest: Manifest | null): Promise<void> {
  if (!manifest) return;
  for (const { path: file } of manifest.files) {
    await rm(path.join(folder, file), { force: true });
    await removeEmpty(path.dirname(path.join(folder, file)), folder);
  }
  await rm(path.join(folder, manifestName), { force: true });
  await removeEmpty(folder, folder);
}

/** Empty folders from here up to `top`; one that still holds something stays. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let at = folder; at.startsWith(top); at = path.dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') continue;
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
      throw error;
    }
  }
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const isNote = entry.name === orderName || entry.name.endsWith('.part.json');
    if (!entry.isFile() || isNote) continue;
    bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}

async function readJson<Value>(file: string): Promise<Value | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Value;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function writeSynced(file: string, value: unknown): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
