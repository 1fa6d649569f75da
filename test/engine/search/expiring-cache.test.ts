import { expect, test } from 'vitest';
import { createExpiringCache } from '../../../src/main/engine/search/expiring-cache.ts';

test('keeps what was used last, for a while, for one version of the library', () => {
  let time = 0;
  const cache = createExpiringCache<string>({ entries: 2, lifeMs: 100, now: () => time });
  cache.set('a', 1, 'A');
  cache.set('b', 1, 'B');
  expect(cache.get('a', 1)).toBe('A');
  cache.set('c', 1, 'C');
  expect(cache.get('b', 1)).toBeUndefined();
  expect(cache.get('a', 1)).toBe('A');
  expect(cache.get('a', 2)).toBeUndefined();
  expect(cache.get('a', 1)).toBeUndefined();
  time = 100;
  expect(cache.get('c', 1)).toBeUndefined();
  expect(cache.figures()).toEqual({ hits: 2, misses: 4 });
});
