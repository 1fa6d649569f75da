/** Which pictures of the library are there more than once: the same bytes, or nearly the same look. Kept in memory, made of the store. */
import { setImmediate } from 'node:timers/promises';
import type { EngineContext } from './engine-context.ts';
import { pictureLimits } from './pictures/limits.ts';
import { createNearGroups, type NearGroups } from './pictures/near-groups.ts';

export type PictureGroups = {
  /** Takes in what was looked at since, in slices so that others may do something in between. */
  refresh(signal: AbortSignal): Promise<void>;
  /** Looks that look the same as this one, itself too. */
  looksLike(look: number): readonly number[];
  /** Looks that look the same as a picture that is not in the library. */
  near(hashes: Uint32Array, signature: Uint8Array): number[];
  /** Looks of several pictures that look the same. */
  groups(): (readonly number[])[];
  clear(): void;
};

export function createPictureGroups(context: () => Pick<EngineContext, 'library'>): PictureGroups {
  const signatureOf = (look: number) => context().library.pictures.signature(look);
  let near: NearGroups = createNearGroups(signatureOf);
  let last = 0;
  let refreshing: Promise<void> | null = null;

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

  return {
    async refresh(signal) {
      signal.throwIfAborted();
      refreshing ??= takeIn().finally(() => {
        refreshing = null;
      });
      await refreshing;
    },
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
