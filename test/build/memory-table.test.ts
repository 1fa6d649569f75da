import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { memoryTable } from '../../build/memory-table.ts';
import { loadCatalog } from '../../src/main/engine/models/catalog/load-catalog.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('stands in the README as the plan computes it (npm run memory-table)', async () => {
  const table = memoryTable(await loadCatalog(path.join(root, 'resources/model-catalog.json')));
  console.info(table);
  expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain(table);
});
