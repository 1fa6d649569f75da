/** Thumbnails on the disk, in the library's own folder: JPEG files by content hash, in folders of 256. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type ThumbnailFiles = {
  /** Null when it is not there. */
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
};

/** `folder` is made when the first one is written. Rejects with the system's errors (a full disk). */
export function createThumbnailFiles(folder: string): ThumbnailFiles {
  const placeOf = (name: string) => path.join(folder, name.slice(0, 2), `${name}.jpg`);
  let written = 0;
  const made = new Set<string>();
  return {
    async read(name) {
      try {
        return await readFile(placeOf(name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async write(name, bytes) {
      const place = placeOf(name);
      const inner = path.dirname(place);
      if (!made.has(inner)) await mkdir(inner, { recursive: true, mode: 0o700 });
      made.add(inner);
      written += 1;
      // Somebody may read it while it is written.
      const half = `${place}.${written}.part`;
      await writeFile(half, bytes, { mode: 0o600 });
      await rename(half, place);
    },
    remove: (name) => rm(placeOf(name), { force: true }),
  };
}
