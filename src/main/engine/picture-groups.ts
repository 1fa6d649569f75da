/** Which pictures of the library are there more than once: the same bytes, or nearly the same look. Kept in memory, made of the store. */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { toWire } from '../../preload/contract/errors.ts';
import type { EngineContext } from './engine-context.ts';
import type { PictureKeeper } from './picture-keeper.ts';
import { pictureLimits } from './pictures/limits.ts';
import { createNearGroups, type NearGroups } from './pictures/near-groups.ts';

export type PictureGroups = {
  /** Takes in what was looked at since, in slices so that others may do something in between. */
  refresh(signal: AbortSignal): Promise<void>;
  /**
   * The same, but waits no longer than a person would: after a start tens of thousands are to be compared. What comes later is told of with
   * `pictures.changed`.
   */
  refreshSoon(signal: AbortSignal): Promise<void>;
  /** Goes up each time that somebody was told of what came later. */
  late(): number;
  /** Looks that look the same as this one, itself too. */
  looksLike(look: number): readonly number[];
  /** Looks that look the same as a picture that is not in the library. */
  near(hashes: Uint32Array, signature: Uint8Array): number[];
  /** Looks of several pictures that look the same. */
  groups(): (readonly number[])[];
  clear(): void;
};

type GroupsContext = Pick<EngineContext, 'library' | 'emit' | 'log'> & {
  readonly pictureKeeper: Pick<PictureKeeper, 'status'>;
};

export function createPictureGroups(context: () => GroupsContext): PictureGroups {
  const signatureOf = (look: number) => context().library.pictures.signature(look);
  let near: NearGroups = createNearGroups(signatureOf);
  let last = 0;
  let refreshing: Promise<void> | null = null;
  let late = 0;
  let telling = false;

  async function takeIn(): Promise<void> {
    for (;;) {
      const groups = near;
      const rows = context().library.pictures.hashesAfter(last, pictureLimits.index.slice);
      if (rows.length === 0) return;
      for (const { id, hashes } of rows) {
        groups.add(id, wordsOf(hashes));
        last = id;
      }
      await setImmediate();
    }
  }

  function begun(): Promise<void> {
    refreshing ??= takeIn().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function tellLater(): Promise<void> {
    if (telling) return;
    telling = true;
    try {
      await begun();
      late += 1;
      context().emit('pictures.changed', context().pictureKeeper.status());
    } catch (error) {
      // The library was closed meanwhile, or its disk failed: whoever asks next is told that.
      context().log.warn('pictures are not compared', { code: toWire(error).code });
    } finally {
      telling = false;
    }
  }

  return {
    async refresh(signal) {
      signal.throwIfAborted();
      await begun();
    },
    async refreshSoon(signal) {
      signal.throwIfAborted();
      const patience = new AbortController();
      const patienceEnds = sleep(pictureLimits.index.patienceMs, true, { signal: patience.signal, ref: false }).catch(
        () => false,
      );
      const isLate = await Promise.race([begun().then(() => false), patienceEnds]).finally(() => patience.abort());
      if (isLate) void tellLater();
    },
    late: () => late,
    looksLike: (look) => near.groupOf(look),
    near: (hashes, signature) => near.near(hashes, signature),
    groups: () => near.groups(),
    clear() {
      near = createNearGroups(signatureOf);
      last = 0;
    },
  };
}

/** Hashes as they are stored: words of 32 bits, little endian. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
