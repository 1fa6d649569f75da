/** A list of questions over a real library: the table that comes of it, as a person takes it along. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { until } from '../collection/contract-engine.ts';

const texts = {
  'tower.txt': 'The lighthouse was built in 1872. It is 31 metres high.',
  'sums.txt': '=HYPERLINK("http://x") is what the sheet of the harbour says | a bar and `code`.',
};

async function library() {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, name), text);
  const engine = await testEngine();
  await engine.add(folder);
  return { ...engine, folder };
}

test('answers, sources and what was not found stand in the table, in every format', async () => {
  const { request, folder } = await library();
  const questions = [
    'When was the lighthouse built?',
    'Who is the king of Atlantis?',
    'What does the sheet of the harbour say?',
  ];
  const { id } = await request('questions.start', { questions, mode: 'extract', title: 'Audit' });
  const run = await until({ request }, id, ({ state }) => state === 'done');
  expect(run).toMatchObject({ title: 'Audit', total: 3, done: 3, failed: 0, found: 2 });

  const exported = async (format: 'csv' | 'json' | 'markdown') =>
    (await request('batch.export', { runId: id, format })).text;
  type Row = {
    question: string;
    answer: string;
    found: boolean;
    citations: { path: string; quote: string; verified: boolean }[];
  };
  const rows = JSON.parse(await exported('json')) as Row[];
  expect(rows.map(({ question, found }) => [question, found])).toEqual([
    [questions[0], true],
    [questions[1], false],
    [questions[2], true],
  ]);
  expect(rows[0]?.citations[0]).toMatchObject({ path: path.join(folder, 'tower.txt'), verified: true });
  expect(rows[0]?.answer).toContain('1872');

  const csv = await exported('csv');
  expect(csv.split('\r\n')[0]).toBe('number,question,answer,found,state,problem,sources,quotes,note');
  expect(csv).toContain('I did not find this in your files.');
  // A cell that begins with "=" would be run by a spreadsheet program.
  expect(csv).toMatch(/"'=HYPERLINK\(""http:\/\/x""\)/);

  const markdown = await exported('markdown');
  const lines = markdown.trim().split('\n');
  expect(lines).toHaveLength(5);
  for (const line of lines) expect(line.replace(/\\./g, '').match(/\|/g)).toHaveLength(10);
});

test('a question that only all files can answer goes over all of them, as in a conversation', async () => {
  const folder = temporaryFolder();
  const invoice = (number: number, from: string, total: string) =>
    writeFileSync(path.join(folder, `invoice-${number}.txt`), `${from}\nINVOICE No. ${number}\nTotal due: ${total}\n`);
  for (let number = 1; number <= 14; number += 1) invoice(number, 'Northwind Ltd', `£${number}.00`);
  invoice(15, 'Kiln & Clay', '£500.00');
  writeFileSync(path.join(folder, 'note.txt'), 'The lighthouse was built in 1872.');
  const engine = await testEngine();
  await engine.add(folder);
  const questions = [
    'How many invoices are from Northwind?',
    'List every invoice from Kiln & Clay',
    'Total of all invoices from Northwind',
    'When was the lighthouse built?',
  ];
  const { id } = await engine.request('questions.start', { questions, mode: 'extract' });
  await until(engine, id, ({ state }) => state === 'done');
  const { items } = await engine.request('batch.items', { runId: id, limit: 10 });
  expect(items.map(({ way }) => way?.kind ?? 'passages')).toEqual([
    'collection',
    'collection',
    'collection',
    'passages',
  ]);
  const [count, list, total] = items;
  // More than the passages an answer quotes.
  expect(count?.way).toMatchObject({ matched: 14, task: 'count' });
  expect(list?.citations.map(({ path: file }) => path.basename(file))).toEqual(['invoice-15.txt']);
  expect(total?.text).toContain('105.00');
  expect(items.every(({ found }) => found)).toBe(true);
});

test('the same list again goes on with the run that is unfinished instead of beginning anew', async () => {
  const { request } = await library();
  const questions = Array.from({ length: 60 }, (_, index) => `When was the lighthouse no. ${index} built?`);
  const first = await request('questions.start', { questions, mode: 'extract' });
  await until({ request }, first.id, ({ done }) => done > 4);
  await request('batch.cancel', { runId: first.id });
  const second = await request('questions.start', { questions, mode: 'extract' });
  expect(second.id).toBe(first.id);
  const run = await until({ request }, first.id, ({ state }) => state === 'done');
  expect(run.done).toBe(60);
  expect((await request('questions.start', { questions, mode: 'extract' })).id).not.toBe(first.id);
});

test('the second estimate knows how long the first run took', async () => {
  const { request } = await library();
  expect(await request('questions.estimate', { questions: 1000, mode: 'extract' })).toMatchObject({
    items: 1000,
    seconds: null,
  });
  const { id } = await request('questions.start', {
    questions: ['When was it built?', 'How high is it?'],
    mode: 'extract',
  });
  await until({ request }, id, ({ state }) => state === 'done');
  expect((await request('questions.estimate', { questions: 1000, mode: 'extract' })).seconds).not.toBeNull();
});
