import { pictureLimits } from './limits.ts';
import { hashBits, hashDistance } from './picture-hash.ts';

/** Hashes by bits chosen at random (Indyk and Motwani, 1998): near ones meet in a bucket of at least one table. */
export type HashTables = {
  add(item: number, low: number, high: number): void;
  /** Adds to `into` the items whose hash differs in so few bits that they may be the same picture. */
  near(low: number, high: number, into: Set<number>): void;
};

const { tables, tableBits, mostOfBucket } = pictureLimits.index;

/** Which bits each table looks at; the same in every run. */
const chosen: readonly Uint8Array[] = (() => {
  let seed = 0x9e3779b9;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: tables }, () => {
    const bits = new Set<number>();
    while (bits.size < tableBits) bits.add(1 + random(hashBits - 1));
    return Uint8Array.from(bits);
  });
})();

export function createHashTables(): HashTables {
  const heads = chosen.map(() => new Int32Array(1 << tableBits).fill(-1));
  let capacity = 1024;
  let size = 0;
  let items = new Int32Array(capacity);
  let hashes = new Uint32Array(capacity * 2);
  let next = chosen.map(() => new Int32Array(capacity));

  function grow(): void {
    capacity *= 2;
    items = grown(items, new Int32Array(capacity));
    hashes = grown(hashes, new Uint32Array(capacity * 2));
    next = next.map((links) => grown(links, new Int32Array(capacity)));
  }

  return {
    add(item, low, high) {
      if (size === capacity) grow();
      items[size] = item;
      hashes[size * 2] = low;
      hashes[size * 2 + 1] = high;
      chosen.forEach((bits, table) => {
        const bucket = bucketOf(bits, low, high);
        const head = heads[table] as Int32Array;
        (next[table] as Int32Array)[size] = head[bucket] ?? -1;
        head[bucket] = size;
      });
      size += 1;
    },
    near(low, high, into) {
      for (let table = 0; table < tables; table += 1) {
        const links = next[table] as Int32Array;
        let entry = heads[table]?.[bucketOf(chosen[table] as Uint8Array, low, high)] ?? -1;
        for (let looked = 0; entry >= 0 && looked < mostOfBucket; looked += 1) {
          const distance = hashDistance(low, high, hashes[entry * 2] ?? 0, hashes[entry * 2 + 1] ?? 0);
          if (distance <= pictureLimits.hash.mostBits) into.add(items[entry] ?? 0);
          entry = links[entry] ?? -1;
        }
      }
    },
  };
}

function bucketOf(bits: Uint8Array, low: number, high: number): number {
  let bucket = 0;
  for (const bit of bits) bucket = (bucket << 1) | (((bit < 32 ? low : high) >>> (bit & 31)) & 1);
  return bucket;
}

function grown<Values extends Int32Array | Uint32Array>(from: Values, into: Values): Values {
  into.set(from);
  return into;
}
