import type { SearchInsights } from '../../../src/preload/contract/shapes.ts';
import { harnessNow } from './fake-library.ts';

/** What the engine would tell after a few days of searching. */
export const fakeInsights: SearchInsights = {
  recording: true,
  searches: 214,
  p50: 18,
  p95: 46,
  recent: [
    { id: 'entry-1', query: 'gross profit rate', results: 23, milliseconds: 21, at: harnessNow - 60_000 },
    { id: 'entry-2', query: 'notice period type:pdf', results: 4, milliseconds: 14, at: harnessNow - 3_600_000 },
    { id: 'entry-3', query: 'zebra', results: 0, milliseconds: 9, at: harnessNow - 86_400_000 },
  ],
  withoutResult: [{ query: 'zebra', times: 3, at: harnessNow - 86_400_000 }],
  caches: [
    { name: 'results', hits: 31, misses: 183 },
    { name: 'embedding', hits: 58, misses: 156 },
    { name: 'answers', hits: 2, misses: 11 },
  ],
};
