/** Thumbnails on the disk, in the library's own folder: JPEG files by content hash, in folders of 256. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type ThumbnailFiles = {
  /** Null when it is not there. */
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  /** All that are there. */
  names(): Promise<string[]>;
  /** Removes what is no whole thumbnail and is not being written: a process that was killed leaves such. */
  removeUnfinished(): Promise<void>;
};

const ending = '.jpg';

/** `folder` is made when the first one is written. Rejects with the system's errors (a full disk). */
export function createThumbnailFiles(folder: string): ThumbnailFiles {
  const placeOf = (name: string) => path.join(folder, name.slice(0, 2), `${name}${ending}`);
  let written = 0;
  const made = new Set<string>();
  const unfinished = new Set<string>();

  async function places(): Promise<string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ifMissing);
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [path.join(entry.parentPath, entry.name)]));
  }

  return {
    read: (name) => readFile(placeOf(name)).catch(ifMissingNull),
    async write(name, bytes) {
      const place = placeOf(name);
      const inner = path.dirname(place);
      if (!made.has(inner)) await mkdir(inner, { recursive: true, mode: 0o700 });
      made.add(inner);
      written += 1;
      // Somebody may read it while it is written.
      const half = `${place}.${written}.part`;
      unfinished.add(half);
      try {
        await writeFile(half, bytes, { mode: 0o600 });
        await rename(half, place);
      } finally {
        unfinished.delete(half);
      }
    },
    remove: (name) => rm(placeOf(name), { force: true }),
    names: async () =>
      (await places()).flatMap((place) => {
        const name = path.basename(place, ending);
        return place === placeOf(name) ? [name] : [];
      }),
    async removeUnfinished() {
      for (const place of await places()) {
        if (place !== placeOf(path.basename(place, ending)) && !unfinished.has(place)) await rm(place, { force: true });
      }
    },
  };
}

function ifMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function ifMissingNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
