/** What is kept of searches: results while nothing changes, a history that can be erased, searches under a name. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fakeWorkers } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { readBytes } from '../extract/read-document.ts';

async function heronLibrary() {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'herons.txt'), 'Herons nest in the old alder by the weir.');
  const library = await testEngine();
  await library.add(folder);
  return { ...library, folder };
}

test('the same search is answered from memory until a file changes', async () => {
  const { request, folder, rescan } = await heronLibrary();
  const search = () => request('search.run', { query: 'alder herons' });
  expect((await search()).cached).toBe(false);
  const again = await search();
  expect(again).toMatchObject({ cached: true });
  expect(again.hits).toHaveLength(1);
  writeFileSync(path.join(folder, 'more.txt'), 'More herons, another alder.');
  await rescan();
  const after = await search();
  expect(after.cached).toBe(false);
  expect(after.hits.map((hit) => path.basename(hit.path)).sort()).toEqual(['herons.txt', 'more.txt']);
  rmSync(path.join(folder, 'more.txt'));
  await rescan();
  expect((await search()).hits.map((hit) => path.basename(hit.path))).toEqual(['herons.txt']);
  const { caches } = await request('search.insights', {});
  expect(caches.find(({ name }) => name === 'results')).toEqual({ name: 'results', hits: 1, misses: 3 });
});

test('a hit over short sections names the one that matched', async () => {
  const folder = temporaryFolder();
  const sections = ['Rent', 'Garden', 'Termination', 'Notices'].map(
    (name, at) =>
      `## ${name}\n\n${['The rent is due monthly.', 'Hedges are cut in June.', 'Six weeks end it.', 'Letters go by post.'][at]}`,
  );
  writeFileSync(path.join(folder, 'lease.md'), `# Lease\n\n${sections.join('\n\n')}\n`);
  const workers = fakeWorkers();
  const library = await testEngine(temporaryFolder(), {
    workers: {
      ...workers,
      extract: async function* (source) {
        yield* (await readBytes('lease.md', await source.read(0, source.size))).items;
      },
    },
  });
  await library.add(folder);
  const headings = async (query: string) => {
    const [hit] = (await library.request('search.run', { query })).hits;
    return [hit?.headingPath, hit?.locator];
  };
  const garden = ['Lease', 'Garden'];
  expect(await headings('hedges June')).toEqual([garden, { type: 'heading', path: garden }]);
  expect((await headings('letters post'))[0]).toEqual(['Lease', 'Notices']);
  expect((await headings('rent monthly'))[0]).toEqual(['Lease', 'Rent']);
});

test('a search a person meant is remembered until it is forgotten, and not at all when switched off', async () => {
  const { request } = await heronLibrary();
  await request('search.run', { query: 'her' });
  await request('search.run', { query: 'herons', meant: true });
  await request('search.run', { query: '"no such thing"', meant: true });
  const { recent, withoutResult, searches, p50 } = await request('search.insights', {});
  expect(recent.map(({ query, results }) => [query, results])).toEqual([
    ['"no such thing"', 0],
    ['herons', 1],
  ]);
  expect(withoutResult.map(({ query, times }) => [query, times])).toEqual([['"no such thing"', 1]]);
  expect(searches).toBe(2);
  expect(p50).toBeGreaterThanOrEqual(0);
  await request('search.forget', { entryId: recent[0]?.id ?? '' });
  expect((await request('search.insights', {})).recent.map(({ query }) => query)).toEqual(['herons']);
  await request('settings.set', { searchHistory: false });
  await request('search.run', { query: 'weir', meant: true });
  expect((await request('search.insights', {})).recent.map(({ query }) => query)).toEqual(['herons']);
  await request('search.forget', {});
  expect(await request('search.insights', {})).toMatchObject({ recording: false, searches: 0, p50: null, recent: [] });
});

test('what is remembered of a repeated search is how long it took when it was made', async () => {
  const { request } = await heronLibrary();
  const first = await request('search.run', { query: 'alder by the weir' });
  await request('search.run', { query: 'alder by the weir', meant: true });
  const { recent } = await request('search.insights', {});
  expect(recent.map(({ milliseconds }) => milliseconds)).toEqual([first.milliseconds]);
});

test('a kept search survives a relaunch and can be let go', async () => {
  const library = await heronLibrary();
  const saved = await library.request('search.save', { name: 'Birds', query: 'herons type:text', kinds: ['text'] });
  const { request } = await library.reopen();
  expect(await request('search.saved', {})).toEqual([saved]);
  await request('search.unsave', { savedId: saved.id });
  expect(await request('search.saved', {})).toEqual([]);
  await expect(request('search.unsave', { savedId: saved.id })).rejects.toMatchObject({ code: 'not-found' });
});

test('more like a passage is other passages, nearest first', async () => {
  const { request, folder, rescan } = await heronLibrary();
  writeFileSync(path.join(folder, 'alike.txt'), 'Herons nest in the old alder by the bridge.');
  writeFileSync(path.join(folder, 'other.txt'), 'Invoices are due within thirty days.');
  await rescan();
  const [hit] = (await request('search.run', { query: '"by the weir"' })).hits;
  if (!hit) throw new Error('The passage was not found.');
  const similar = await request('search.similar', { documentId: hit.documentId, start: hit.start, end: hit.end });
  expect(similar.hits.map((each) => path.basename(each.path))).toEqual(['alike.txt', 'other.txt']);
  expect(similar.hits[0]?.similarity).toBeGreaterThan(similar.hits[1]?.similarity ?? 1);
});

test('the same question is answered from memory until a file changes', async () => {
  const { request, folder, rescan } = await heronLibrary();
  const ask = () => request('answer.once', { question: 'Where do herons nest?' });
  const figures = async () => (await request('search.insights', {})).caches.find(({ name }) => name === 'answers');
  const first = await ask();
  expect(first.found).toBe(true);
  expect(await ask()).toEqual({ ...first, seconds: expect.any(Number), remembered: true });
  expect(await figures()).toEqual({ name: 'answers', hits: 1, misses: 1 });
  writeFileSync(path.join(folder, 'herons.txt'), 'Herons nest in the reeds by the mill.');
  await rescan();
  const after = await ask();
  expect(after.citations[0]?.quote).toContain('reeds');
  expect(await figures()).toEqual({ name: 'answers', hits: 1, misses: 2 });
});
