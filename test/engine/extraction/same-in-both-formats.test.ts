/** A contract says the same as a PDF of one column, of two, with running heads, and as a Word document: so do its cells. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asDocx } from '../../eval/telecom/office-formats.ts';
import { asPdf } from '../../eval/telecom/pdf-format.ts';
import type { Block, ComposedDocument } from '../../eval/telecom/telecom-types.ts';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { usePdfium } from '../../helpers/use-pdfium.ts';
import { until } from '../collection/contract-engine.ts';

beforeAll(usePdfium);

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

/** Long sentences, so that dates, sums and names stand lines away from what tells of them, or over two lines. */
const blocks: readonly Block[] = [
  heading(1, 'Master Services Agreement'),
  paragraph(
    'This Master Services Agreement is entered into between Northwind Traders Ltd, a company registered in England with its principal place of business in Leeds, and Globex Corporation, a company registered in the State of Delaware, as of 1 March 2024.',
  ),
  heading(2, '1. Term'),
  paragraph(
    'The services described in the schedules attached to this agreement and in the orders placed under it shall be provided from the commencement date, and the agreement shall remain in force without interruption until 28 February 2027, unless it is terminated earlier by one of the parties under clause 4.2 below.',
  ),
  paragraph(
    'On expiry the agreement shall automatically renew for successive periods of twelve months each, unless one of the parties has given notice that it is to end with the period that is then current.',
  ),
  heading(2, '2. Fees'),
  paragraph(
    'In return for the services provided under this agreement during the whole of its term Globex Corporation shall pay Northwind Traders Ltd a contract price of USD 248,500.00 in total, payable in equal monthly instalments within thirty days of the receipt of a proper invoice.',
  ),
  heading(2, '3. Law'),
  paragraph(
    'This agreement and any dispute or claim that arises out of it or in connection with it, its subject matter or its formation, including disputes that are not contractual, shall be governed by the laws of England and Wales, whose courts have sole jurisdiction.',
  ),
  heading(2, '4. Notice'),
  paragraph(
    'Either of the parties may end this agreement before its term is over by giving the other party a written notice in advance. Notice period: three months to the end of a calendar quarter.',
  ),
];
const composed = (page: string): ComposedDocument => ({ title: 'Master Services Agreement', page, blocks, broken: [] });

test('the same contract gives the same cells as PDF and as Word document, each at its place', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const page of ['bare', 'columns', 'headers']) {
    writeFileSync(path.join(folder, `contract ${page}.pdf`), asPdf(composed(page)));
  }
  writeFileSync(path.join(folder, 'contract.docx'), asDocx(composed('bare')));
  const engine = await testEngine(temporaryFolder(), { workers: readingWorkers() });
  await engine.add(folder);
  const { id } = await engine.request('extraction.start', { templateId: 'contract', mode: 'basic' });
  await until(engine, id, ({ state }) => state === 'done');
  const { rows } = await engine.request('extraction.rows', { runId: id });
  const told = rows.map(({ name, cells }) => ({
    name,
    cells: Object.fromEntries(cells.map(({ field, value, verified }) => [field, [value, verified]])),
  }));
  const word = told.find(({ name }) => name.endsWith('.docx'))?.cells;
  expect(word).toMatchObject({
    'party a': ['Northwind Traders Ltd', true],
    'party b': ['Globex Corporation', true],
    'effective date': ['2024-03-01', true],
    'end date': ['2027-02-28', true],
    value: [248_500, true],
    'governing law': ['England and Wales', true],
    'notice period': ['three months to the end of a calendar quarter.', true],
  });
  expect(told).toHaveLength(4);
  for (const { name, cells } of told) expect({ name, cells }).toEqual({ name, cells: word });
});
