/** Tables asked through a whole engine: found, computed in the worker's own code, cited. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { TableWorkers } from '../../src/main/engine/ports.ts';
import { analyse } from '../../src/main/engine/search/analyser.ts';
import { isStopWord } from '../../src/main/engine/search/stop-words.ts';
import { tableServer } from '../../src/main/table-worker/table-server.ts';
import { fakeModels, fakeWorkers, unitOf } from '../helpers/fake-engine-parts.ts';
import { ggufFile } from '../helpers/gguf-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

/** The worker's code without its process; `planned` counts the questions put to it. */
let planned = 0;
/** Times rows were sent to it. */
let sent = 0;
let server = tableServer(analyse, isStopWord);
const tables: TableWorkers = {
  async open() {
    return {
      async call(method, input) {
        if (method === 'plan') planned += 1;
        if (method === 'add') sent += 1;
        return (await server[method as keyof typeof server](input as never)) as never;
      },
      close: () => void server.clear(null),
    };
  },
  close: async () => undefined,
};

const invoices = [
  'Invoice\tSupplier\tAmount',
  'R-1\tNorthwind Ltd\t1,200.00',
  'R-2\tHarbour Tools\t310.50',
  'R-3\tNorthwind Ltd\t90.00',
].join('\n');

/** An engine over one sheet, whose rows are read as rows; `written` is what the chat model writes. */
async function setUp(written: string | null = null) {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'invoices.txt'), invoices);
  writeFileSync(path.join(folder, 'note.txt'), 'The lighthouse was built in 1788.');
  const workers = fakeWorkers();
  const { extract } = workers;
  Object.assign(workers, {
    async *extract(...given: Parameters<typeof extract>) {
      for await (const item of extract(...given)) {
        if (item.type !== 'unit' || !item.unit.text.includes('\t')) {
          yield item;
          continue;
        }
        let start = 0;
        const blocks = item.unit.text.split('\n').map((line) => {
          const block = { kind: 'table-row' as const, level: 0, start, end: start + line.length };
          start = block.end + 1;
          return block;
        });
        yield {
          type: 'unit' as const,
          unit: { ...unitOf(item.unit.index, item.unit.text), blocks, label: 'invoices', place: 'sheet' as const },
        };
      }
    },
  });
  const asked: string[] = [];
  const models = Object.assign(fakeModels(), {
    chat: () => ({
      info: async () => ({ modelId: 'm', name: 'Writer', contextTokens: 2048 }),
      countTokens: async (texts: readonly string[]) => texts.map((text) => text.length >> 2),
      nextTokens: async () => [],
      async generate(_turns: unknown, options: { grammar?: string }, onText: (text: string) => void) {
        asked.push(options.grammar ?? '');
        const text = options.grammar ? (written ?? '') : 'Nothing.';
        onText(text);
        return { text, reason: 'end' as const, promptTokens: 1, generatedTokens: 1 };
      },
    }),
  });
  const { request, add } = await testEngine(temporaryFolder(), { workers, more: { tables, models } });
  await add(folder);
  const modelPath = path.join(temporaryFolder(), 'writer.gguf');
  writeFileSync(modelPath, ggufFile());
  return { request, asked, modelPath };
}

test('a sum over a sheet: the value, the statement, and the cells it rests on', async () => {
  const { request } = await setUp();
  const answer = await request('answer.once', {
    question: 'What is the total amount of the invoices from Northwind Ltd?',
  });
  expect(answer.parts[0]?.text).toBe('1,290.00');
  expect(answer.way).toMatchObject({
    kind: 'table',
    file: 'invoices.txt',
    sheet: 'invoices',
    rows: 2,
    ofRows: 3,
    writtenBy: null,
  });
  expect(answer.citations.map(({ quote }) => quote)).toEqual(['1,200.00', 'Northwind Ltd', '90.00', 'Northwind Ltd']);
  for (const citation of answer.citations) {
    expect(citation.verified).toBe(true);
    expect(invoices.slice(citation.start, citation.end)).toBe(citation.quote);
  }
});

test.each([
  ['What is the total of Amount in invoices.txt?', '1,600.50'],
  ['What is the total of Amount in the sheet invoices?', '1,600.50'],
  ['What is the total Amount from Northwind Ltd in the file "invoices.txt"?', '1,290.00'],
])('a named file or sheet chooses the table and no rows: %s', async (question, expected) => {
  const { request } = await setUp();
  expect((await request('answer.once', { question })).parts[0]?.text).toBe(expected);
});

test('a table is read once for as long as the library is the same', async () => {
  const { request } = await setUp();
  sent = 0;
  const ask = async (question: string) => (await request('answer.once', { question, way: 'table' })).parts[0]?.text;
  expect(await ask('What is the total amount?')).toBe('1,600.50');
  const once = sent;
  expect(once).toBeGreaterThan(0);
  expect(await ask('How many invoices are from Northwind Ltd?')).toBe('2');
  expect(sent).toBe(once);
  // A process that is new holds nothing: it is sent again.
  server = tableServer(analyse, isStopWord);
  expect(await ask('What is the average amount?')).toBe('533.5');
  expect(sent).toBe(2 * once);
});

test('a question about text is answered from text, and tables are left alone when a person says so', async () => {
  const { request } = await setUp();
  expect((await request('answer.once', { question: 'When was the lighthouse built?' })).way).toBeUndefined();
  const passages = await request('answer.once', {
    question: 'How many invoices are from Northwind Ltd?',
    way: 'passages',
  });
  expect(passages.way).toBeUndefined();
});

test('how many rows is asked of the table, not of every file, and computed once', async () => {
  const { request } = await setUp();
  planned = 0;
  const { conversationId } = await request('answer.start', {
    question: 'How many invoices are from Northwind Ltd?',
    mode: 'extract',
  });
  await expect
    .poll(async () => (await request('conversation.get', { conversationId })).messages.at(-1)?.state)
    .toBe('complete');
  const { answer } = (await request('conversation.get', { conversationId })).messages.at(-1) ?? {};
  expect(answer?.way).toMatchObject({ kind: 'table', values: ['2'] });
  expect(planned).toBe(1);
});

test('where no pattern is sure a model writes the query, under a grammar of the table', async () => {
  const { request, asked, modelPath } = await setUp(
    `SELECT min("Amount #") FROM data WHERE "Supplier" <> 'Harbour Tools'`,
  );
  const question = 'Which invoices figure stays furthest from Harbour?';
  const answer = await request('answer.once', { question, way: 'table', mode: 'generate', modelPath });
  expect(answer.way).toMatchObject({ kind: 'table', values: ['90.00'], writtenBy: expect.any(String) });
  expect(asked[0]).toContain('Supplier');
});

test('what a model writes beside the grammar is never computed', async () => {
  const { request, modelPath } = await setUp('DROP TABLE data');
  const question = 'Which invoices figure stays furthest from Harbour?';
  const answer = await request('answer.once', { question, way: 'table', mode: 'generate', modelPath });
  expect(answer.way?.kind === 'table' ? answer.way.writtenBy : null).toBeNull();
});
