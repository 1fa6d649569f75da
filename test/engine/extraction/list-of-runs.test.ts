/** A list of tables is told without opening the rows of any, and says of each the quality the table itself says. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { until } from '../collection/contract-engine.ts';

test('after a new start the list has each table’s quality and an opened one its counts', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const number of [1, 2, 3]) {
    writeFileSync(
      path.join(folder, `${number}.txt`),
      `ACME LTD\nInvoice No: INV-${number}\nInvoice Date: 0${number}/03/2024\n${number > 1 ? 'Total due: EUR 12.00\n' : ''}`,
    );
  }
  const first = await testEngine();
  await first.add(folder);
  const { id } = await first.request('extraction.start', { templateId: 'invoice', mode: 'basic' });
  await until(first, id, ({ state }) => state === 'done');
  const told = await first.request('extraction.get', { runId: id });
  const again = await first.reopen();
  const [listed] = await again.request('extraction.list', {});
  expect(listed?.quality).toEqual(told.quality);
  expect(listed?.quality?.score).toBeGreaterThan(0);
  expect(listed).toMatchObject({ corrected: null, conflicts: null, duplicates: null });
  expect(await again.request('extraction.get', { runId: id })).toMatchObject({
    conflicts: told.conflicts,
    duplicates: 0,
  });
  expect((await again.request('extraction.list', {}))[0]).toMatchObject({ duplicates: 0, corrected: 0 });
});

test('a table without a row yet has no quality', async () => {
  const engine = await testEngine();
  await engine.request('extraction.start', { templateId: 'invoice', mode: 'basic' });
  expect((await engine.request('extraction.list', {}))[0]?.quality).toBeNull();
});
