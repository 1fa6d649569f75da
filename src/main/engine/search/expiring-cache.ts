import type { CacheFigures } from '../../../preload/contract/shapes.ts';

export type ExpiringCache<Value> = {
  /** Undefined when it was never there, is too old, or belongs to another version of the library. */
  get(key: string, version: number): Value | undefined;
  set(key: string, version: number, value: Value): void;
  clear(): void;
  figures(): Omit<CacheFigures, 'name'>;
};

export type ExpiringCacheOptions = {
  readonly entries: number;
  /** Milliseconds an entry lives. */
  readonly lifeMs: number;
  readonly now: () => number;
};

/**
 * Keeps the values used last (LRU) for a while (TTL). A value belongs to the version of what it was made from: any other
 * version asks anew.
 */
export function createExpiringCache<Value>({ entries, lifeMs, now }: ExpiringCacheOptions): ExpiringCache<Value> {
  // A Map keeps the order of insertion: what is used goes to its end, and the first is the oldest.
  const kept = new Map<string, { readonly version: number; readonly until: number; readonly value: Value }>();
  const counted = { hits: 0, misses: 0 };
  return {
    get(key, version) {
      const found = kept.get(key);
      kept.delete(key);
      if (!found || found.version !== version || found.until <= now()) {
        counted.misses += 1;
        return undefined;
      }
      counted.hits += 1;
      kept.set(key, found);
      return found.value;
    },
    set(key, version, value) {
      kept.delete(key);
      kept.set(key, { version, until: now() + lifeMs, value });
      for (const oldest of kept.keys()) {
        if (kept.size <= entries) break;
        kept.delete(oldest);
      }
    },
    clear: () => kept.clear(),
    figures: () => ({ ...counted }),
  };
}
