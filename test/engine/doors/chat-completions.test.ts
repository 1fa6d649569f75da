/** Chat completions written by a model: what it is told, what comes back while it writes, and what happens when nobody waits. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import OpenAI from 'openai';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testApi, testToken } from '../../helpers/test-api.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const piece = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

/** A model server that writes these pieces; `endless`: it never ends. */
async function modelServer(pieces: readonly string[], endless = false) {
  const bodies: { messages: { role: string; content: string }[] }[] = [];
  let left = 0;
  const server = createServer(async (request, response) => {
    // As of a server that keeps no list of where its models run.
    if (request.url === '/api/tags') return void response.writeHead(404).end();
    let body = '';
    for await (const bytes of request) body += bytes;
    bodies.push(JSON.parse(body) as (typeof bodies)[number]);
    response.once('close', () => {
      left += 1;
    });
    for (const one of pieces) response.write(piece(one));
    if (!endless) response.end('data: [DONE]\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { bodies, left: () => left, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function library(model: { readonly address: string }) {
  const engine = await testEngine();
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'letter.txt'), 'The council meets on 9 March in the town hall.');
  await engine.add(folder);
  await engine.request('endpoint.set', { on: true, address: model.address, model: 'tiny' });
  const api = await testApi(engine);
  const openai = new OpenAI({ apiKey: testToken, baseURL: `${api.address}/v1`, maxRetries: 0 });
  return { engine, api, openai };
}

const messages = [
  { role: 'system' as const, content: 'Answer like a sailor.' },
  { role: 'user' as const, content: 'What does the letter speak of?' },
  { role: 'assistant' as const, content: 'Of the council.' },
  { role: 'user' as const, content: [{ type: 'text' as const, text: 'When does the council meet?' }] },
];

test('the model is told the wishes and the turns before, and its answer comes with citations', async () => {
  const model = await modelServer(['The council meets ', 'on 9 March [1].']);
  const { engine, openai } = await library(model);
  const completion = (await openai.chat.completions.create({
    model: 'docent-written',
    messages,
    temperature: 0.3,
  })) as OpenAI.ChatCompletion & { docent: { citations: { quote: string; verified: boolean }[]; mode: string } };
  const told = JSON.stringify(model.bodies[0]?.messages);
  for (const text of [
    'Answer like a sailor.',
    'Of the council.',
    'What does the letter speak of?',
    '[1] (letter.txt)',
  ]) {
    expect(told).toContain(text);
  }
  expect(completion.choices[0]?.message.content).toMatch(
    /^The council meets on 9 March\.?[\s\S]*Sources:\n\[1\] letter\.txt: docent:/,
  );
  expect(completion.docent).toMatchObject({ mode: 'generate', citations: [{ verified: true }] });
  // Nothing of it is kept.
  expect(await engine.request('conversation.list', {})).toEqual([]);
  expect((await engine.request('search.insights', {})).searches).toBe(0);
});

test('its words come while it writes, and the citations with the last part', async () => {
  const model = await modelServer(['The council meets ', 'on 9 March [1].']);
  const { openai } = await library(model);
  const stream = await openai.chat.completions.create({ model: 'docent-written', messages, stream: true });
  const deltas: string[] = [];
  let last: unknown = null;
  for await (const chunk of stream) {
    last = chunk;
    const { content } = chunk.choices[0]?.delta ?? {};
    if (content) deltas.push(content);
  }
  expect(deltas.length).toBeGreaterThan(1);
  expect(deltas.join('')).toMatch(/^The council meets on 9 March/);
  expect(last).toMatchObject({
    choices: [{ finish_reason: 'stop' }],
    docent: { found: true, citations: [{ quote: expect.stringContaining('9 March') }] },
  });
});

// The bug: a model goes on writing for minutes for a client that has left, and nobody else gets a word.
test('a client that goes away stops the model', async () => {
  const model = await modelServer(['The council meets '], true);
  const { api } = await library(model);
  const leave = new AbortController();
  const response = await fetch(`${api.address}/api/ask`, {
    method: 'POST',
    headers: { authorization: `Bearer ${testToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ question: 'When does the council meet?', mode: 'generate', stream: true }),
    signal: leave.signal,
  });
  const reader = response.body?.getReader();
  await reader?.read();
  expect(model.left()).toBe(0);
  leave.abort();
  await expect.poll(model.left, { timeout: 10_000 }).toBe(1);
  expect((await api.get('/api/health')).status).toBe(200);
});

test('a conversation that does not end with a question is refused', async () => {
  const { api } = await library(await modelServer([]));
  for (const wrong of [
    [{ role: 'assistant', content: 'Hello.' }],
    [{ role: 'system', content: 'Be brief.' }],
    [{ role: 'user', content: '   ' }],
    [{ role: 'tool', content: 'x' }],
    [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }] }],
  ]) {
    expect((await api.post('/v1/chat/completions', { model: 'docent', messages: wrong })).status).toBe(400);
  }
});
