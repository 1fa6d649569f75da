/** Keeps pictures in line with the library: looks at new ones, takes those of documents out, gives them words and vectors. */
import { setTimeout as sleep } from 'node:timers/promises';
import { toWire } from '../../preload/contract/errors.ts';
import type { PictureStatus } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { kindsWithInnerPictures } from './extract/pictures/pictures-of.ts';
import { endingOf } from './extract/recognise/ending-of.ts';
import { lookAtFiles as lookAtSome, lookInside } from './look-at-pictures.ts';
import { indexPictureWords } from './picture-words.ts';
import { pictureLimits } from './pictures/limits.ts';
import type { FileRow } from './store/file-table.ts';
import { storageError } from './store/open-database.ts';

export type PictureKeeper = {
  /** Looks for work; returns at once. */
  kick(): void;
  /** Resolves when no work is left that can be done now. */
  idle(): Promise<void>;
  /** Pictures that are files are being looked at. */
  isLooking(): boolean;
  status(): PictureStatus;
  stop(): Promise<void>;
};

const { look: limits } = pictureLimits;

export function createPictureKeeper(context: () => EngineContext): PictureKeeper {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;
  let looking = false;
  let restsUntil = 0;
  let told = Number.NEGATIVE_INFINITY;
  /** Milliseconds the last status took to count. */
  let counting = 0;
  /** When the list of files may be gone through again (by the clock that nobody sets), and whether somebody waits for all of it. */
  let listAt = 0;
  let awaited = false;
  let later: NodeJS.Timeout | null = null;
  let telling: NodeJS.Timeout | null = null;

  const mayWork = () => {
    const { pictures, ingest, now } = context();
    return pictures !== null && !stopping.signal.aborted && ingest.plan().paused === null && now() >= restsUntil;
  };

  async function run(): Promise<void> {
    do {
      again = false;
      if (awaited || performance.now() >= listAt) await lookAtFiles().finally(lookedAt);
      else lookLater();
      await lookIntoContents();
      while (mayWork() && indexPictureWords(context())) await sleep(0);
      await context().pictureModel.work(mayWork, stopping.signal, tell);
    } while (again && mayWork());
  }

  function lookLater(): void {
    const wait = Math.max(0, listAt - performance.now());
    later ??= setTimeout(() => {
      later = null;
      kick();
    }, wait).unref();
  }

  function lookedAt(): void {
    if (!looking) return;
    looking = false;
    if (!stopping.signal.aborted) context().ingest.kick();
  }

  async function lookAtFiles(): Promise<void> {
    let after = 0;
    while (mayWork()) {
      const { library, pictures, ingest } = context();
      const begun = performance.now();
      const ids = library.pictures.filesToLookAt(after, limits.round);
      // Tens of thousands are gone through for every file that is read: no more than a share of the time.
      const ended = performance.now();
      listAt = ended + (ended - begun) * limits.restShare;
      if (ids.length === 0) return;
      after = ids.at(-1) ?? after;
      looking = true;
      const files = ids
        .flatMap((id) => library.files.byId(id) ?? [])
        .filter(({ folderId }) => ingest.isAvailable(folderId));
      // More than there are processes: while pictures are decoded, others are read, hashed and stored.
      await inParallel(inBatches(files), (pictures?.size ?? 1) * limits.handsPerProcess, (some) =>
        lookAtSome(context(), some, stopping.signal),
      );
      tell();
    }
  }

  async function lookIntoContents(): Promise<void> {
    let seen = -1;
    while (mayWork()) {
      const { library } = context();
      // Behind the last one, whatever became of it: two on a disk that is away must not hold up all others.
      const [id] = library.pictures.contentsToScan(kindsWithInnerPictures, limits.scanVersion, seen, 1);
      const content = id === undefined ? undefined : library.contents.byId(id);
      if (!content) return;
      seen = content.id;
      await lookInside(context(), content, stopping.signal);
      tell();
    }
  }

  function tell(): void {
    if (telling || stopping.signal.aborted) return;
    const wait = Math.max(0, told + Math.max(limits.progressMs, counting * limits.restShare) - performance.now());
    telling = setTimeout(() => {
      telling = null;
      const begun = performance.now();
      told = begun;
      context().emit('pictures.changed', status());
      counting = performance.now() - begun;
    }, wait);
    telling.unref();
  }

  function status(): PictureStatus {
    const { library, thumbnails, pictureModel } = context();
    const { known, failed, waiting } = library.pictures.counts();
    return {
      revision: library.version() + context().pictureGroups.late(),
      total: known + waiting,
      ready: known - failed,
      waiting,
      failed,
      working: running !== null,
      model: pictureModel.status(),
      cacheBytes: thumbnails.bytes(),
      cacheMost: pictureLimits.cache.most,
    };
  }

  function kick(): void {
    again = true;
    if (running || !mayWork()) return;
    running = run()
      .catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        restsUntil = context().now() + limits.restMs;
        context().log.error('pictures rest', { code: toWire(storageError(error)).code });
        setTimeout(kick, limits.restMs).unref();
      })
      .finally(() => {
        running = null;
        tell();
        if (again && mayWork()) kick();
      });
  }

  return {
    kick,
    async idle() {
      awaited = true;
      kick();
      while (running) await running;
      awaited = false;
    },
    isLooking: () => looking,
    status,
    async stop() {
      stopping.abort();
      if (telling) clearTimeout(telling);
      if (later) clearTimeout(later);
      await running;
    },
  };
}

/** Decoded in WebAssembly, for a second each: next to that what lies between two batches is nothing. */
const slow: ReadonlySet<string> = new Set(['heic', 'heif']);

/** Small files together, a large or slow one by itself. */
function inBatches(files: readonly FileRow[]): FileRow[][] {
  const batches: FileRow[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = batches.at(-1);
    const weight = slow.has(endingOf(file.name)) ? limits.togetherBytes : file.size;
    bytes += weight;
    if (last && last.length < limits.together && bytes <= limits.togetherBytes) last.push(file);
    else {
      batches.push([file]);
      bytes = weight;
    }
  }
  return batches;
}

async function inParallel<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const hands = Array.from({ length: Math.min(most, items.length) }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  });
  await Promise.all(hands);
}
