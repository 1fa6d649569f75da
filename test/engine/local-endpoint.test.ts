/** The model server as a person sets it up: off at first, its key sealed, answers written with it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

/** `remote`: models it would have another computer run. */
async function serve(remote: readonly string[] = []) {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/api/tags') {
      const models = ['tiny', ...remote].map((name) => ({
        ...{ name: `${name}:latest`, model: `${name}:latest` },
        ...(remote.includes(name) ? { remote_host: 'https://example.org:443' } : {}),
      }));
      return void response.end(JSON.stringify({ models }));
    }
    keys.push(request.headers.authorization);
    if (request.url === '/v1/models') {
      const data = ['tiny', 'huge:120b-cloud', ...remote].map((id) => ({ id }));
      return void response.end(JSON.stringify({ data }));
    }
    const piece = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
    response.end(`${piece('The council meets on 9 March [1].')}data: [DONE]\n\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { keys, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function library() {
  const engine = await testEngine();
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'letter.txt'), 'The council meets on 9 March in the town hall.');
  await engine.add(folder);
  return engine;
}
const question = { question: 'When does the council meet?', mode: 'generate' } as const;

it('is off, and nothing is connected to, until a person switches it on', async () => {
  const { keys, address } = await serve();
  const { request } = await library();
  expect(await request('endpoint.get', {})).toEqual({
    on: false,
    address: 'http://127.0.0.1:11434',
    model: '',
    keyKept: false,
  });
  await request('endpoint.set', { address, model: 'tiny' });
  await expect(request('answer.once', question)).rejects.toMatchObject({ code: 'model-none' });
  expect(keys).toEqual([]);
});

it('writes answers once it is on, with its key sealed and never shown', async () => {
  const { keys, address } = await serve();
  const { request, dataDir } = await library();
  const settings = await request('endpoint.set', { on: true, address, model: 'tiny', key: 'my-secret-key' });
  expect(settings).toEqual({ on: true, address, model: 'tiny', keyKept: true });
  expect(await request('endpoint.models', {})).toEqual(['tiny']);
  const answer = await request('answer.once', question);
  expect(answer.model).toBe('tiny');
  expect(answer.parts.map(({ text }) => text).join('')).toContain('9 March');
  expect(keys).toEqual(['Bearer my-secret-key', 'Bearer my-secret-key']);
  // Which models it has, which of them run elsewhere, and the answer.
  expect((await request('network.connections', {})).map(({ purpose }) => purpose)).toEqual(
    Array(4).fill('local-model'),
  );
  for (const file of ['personal.db', 'personal.db-wal', 'connections.jsonl']) {
    expect(readFileSync(path.join(dataDir, file)).includes('my-secret-key')).toBe(false);
  }
  expect((await request('endpoint.set', { key: null })).keyKept).toBe(false);
});

it.each(['https://127.0.0.1:1', 'http://example.org', 'http://127.0.0.1.example.org'])(
  'takes no address but this machine: %s',
  async (address) => {
    const { request } = await testEngine();
    await expect(request('endpoint.set', { address })).rejects.toMatchObject({ code: 'bad-request' });
  },
);

it('is not connected to while it is off, whoever asks', async () => {
  const { keys, address } = await serve();
  const { request } = await testEngine();
  await request('endpoint.set', { address, model: 'tiny' });
  await expect(request('endpoint.models', {})).rejects.toMatchObject({ code: 'network-off' });
  expect(keys).toEqual([]);
});

it('does not take its key along to another server', async () => {
  const [first, second] = [await serve(), await serve()];
  const { request } = await testEngine();
  await request('endpoint.set', { on: true, address: first.address, model: 'tiny', key: 'my-secret-key' });
  expect((await request('endpoint.set', { address: second.address })).keyKept).toBe(false);
  await request('endpoint.models', {});
  expect(second.keys).toEqual([undefined]);
});

it.each(['huge:120b-cloud', 'alias', 'Alias:latest', 'registry.ollama.ai/library/alias:latest'])(
  'sends nothing for a model that would run on another computer: %s',
  async (model) => {
    const { keys, address } = await serve(['alias']);
    const { request } = await library();
    await request('endpoint.set', { on: true, address, model });
    expect(await request('endpoint.models', {})).toEqual(['tiny']);
    await expect(request('answer.once', question)).rejects.toMatchObject({ code: 'endpoint-model-elsewhere' });
    // The list of models, and no question.
    expect(keys).toHaveLength(1);
  },
);

it('sends nothing when the server does not tell where its models run', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    request.resume();
    response.writeHead(401).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { request } = await library();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await request('endpoint.set', { on: true, address, model: 'tiny' });
  await expect(request('answer.once', question)).rejects.toMatchObject({ code: 'endpoint-refused' });
  expect(asked).toEqual(['/api/tags']);
});
