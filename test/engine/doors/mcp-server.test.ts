/** MCP messages as hostile or broken programs send them, and the bounds a door keeps to. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { doorLimits } from '../../../src/main/engine/doors/limits.ts';
import { createMcpServer } from '../../../src/main/engine/doors/mcp/mcp-server.ts';
import { readLines } from '../../../src/main/engine/doors/mcp/read-lines.ts';
import { tools } from '../../../src/main/engine/doors/tools/tools.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type Reply = {
  readonly id: unknown;
  readonly result?: {
    readonly isError?: boolean;
    readonly content: { text: string }[];
    readonly structuredContent: never;
  };
  readonly error?: { readonly code: number };
};

async function server(folders: readonly string[] | null = null) {
  const engine = await testEngine();
  const [open, secret] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(path.join(open, 'harbour.txt'), 'The harbour was built in 1872 by Ole Hansen.');
  writeFileSync(path.join(secret, 'diary.txt'), 'The harbour secret of Anna Berg is buried.');
  await engine.add(open);
  await engine.add(secret);
  const status = await engine.request('library.status', {});
  const idOf = (folder: string) => status.folders.find((each) => each.path === folder)?.id ?? '';
  const replies: Reply[] = [];
  const mcp = createMcpServer({
    access: {
      request: (route, input, signal) => engine.request(route, input, signal, 'door'),
      ask: (input, onText, signal) => engine.request('answer.once', input, signal, 'door', onText),
    },
    tools,
    allowed: folders ? [idOf(open)] : null,
    version: '1',
    send: (line) => replies.push(JSON.parse(line) as Reply),
  });
  let id = 0;
  const call = async (name: string, given: unknown) => {
    id += 1;
    await mcp.receive(JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: given } }));
    return replies.at(-1)?.result;
  };
  return { engine, mcp, replies, call, open, secret };
}

/** A server whose messages never get as far as the library. */
function unused() {
  const replies: Reply[] = [];
  const never = () => Promise.reject(new Error('The library was asked.'));
  const send = (line: string) => void replies.push(JSON.parse(line) as Reply);
  const access = { request: never, ask: never };
  return { replies, mcp: createMcpServer({ access, tools, allowed: null, version: '1', send }) };
}

test.each([
  ['not JSON', '{"jsonrpc": "2.0", ', null, -32700],
  ['an array', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', null, -32600],
  ['a number', '7', null, -32600],
  ['nothing', 'null', null, -32600],
  ['no version', '{"id":1,"method":"ping"}', 1, -32600],
  ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"ping"}', null, -32600],
  ['a method that is a number', '{"jsonrpc":"2.0","id":"a","method":7}', 'a', -32600],
  ['a method nobody knows', '{"jsonrpc":"2.0","id":2,"method":"__proto__"}', 2, -32601],
  ['a tool nobody knows', '{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"constructor"}}', 3, -32602],
  ['a call without a tool', '{"jsonrpc":"2.0","id":4,"method":"tools/call"}', 4, -32602],
  [
    'arguments that are a list',
    '{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"ask","arguments":[]}}',
    5,
    -32602,
  ],
])('%s is answered with its error and the server goes on', async (_name, line, id, code) => {
  const { mcp, replies } = unused();
  await mcp.receive(line);
  expect(replies).toEqual([{ jsonrpc: '2.0', id, error: { code, message: expect.any(String) } }]);
  await mcp.receive('{"jsonrpc":"2.0","id":"after","method":"ping"}');
  expect(replies.at(-1)).toEqual({ jsonrpc: '2.0', id: 'after', result: {} });
});

test('notifications and answers nobody asked for are left alone', async () => {
  const { mcp, replies } = unused();
  for (const method of ['notifications/initialized', 'notifications/cancelled', 'anything']) {
    await mcp.receive(JSON.stringify({ jsonrpc: '2.0', method, params: { requestId: 'none' } }));
  }
  expect(replies).toEqual([]);
});

test('a line beyond the bound is refused, and only so much of it is kept', async () => {
  const { mcp, replies } = unused();
  async function* bytes() {
    for (let part = 0; part < 9; part += 1) yield new Uint8Array(1024 * 1024).fill(0x61);
    yield new TextEncoder().encode('\r\n\n{"jsonrpc":"2.0","id":1,"method":"ping"}');
  }
  const lines: string[] = [];
  for await (const line of readLines(bytes(), doorLimits.mcp.messageCharacters)) lines.push(line);
  expect(lines.map(({ length }) => length)).toEqual([doorLimits.mcp.messageCharacters + 1, 40]);
  for (const line of lines) await mcp.receive(line);
  expect(replies.map(({ error, id }) => error?.code ?? id)).toEqual([-32600, 1]);
});

test('a letter cut between two reads arrives whole', async () => {
  const whole = new TextEncoder().encode('"Größe"\n');
  async function* bytes() {
    for (const byte of whole) yield new Uint8Array([byte]);
  }
  const lines: string[] = [];
  for await (const line of readLines(bytes(), 100)) lines.push(line);
  expect(lines).toEqual(['"Größe"']);
});

const mistakes: readonly (readonly [string, unknown])[] = [
  ['search', {}],
  ['search', { query: 7 }],
  ['search', { query: 'x', limit: 1e9 }],
  ['search', { query: 'x', extra: true }],
  ['read_passage', { document: 'none' }],
  ['read_passage', { document: ['a'] }],
  ['list_documents', { state: 'lost' }],
  ['ask', { question: '' }],
  ['ask', { question: 'x', folders: ['/etc'] }],
  ['context', { question: 'x', tokens: -1 }],
];
test('wrong arguments are told to the model as its mistake', async () => {
  const { call } = await server();
  for (const [name, given] of mistakes) {
    const result = await call(name, given);
    expect(result?.isError, `${name} ${JSON.stringify(given)}`).toBe(true);
    expect(result?.content[0]?.text).toMatch(/\[(bad-request|not-found)\]$/);
  }
});

// The bug: a tool scoped to one folder gives text of another, by search, by id, by path, by list or by answer.
test('nothing outside the chosen folders is found, read, listed, cited or packed', async () => {
  const { call, secret, engine } = await server(['open']);
  const diary = (await engine.request('file.list', { nameContains: 'diary' })).files[0]?.documentId ?? '';
  const answers = [
    await call('search', { query: 'harbour secret buried' }),
    await call('ask', { question: 'Where is the harbour secret buried?' }),
    await call('context', { question: 'harbour secret buried' }),
    await call('list_documents', {}),
    await call('read_passage', { document: diary }),
    await call('search', { query: 'secret', folders: [secret] }),
    await call('list_documents', { name: 'diary' }),
    await call('extract', { fields: [{ name: 'harbour' }] }),
    await call('extract', { template: 'cv', documents: [diary] }),
    await call('extract', { template: 'cv', folders: [secret] }),
  ];
  for (const answer of answers) {
    const said = JSON.stringify(answer);
    expect(said).not.toContain('Anna Berg');
    expect(said).not.toContain('diary.txt');
  }
  expect(answers.map((answer) => answer?.isError ?? false)).toEqual([
    ...[false, false, false, false, true, true, false],
    ...[false, true, true],
  ]);
  expect(JSON.stringify(answers[0])).toContain('Ole Hansen');
});

test.each(['search', 'ask', 'context', 'list_documents', 'extract'])(
  'a list of no folders opens nothing more: %s',
  async (name) => {
    const { call } = await server(['open']);
    const asked: Record<string, object> = {
      ...{ search: { query: 'harbour secret buried' }, list_documents: {}, extract: { fields: [{ name: 'secret' }] } },
    };
    const given = asked[name] ?? { question: 'harbour secret buried' };
    const answer = await call(name, { ...given, folders: [] });
    expect(answer?.isError ?? false).toBe(false);
    const said = JSON.stringify(answer);
    expect(said).not.toContain('Anna Berg');
    expect(said).not.toContain('diary.txt');
  },
);

test('extract reads fields anew, tells no template and no correction of a person, and keeps nothing', async () => {
  const { call, engine, open } = await server();
  const own = { name: 'Anna’s list', purpose: '', fields: [{ name: 'secret', type: 'text' as const }] };
  await engine.request('template.save', { template: own as never });
  writeFileSync(path.join(open, 'bill.txt'), 'ACME LTD\nInvoice No: INV-7\nTotal due: EUR 12.00');
  await engine.rescan();
  const document = (await engine.request('file.list', { nameContains: 'bill' })).files[0]?.documentId ?? '';
  const asked = { template: 'invoice', documents: [document] };
  const total = { value: 12, currency: 'EUR', verified: true };
  const { rows } = JSON.parse((await call('extract', asked))?.content[0]?.text ?? '') as {
    rows: { document: string; fields: Record<string, { value: unknown; link: string }> }[];
  };
  expect(rows).toMatchObject([{ document, fields: { total, 'invoice number': { value: 'INV-7' } } }]);
  expect(rows[0]?.fields.total?.link).toMatch(/^docent:\/\/open\?document=d_[0-9a-f]+&start=\d+&end=\d+$/);
  expect(await engine.request('extraction.list', {})).toEqual([]);
  const unknown = await call('extract', { template: 'Anna’s list' });
  expect(unknown).toMatchObject({ isError: true });
  expect(JSON.stringify(unknown)).not.toContain('secret');
  for (const wrong of [{}, { ...asked, fields: [{ name: 'x' }] }, { fields: [{ name: 'a' }, { name: 'a' }] }])
    expect(await call('extract', wrong)).toMatchObject({ isError: true });
});

test('extract gives every readable document once, in pages', async () => {
  const { call, engine, open, secret } = await server();
  for (const name of ['a', 'b', 'c']) writeFileSync(path.join(open, `${name}.txt`), `Colour: ${name} blue`);
  writeFileSync(path.join(secret, 'copy.txt'), 'Colour: a blue');
  await engine.rescan();
  const seen: string[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const answer = await call('extract', { fields: [{ name: 'colour' }], limit: 2, offset });
    type Part = { rows: { document: string }[]; next: number | null; total: number };
    const part = JSON.parse(answer?.content[0]?.text ?? '') as Part;
    expect(part.total).toBe(5);
    seen.push(...part.rows.map((row) => row.document));
    offset = part.next;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

test('a question kept to no folder at all finds nothing', async () => {
  const { engine } = await server();
  const asked = { question: 'Where is the harbour secret buried?', mode: 'extract' } as const;
  expect((await engine.request('answer.once', asked)).found).toBe(true);
  const scope = { folderIds: [], fileIds: [] };
  expect(await engine.request('answer.once', { ...asked, scope })).toMatchObject({ found: false, citations: [] });
});

test('a cancelled call gets no answer', async () => {
  const { mcp, replies } = await server();
  const asked = mcp.receive(
    JSON.stringify({
      jsonrpc: '2.0',
      id: 'q',
      method: 'tools/call',
      params: { name: 'ask', arguments: { question: 'harbour' } },
    }),
  );
  await mcp.receive(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 'q' } }));
  await asked;
  expect(replies).toEqual([]);
});
