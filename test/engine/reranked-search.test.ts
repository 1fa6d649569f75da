/** Search with a reranker: its order counts, and its failures cost no result. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rerankLimits } from '../../src/main/engine/models/limits.ts';
import type { Reranker } from '../../src/main/engine/ports.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';
import { writeTinyReranker } from '../helpers/tiny-onnx-models.ts';

/** Likes passages by the number of their note: fusion knows nothing of it. */
const byNumber = async (_query: string, passages: readonly string[]) =>
  passages.map((text) => Number(/number (\d+)/.exec(text)?.[1] ?? 0) / 100);

async function library(score: Reranker['score'] = byNumber, notes = 6) {
  const folder = temporaryFolder();
  for (let note = 1; note <= notes; note++) {
    writeFileSync(path.join(folder, `${note}.txt`), `Herons were counted at the weir, number ${note}.`);
  }
  const engine = await testEngine();
  const asked: { query: string; passages: readonly string[] }[] = [];
  engine.models.reranker = () => ({
    info: async () => ({ modelId: 'r', name: 'r', windowTokens: 64 }),
    score: (query, passages, signal) => {
      asked.push({ query, passages });
      return score(query, passages, signal);
    },
  });
  await engine.add(folder);
  const added = await engine.request('model.add', {
    path: writeTinyReranker(path.join(temporaryFolder(), 'tiny-reranker')),
    role: 'reranker',
  });
  const search = async (using: 'hybrid' | 'keyword' = 'hybrid') => {
    const found = await engine.request('search.run', { query: 'herons weir', using });
    return { ...found, names: found.hits.map((hit) => path.basename(hit.path)) };
  };
  return { ...engine, asked, added, search, choose: () => engine.request('model.select', { modelId: added.id }) };
}
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `${count - index}.txt`);

test('the reranker decides the order and its score stands with each hit', async () => {
  const { search, choose, added, request, asked } = await library();
  expect(await search()).toMatchObject({ reranked: false });
  await choose();
  const found = await search();
  expect(found).toMatchObject({ reranked: true, names: numbers(6), cached: false });
  expect(found.hits.map((hit) => hit.rerank)).toEqual([0.06, 0.05, 0.04, 0.03, 0.02, 0.01]);
  expect(asked[0]).toMatchObject({ query: 'herons weir' });
  expect(await search()).toMatchObject({ cached: true, names: numbers(6) });
  expect(await search('keyword')).toMatchObject({ reranked: false });
  expect((await request('model.list', {})).find(({ id }) => id === added.id)).toMatchObject({
    role: 'reranker',
    selected: true,
  });
  await request('model.deselect', { role: 'reranker' });
  expect(await search()).toMatchObject({ reranked: false });
  await choose();
  await request('model.remove', { modelId: added.id });
  expect(await search()).toMatchObject({ reranked: false });
});

test('a reranker that fails loses nothing, and is asked again by the next search', async () => {
  let fails = true;
  const { search, choose } = await library(async (query, passages) => {
    if (fails) throw new AppError('model-failed', 'broken');
    return byNumber(query, passages);
  });
  const before = await search();
  await choose();
  expect(await search()).toMatchObject({ reranked: false, names: before.names, cached: false });
  fails = false;
  expect(await search()).toMatchObject({ reranked: true, names: numbers(6) });
});

test('a slow reranker is waited for only so long; what it has read by then counts', async () => {
  let calls = 0;
  const { search, choose } = await library(async (query, passages, signal) => {
    calls += 1;
    if (calls === 1) return byNumber(query, passages);
    await new Promise((_, reject) =>
      signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'late'))),
    );
    return [];
  }, rerankLimits.slice + 4);
  await choose();
  const started = performance.now();
  const found = await search();
  expect(performance.now() - started).toBeLessThan(rerankLimits.budgetMs * 3);
  expect(found.reranked).toBe(true);
  expect(found.hits.length).toBe(10);
  expect(found.hits.filter((hit) => hit.rerank !== null)).toHaveLength(rerankLimits.slice);
  expect(found.hits.findIndex((hit) => hit.rerank === null)).toBe(rerankLimits.slice);
});

test('a person who goes on typing waits for nobody', async () => {
  const { choose, request } = await library(
    (_query, _passages, signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'stopped')))),
  );
  await choose();
  const stop = new AbortController();
  const started = request('search.run', { query: 'herons' }, stop.signal);
  setTimeout(() => stop.abort(), 50);
  await expect(started).rejects.toMatchObject({ code: 'cancelled' });
});
