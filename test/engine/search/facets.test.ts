import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

test('facets count the documents of all candidates, and only files that pass the conditions', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'old'));
  const write = (name: string, text: string, year: number) => {
    writeFileSync(path.join(folder, name), text);
    utimesSync(path.join(folder, name), new Date(Date.UTC(year, 5, 1)), new Date(Date.UTC(year, 5, 1)));
  };
  write('a.txt', 'Herons nest in the alder.', 2023);
  write('b.txt', 'The herons left the alder.', 2024);
  write('old/c.txt', 'An alder for herons.', 2023);
  write('d.txt', 'Invoices are due in May.', 2020);
  const { request, add } = await testEngine();
  await add(folder);
  const search = (query: string) => request('search.run', { query, k: 1, using: 'keyword' });
  const all = await search('herons alder');
  expect(all.hits).toHaveLength(1);
  expect(all.documents).toBe(3);
  const values = (name: string, found = all) => found.facets.find((facet) => facet.name === name)?.values;
  expect(values('year')).toEqual([
    { value: '2023', documents: 2 },
    { value: '2024', documents: 1 },
  ]);
  expect(values('kind')).toEqual([{ value: 'text', documents: 3 }]);
  expect(values('folder')).toHaveLength(1);
  const narrowed = await search('herons alder after:2023 before:2024');
  expect(narrowed.documents).toBe(2);
  expect(values('year', narrowed)).toEqual([{ value: '2023', documents: 2 }]);
});
