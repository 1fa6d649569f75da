/** The local API as programs, web pages and broken clients reach it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testApi, testToken } from '../../helpers/test-api.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const authorization = `Bearer ${testToken}`;

async function library(more: Parameters<typeof testApi>[1] = {}) {
  const engine = await testEngine();
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'harbour.txt'), 'The harbour was built in 1872 by Ole Hansen. It burned in 1901.');
  await engine.add(folder);
  return { engine, folder, api: await testApi(engine, more) };
}

/** A request whose headers are just these, which `fetch` does not allow. */
function raw(port: number, headers: Record<string, string>, target = '/api/health', method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: target, method, headers, setHost: false });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}

test('search, passage, context, ask, documents, health and metrics answer with citations and links', async () => {
  const { api } = await library();
  const found = (await (await api.post('/api/search', { query: 'harbour' })).json()) as {
    hits: Record<string, string>[];
  };
  expect(found.hits[0]).toMatchObject({ title: 'harbour.txt', page: null, start: 0 });
  expect(found.hits[0]?.link).toMatch(/^docent:\/\/open\?document=d_[0-9a-f]+&start=0&end=\d+$/);
  const document = found.hits[0]?.document;
  const passage = (await (await api.post('/api/passage', { document, start: 4, end: 11 })).json()) as { text: string };
  expect(passage).toMatchObject({ text: 'harbour', next: null });
  const packed = (await (await api.post('/api/context', { question: 'Who built the harbour?' })).json()) as {
    messages: { content: string }[];
    sources: { id: number; score: number; link: string }[];
  };
  expect(packed.messages.at(-1)?.content).toContain('[1] (harbour.txt)\nThe harbour was built in 1872');
  expect(packed.sources[0]).toMatchObject({ id: 1, document });
  expect(packed.sources[0]?.score).toBeGreaterThan(0);
  const fields = [{ name: 'builder', labels: ['by'] }];
  const table = await (await api.post('/api/extract', { fields, documents: [document] })).json();
  expect(table).toMatchObject({
    total: 1,
    next: null,
    rows: [{ document, fields: { builder: { verified: expect.any(Boolean) } } }],
  });
  expect((await api.post('/api/extract', { template: 'no-such' })).status).toBe(404);
  const answer = await (await api.post('/api/ask', { question: 'Who built the harbour?' })).json();
  expect(answer).toMatchObject({
    found: true,
    citations: [{ quote: expect.stringContaining('Ole Hansen'), verified: true }],
  });
  const listed = await (await api.get('/api/documents?name=harbour&limit=5')).json();
  expect(listed).toMatchObject({
    total: 1,
    next: null,
    documents: [{ document, state: expect.stringMatching(/read/) }],
  });
  expect(await (await api.get('/api/health')).json()).toMatchObject({ status: 'ok', files: 1 });
  const metrics = await (await api.get('/api/metrics')).text();
  expect(metrics).toMatch(/docent_api_seconds_bucket\{route="\/api\/search",le="\+Inf"\} 1/);
  expect(metrics).not.toContain('harbour');
});

test('an answer streams its text, then itself', async () => {
  const { api } = await library();
  const response = await api.post('/api/ask', { question: 'Who built the harbour?', stream: true });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events = (await response.text()).trim().split('\n\n');
  expect(events[0]).toMatch(/^event: text\ndata: \{"text":"The harbour/);
  expect(events.at(-1)).toMatch(/^event: answer\ndata: \{"answer":"The harbour .*"citations":\[\{"id":1/);
  // What is wrong before the first word is a status, not an event.
  const refused = await api.post('/api/ask', { question: 'Who?', mode: 'generate', stream: true });
  expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
    409,
    'model-none',
  ]);
});

// The bug: a web page reads the library, by a name that leads to 127.0.0.1 or straight through the browser.
test('is closed to web pages and to other names, token or not', async () => {
  const { api } = await library();
  const changes: readonly (readonly [string, Record<string, string>])[] = [
    ['another name', { host: 'evil.example' }],
    ['another name with our port', { host: 'evil.example:PORT' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page without a name', { origin: 'null' }],
    ['our address by https', { origin: 'https://127.0.0.1:PORT' }],
    ['a picture in a page', { 'sec-fetch-site': 'cross-site' }],
  ];
  for (const [name, change] of changes) {
    const headers = Object.fromEntries(
      Object.entries({ host: '127.0.0.1:PORT', authorization, ...change }).map(([header, value]) => [
        header,
        value.replace('PORT', String(api.port)),
      ]),
    );
    for (const target of ['/api/health', '/docs', '/openapi.json']) {
      expect(await raw(api.port, headers, target), name).toBe(403);
    }
    expect(await raw(api.port, headers, '/api/search', 'OPTIONS'), name).toBe(403);
  }
});

test('a request without Host is refused, and so is a target that is another server', async () => {
  const { api } = await library();
  expect(await raw(api.port, { authorization })).toBe(400);
  const headers = { host: `127.0.0.1:${api.port}`, authorization };
  expect(await raw(api.port, headers, 'http://evil.example/api/health')).toBe(400);
  expect(await raw(api.port, headers, '//evil.example/api/health')).toBe(400);
});

test('no token but the one it has opens anything', async () => {
  const { api } = await library();
  const wrong = [
    ...['', 'Bearer', 'Bearer ', `Bearer ${testToken}x`, `Bearer ${testToken.slice(0, -1)}`],
    ...[`Basic ${testToken}`, testToken],
  ];
  for (const given of wrong) {
    const response = await fetch(
      `${api.address}/api/health`,
      given === '' ? {} : { headers: { authorization: given } },
    );
    expect([response.status, response.headers.get('www-authenticate')], given).toEqual([401, 'Bearer realm="Docent"']);
  }
});

test('who guesses tokens is told to wait, and the right one still opens', async () => {
  const { api } = await library();
  const statuses: number[] = [];
  for (let guess = 0; guess < 20; guess += 1) {
    statuses.push(
      (await fetch(`${api.address}/api/health`, { headers: { authorization: `Bearer guess-${guess}` } })).status,
    );
  }
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
  expect(statuses.at(-1)).toBe(429);
  expect((await api.get('/api/health')).status).toBe(200);
});

test('more requests than the rate are told to wait', async () => {
  const time = 1_000;
  const { api } = await library({ now: () => time });
  const statuses = new Map<number, number>();
  for (let request = 0; request < 410; request += 1) {
    const { status } = await api.get('/v1/models');
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses]).toEqual([
    [200, 400],
    [429, 10],
  ]);
});

test('bodies that are no JSON, lie about themselves or are too large are refused, and the next request is answered', async () => {
  const { api } = await library();
  const status = async (body: string | Uint8Array, headers: Record<string, string>) =>
    (
      await fetch(`${api.address}/api/search`, {
        method: 'POST',
        headers: { authorization, ...headers },
        body: body as BodyInit,
      })
    ).status;
  const asJson = { 'content-type': 'application/json' };
  expect(await status('{"query":"harbour"}', { 'content-type': 'text/plain' })).toBe(415);
  expect(await status('query=harbour', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await status('{"query":', asJson)).toBe(415);
  expect(await status(new Uint8Array([0x22, 0xff, 0xfe, 0x22]), asJson)).toBe(415);
  expect(await status('{"query":"harbour"}', { ...asJson, 'content-encoding': 'gzip' })).toBe(415);
  expect(await status('{"query":"harbour","__proto__":{"limit":50}}', asJson)).toBe(400);
  const huge = await status(`{"query":"${'x'.repeat(17 * 1024 * 1024)}"}`, asJson).catch(() => 'cut off');
  expect([413, 'cut off']).toContain(huge);
  expect(await status('{"query":"harbour"}', asJson)).toBe(200);
});

test.each([
  ['its headers', 'POST /api/search HTTP/1.1\r\nHost: 127.0.0.1'],
  [
    'its body',
    `POST /api/search HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"query"`,
  ],
])('a client that never ends %s is sent away, others are answered meanwhile', async (_name, text) => {
  const { api } = await library({ patience: { headersMs: 300, requestMs: 600 } });
  const socket = connect(api.port, '127.0.0.1');
  let said = '';
  socket.on('data', (bytes) => {
    said += bytes;
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(text.replace('PORT', String(api.port)));
  expect((await api.post('/api/search', { query: 'harbour' })).status).toBe(200);
  await closed;
  expect(said).toMatch(/^(HTTP\/1\.1 (408|415) |$)/);
});

test('an upload lands in the library’s own Inbox, is read, and overwrites nothing', async () => {
  const { api, engine } = await library();
  const upload = (name: string, body: string) =>
    fetch(`${api.address}/api/documents?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization },
      body,
    });
  expect((await upload('crane.txt', 'The crane came from Bergen.')).status).toBe(202);
  const second = await upload('crane.txt', 'Another crane came from Oslo.');
  expect(await second.json()).toMatchObject({
    path: path.join(engine.dataDir, 'Inbox', 'crane (2).txt'),
    state: 'waiting',
  });
  await engine.idle();
  const inbox = path.join(engine.dataDir, 'Inbox');
  expect(readdirSync(inbox).toSorted()).toEqual(['crane (2).txt', 'crane.txt']);
  expect(readFileSync(path.join(inbox, 'crane.txt'), 'utf8')).toBe('The crane came from Bergen.');
  await expect
    .poll(async () => JSON.stringify(await (await api.post('/api/search', { query: 'crane' })).json()), {
      timeout: 20_000,
    })
    .toMatch(/Bergen.*Oslo|Oslo.*Bergen/s);
  for (const name of [
    '../out.txt',
    '/etc/passwd',
    'a/b.txt',
    '.hidden',
    '..',
    'a\u0000b',
    'x'.repeat(256),
    '\u202egpj.exe',
    '',
  ]) {
    expect((await upload(name, 'x')).status, name).toBe(400);
  }
  expect(readdirSync(engine.dataDir)).not.toContain('out.txt');
});

test('an upload that is too large, or whose sender leaves, leaves nothing behind', async () => {
  const { api, engine } = await library();
  const host = `127.0.0.1:${api.port}`;
  const target = '/api/documents?name=big.bin';
  const left = () => {
    const folder = path.join(engine.dataDir, 'Inbox');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  expect(await raw(api.port, { host, authorization, 'content-length': '600000000' }, target, 'POST')).toBe(413);
  expect(left()).toEqual([]);
  const socket = connect(api.port, '127.0.0.1');
  const head = `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\nContent-Length: 1000000\r\n\r\n`;
  socket.write(`${head}${'x'.repeat(100_000)}`);
  await expect.poll(left).toHaveLength(1);
  socket.destroy();
  await expect.poll(left).toEqual([]);
});

test('every path it describes answers, and none that it does not', async () => {
  const { api } = await library();
  const described = (await (await fetch(`${api.address}/openapi.json`)).json()) as { openapi: string; paths: object };
  expect(described.openapi).toBe('3.1.0');
  expect(Object.keys(described.paths)).toHaveLength(11);
  expect((await api.get('/api/../api/secret')).status).toBe(404);
  expect((await api.get('/api/conversations')).status).toBe(404);
  expect((await api.get('/api/search')).status).toBe(405);
  const page = await (await fetch(`${api.address}/docs`)).text();
  for (const route of Object.keys(described.paths)) expect(page).toContain(route);
  expect(page).not.toMatch(/<script|javascript:|onload=|src=/i);
});
