import { bestCorrelation } from './correlation.ts';
import { createHashTables } from './hash-tables.ts';
import { pictureLimits } from './limits.ts';
import { turnedHash } from './picture-hash.ts';

/** Pictures that look the same, put together one by one; each is named by a number and given by its hashes. */
export type NearGroups = {
  /** Puts a picture to those it looks the same as. Never the same one twice. */
  add(item: number, hashes: Uint32Array): void;
  /** Items that look the same as a picture that is not added. */
  near(hashes: Uint32Array, signature: Uint8Array): number[];
  /** All of the group an item is in, itself too, in the order they were added. */
  groupOf(item: number): readonly number[];
  /** Groups of at least two. */
  groups(): (readonly number[])[];
  readonly size: number;
};

/** `signatureOf`: 32 x 32 grey bytes of an item, asked only where hashes agree; null when it is gone. */
export function createNearGroups(signatureOf: (item: number) => Uint8Array | null): NearGroups {
  /** By the hash of the whole, and by those of what a crop may leave: either of two may be the cropped one. */
  const wholes = createHashTables();
  const parts = createHashTables();
  const leaders = new Map<number, number>();
  const members = new Map<number, number[]>();

  const leaderOf = (item: number): number => leaders.get(item) ?? item;

  function candidates(hashes: Uint32Array): Set<number> {
    const found = new Set<number>();
    for (let at = 0; at < hashes.length; at += 2) {
      let turned: readonly [number, number] = [hashes[at] ?? 0, hashes[at + 1] ?? 0];
      for (let quarter = 0; quarter < 4; quarter += 1) {
        wholes.near(...turned, found);
        if (at === 0) parts.near(...turned, found);
        turned = turnedHash(...turned);
      }
    }
    return found;
  }

  function join(one: number, other: number): void {
    const [first, second] = [leaderOf(one), leaderOf(other)];
    if (first === second) return;
    const [kept, moved] =
      (members.get(first)?.length ?? 1) >= (members.get(second)?.length ?? 1) ? [first, second] : [second, first];
    const group = members.get(kept) ?? [kept];
    for (const item of members.get(moved) ?? [moved]) {
      leaders.set(item, kept);
      group.push(item);
    }
    members.delete(moved);
    members.set(kept, group);
  }

  return {
    get size() {
      return leaders.size;
    },
    add(item, hashes) {
      const found = candidates(hashes);
      leaders.set(item, item);
      const own = found.size > 0 ? signatureOf(item) : null;
      for (const other of found) {
        if (!own || leaderOf(other) === leaderOf(item)) continue;
        const signature = signatureOf(other);
        if (signature && bestCorrelation(own, signature) >= pictureLimits.leastCorrelation) join(item, other);
      }
      wholes.add(item, hashes[0] ?? 0, hashes[1] ?? 0);
      for (let at = 2; at < hashes.length; at += 2) parts.add(item, hashes[at] ?? 0, hashes[at + 1] ?? 0);
    },
    near: (hashes, signature) =>
      [...candidates(hashes)].filter((other) => {
        const its = signatureOf(other);
        return its !== null && bestCorrelation(signature, its) >= pictureLimits.leastCorrelation;
      }),
    groupOf: (item) => members.get(leaderOf(item)) ?? [item],
    groups: () => [...members.values()],
  };
}
