import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { memoryTable } from '../../build/memory-table.ts';

it('stands in the README as the plan computes it (npm run memory-table)', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  console.info(memoryTable());
  expect(readme).toContain(memoryTable());
});
