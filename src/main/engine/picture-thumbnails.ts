/** Thumbnails: made when first asked for, kept on the disk by content hash, the longest unused thrown away when there are too many. */
import path from 'node:path';
import type { EngineContext } from './engine-context.ts';
import { pictureLimits } from './pictures/limits.ts';
import { createThumbnailFiles } from './store/thumbnail-files.ts';

export type Thumbnails = {
  /** The thumbnail of this name (a content hash in hex, then what it shows), made by `make` when it is not kept. */
  get(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  keep(name: string, jpeg: Uint8Array): Promise<void>;
  /** Deletes those of what is no longer in the library. */
  sweep(): Promise<void>;
  bytes(): number;
};

const { cache } = pictureLimits;

export function createThumbnails(
  context: () => Pick<EngineContext, 'library' | 'log' | 'now'>,
  dataDir: string,
): Thumbnails {
  const files = createThumbnailFiles(path.join(dataDir, 'thumbnails'));
  const making = new Map<string, Promise<Uint8Array>>();
  const touched = new Map<string, number>();
  let total: number | null = null;
  const table = () => context().library.pictures.thumbnails;
  const bytes = () => {
    total ??= table().total();
    return total;
  };

  async function drop(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await files.remove(name);
      table().remove(name);
      touched.delete(name);
    }
    total = null;
  }

  async function keep(name: string, jpeg: Uint8Array): Promise<void> {
    try {
      await files.write(name, jpeg);
      table().put(name, jpeg.length);
      touched.set(name, context().now());
      total = bytes() + jpeg.length;
      if (total > cache.most) await shrink();
    } catch (error) {
      // A full disk: the picture is shown all the same.
      context().log.warn('a thumbnail was not kept', { error: String(error) });
    }
  }

  async function shrink(): Promise<void> {
    while (bytes() > cache.most * cache.leave) {
      const oldest = table().oldest(cache.step);
      if (oldest.length === 0) return;
      let over = bytes() - cache.most * cache.leave;
      const leaving = oldest.filter(({ bytes: size }) => {
        const leaves = over > 0;
        over -= size;
        return leaves;
      });
      await drop(leaving.map(({ name }) => name));
    }
  }

  function touch(name: string): void {
    const now = context().now();
    if (now - (touched.get(name) ?? 0) < cache.touchMs) return;
    if (touched.size > cache.step * 100) touched.clear();
    touched.set(name, now);
    table().touch(name);
  }

  async function load(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = await files.read(name);
    if (kept) {
      touch(name);
      return kept;
    }
    const made = await make();
    await keep(name, made);
    return made;
  }

  return {
    async get(name, make) {
      const known = making.get(name);
      if (known) return known;
      const work = load(name, make);
      making.set(name, work);
      try {
        return await work;
      } finally {
        making.delete(name);
      }
    },
    keep,
    sweep: () => drop(table().useless()),
    bytes,
  };
}
