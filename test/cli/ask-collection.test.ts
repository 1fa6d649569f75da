/** `ask` and `ask --batch` go over all files for what only all of them can answer, as a conversation does. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CollectionWay } from '../../src/preload/contract/shapes.ts';
import { jsonOf, runCli } from '../helpers/docent-cli.ts';

const root = path.join(tmpdir(), `docent-cli-collection-${process.pid}`);
const documents = path.join(root, 'documents');
const library = ['--data-dir', path.join(root, 'library')];
const batch = path.join(root, 'questions.jsonl');

type Line = { readonly id: string; readonly answer: string; readonly way?: CollectionWay };

beforeAll(async () => {
  for (const [folder, number, sum] of [
    ['old', 1, '100.00'],
    ['new', 2, '250.50'],
    ['new', 3, '49.50'],
  ] as const) {
    mkdirSync(path.join(documents, folder), { recursive: true });
    writeFileSync(
      path.join(documents, folder, `invoice ${number}.txt`),
      `INVOICE ${number}\nFrom: Acme Ltd\nThe pump was mended by Ole Hansen.\nTotal: €${sum}\n`,
    );
  }
  const questions = ['Total of all invoices from Acme', 'How many invoices are from Acme?', 'Who mended the pump?'];
  writeFileSync(batch, questions.map((text, id) => JSON.stringify({ id: String(id), text })).join('\n'));
  await jsonOf('add', documents, '--wait', ...library);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function asked(...more: string[]): Promise<readonly Line[]> {
  const { out, code, err } = await runCli('ask', '--batch', batch, ...more, ...library);
  expect(code, err).toBe(0);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

test('a batch goes over every file where a question wants all, and quotes where one answers', async () => {
  const [total, count, who] = await asked();
  expect(total?.way).toMatchObject({
    kind: 'collection',
    total: { counted: 3, uncounted: [] },
    coverage: { files: 3 },
  });
  expect(total?.answer).toContain('**€400.00** in total over 3 invoices (from Acme).');
  expect(count?.way).toMatchObject({ kind: 'collection', matched: 3 });
  expect(who?.way).toBeUndefined();
  expect(who?.answer).toContain('Ole Hansen');
});

test('it keeps to what --in names, and to passages where those are asked for', async () => {
  const [total] = await asked('--in', path.join(documents, 'new'));
  expect(total?.way).toMatchObject({ total: { counted: 2 }, coverage: { files: 2 } });
  expect((await asked('--way', 'passages')).map(({ way }) => way)).toEqual([undefined, undefined, undefined]);
});

test('one question too', async () => {
  const { out } = await runCli('ask', 'Total of all invoices from Acme', ...library);
  expect(out).toContain('€400.00');
  expect(out).toContain('Read all 3 files in full.');
});
