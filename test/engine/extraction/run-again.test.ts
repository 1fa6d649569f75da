/** Rows that are run again, or come back, lose nothing on the way. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { until } from '../collection/contract-engine.ts';

const invoice = (total: string) => `ACME TRADING LTD
12 High Street, 40300 Springfield

Invoice No: INV-1001
Invoice Date: 01/03/2024
Total due: EUR ${total}
`;

async function extracted(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const engine = await testEngine();
  await engine.add(folder);
  const { id } = await engine.request('extraction.start', { templateId: 'invoice', mode: 'basic' });
  await until(engine, id, ({ state }) => state === 'done');
  return { ...engine, folder, id };
}

test('a row whose file is away keeps its values when it is run again', async () => {
  const { request, rescan, folder, id } = await extracted({ 'a.txt': invoice('120.00'), 'b.txt': invoice('7.00') });
  const rows = async () => (await request('extraction.rows', { runId: id })).rows;
  const fileId = (await rows()).find(({ name }) => name === 'a.txt')?.fileId as string;
  rmSync(path.join(folder, 'a.txt'));
  await rescan();
  await request('extraction.rerun', { runId: id, fileIds: [fileId] });
  const waiting = (await rows()).find((row) => row.fileId === fileId);
  expect(waiting?.cells.find(({ field }) => field === 'total')?.value).toBe(120);
  await until({ request }, id, ({ state }) => state === 'done');
  const after = (await rows()).find((row) => row.fileId === fileId);
  // Bug caught: the row was emptied before anything new was known.
  expect(after).toMatchObject({ state: 'skipped', outdated: true });
  expect(after?.cells.find(({ field }) => field === 'total')?.value).toBe(120);
});

test('a file that could not be read when its turn came is in the table once it can be', async () => {
  const { request, rescan, folder, id } = await extracted({
    'a.txt': `LOCKED key\n${invoice('120.00')}`,
    'b.txt': invoice('7.00'),
  });
  const row = async () => (await request('extraction.rows', { runId: id })).rows.find(({ name }) => name === 'a.txt');
  const before = await row();
  expect(before?.state).not.toBe('done');
  rmSync(path.join(folder, 'a.txt'));
  await rescan();
  await request('extraction.rerun', { runId: id, fileIds: [before?.fileId as string] });
  await until({ request }, id, ({ state }) => state === 'done');
  expect(
    (await request('extraction.rows', { runId: id })).rows.find(({ fileId }) => fileId === before?.fileId)?.state,
  ).toBe('skipped');
  writeFileSync(path.join(folder, 'a.txt'), invoice('120.00'));
  await rescan();
  // Bug caught: what was left out once stayed out, and the run said it was done.
  await until({ request }, id, ({ state, skipped }) => state === 'done' && skipped === 0);
  expect((await row())?.cells.find(({ field }) => field === 'total')?.value).toBe(120);
});
