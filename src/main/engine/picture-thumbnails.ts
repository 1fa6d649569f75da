/** Thumbnails: made when first asked for, kept on the disk by content hash, the longest unused thrown away when there are too many. */
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { EngineContext } from './engine-context.ts';
import { pictureLimits } from './pictures/limits.ts';
import { createThumbnailFiles } from './store/thumbnail-files.ts';
import { createThumbnailTurns } from './thumbnail-turns.ts';

/** `keeps`: it is what its name stands for, and may be shown again. */
export type MadeThumbnail = { readonly jpeg: Uint8Array; readonly keeps: boolean };
/** A JPEG under the name it is kept by. */
export type NamedThumbnail = { readonly name: string; readonly jpeg: Uint8Array };
type Make = () => Promise<MadeThumbnail>;

export type Thumbnails = {
  /**
   * The thumbnail of this name (a content hash in hex, then what it shows), made by `make` when it is not kept. Rejects with `cancelled`
   * when everybody who asked for it has gone before it was begun.
   */
  get(name: string, make: Make, signal: AbortSignal): Promise<Uint8Array>;
  /** Makes one that is not kept, in its turn. */
  make(make: Make, signal: AbortSignal): Promise<Uint8Array>;
  keep(thumbnails: readonly NamedThumbnail[]): Promise<void>;
  /** Deletes those of what is no longer in the library, and files nobody knows of. */
  sweep(): Promise<void>;
  bytes(): number;
};

const { cache } = pictureLimits;

type Asked = { readonly work: Promise<Uint8Array>; readonly gone: AbortController; people: number };

export function createThumbnails(
  context: () => Pick<EngineContext, 'library' | 'log' | 'now' | 'pictures'>,
  dataDir: string,
): Thumbnails {
  const files = createThumbnailFiles(path.join(dataDir, 'thumbnails'));
  const turns = createThumbnailTurns(() => (context().pictures?.size ?? 1) * cache.madePerProcess);
  const making = new Map<string, Asked>();
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

  async function keep(thumbnails: readonly NamedThumbnail[]): Promise<void> {
    try {
      // Rows first: a file without one is nobody's, and goes with the next sweep.
      context().library.transaction(() => {
        for (const { name, jpeg } of thumbnails) table().put(name, jpeg.length);
      });
      for (const { name, jpeg } of thumbnails) {
        touched.set(name, context().now());
        if (total !== null) total += jpeg.length;
      }
      await Promise.all(thumbnails.map(({ name, jpeg }) => files.write(name, jpeg)));
      if (bytes() > cache.most) await shrink();
    } catch (error) {
      // A full disk: the picture is shown all the same.
      context().log.warn('a thumbnail was not kept', { error: String(error) });
      await drop(thumbnails.map(({ name }) => name)).catch(() => undefined);
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

  async function inTurn(make: Make, signal: AbortSignal): Promise<MadeThumbnail> {
    const done = await turns.take(signal);
    try {
      return await make();
    } finally {
      done();
    }
  }

  async function load(name: string, make: Make, signal: AbortSignal): Promise<Uint8Array> {
    // What another library, or one that was erased, has left there is never shown.
    const kept = table().has(name) ? await files.read(name) : null;
    if (kept) {
      touch(name);
      return kept;
    }
    const { jpeg, keeps } = await inTurn(make, signal);
    if (keeps) await keep([{ name, jpeg }]);
    return jpeg;
  }

  function ask(name: string, make: Make): Asked {
    const known = making.get(name);
    if (known && !known.gone.signal.aborted) return known;
    const gone = new AbortController();
    const work = load(name, make, gone.signal).finally(() => {
      if (making.get(name) === asked) making.delete(name);
    });
    // Everybody who asked may have gone.
    work.catch(() => undefined);
    const asked: Asked = { work, gone, people: 0 };
    making.set(name, asked);
    return asked;
  }

  return {
    async get(name, make, signal) {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
      const asked = ask(name, make);
      asked.people += 1;
      const leave = () => {
        asked.people -= 1;
        if (asked.people === 0) asked.gone.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await asked.work;
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
    make: async (make, signal) => (await inTurn(make, signal)).jpeg,
    keep,
    async sweep() {
      await drop(table().useless());
      // Their rows after their names: what is written meanwhile has its row before it has its file.
      const names = await files.names();
      const known = table().names();
      for (const name of names) if (!known.has(name)) await files.remove(name);
      await files.removeUnfinished();
    },
    bytes,
  };
}
