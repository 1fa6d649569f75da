/** Doors for other programs, each by a client others wrote: MCP’s own, OpenAI’s, and the same questions through all of them. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/main/commands/exit-codes.ts';
import { collect, jsonOf, projectDir, startCli } from '../helpers/docent-cli.ts';
import { doorQuestions, writeDoorLibrary } from '../helpers/door-library.ts';
import { inetSockets } from '../helpers/inet-sockets.ts';

const root = mkdtempSync(path.join(tmpdir(), 'docent-doors-'));
const cli = path.join(projectDir, 'out', 'main', 'cli.js');
const library = ['--data-dir', path.join(root, 'library')];
const token = 'docent_a-token-for-tests-that-is-long-enough';
let folders: ReturnType<typeof writeDoorLibrary>;

type Cited = { readonly path: string; readonly start: number; readonly end: number; readonly quote: string };
const short = (citations: readonly Cited[]) =>
  citations.map(({ path: file, start, end, quote }) => ({ file, start, end, quote }));

async function mcpClient(...args: string[]) {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli, 'mcp', ...library, ...args],
    stderr: 'pipe',
  });
  await client.connect(transport);
  const sockets = () => inetSockets(transport.pid ?? 0);
  const call = async (name: string, given: Record<string, unknown>) => {
    const { structuredContent, isError } = await client.callTool({ name, arguments: given });
    return { isError: isError ?? false, value: structuredContent as never };
  };
  return { client, call, sockets };
}

/** `docent serve` until it says where it listens. */
async function serve(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = startCli(['serve', '--port', '0', '--json', ...library], { DOCENT_API_TOKEN: token });
  const out = child.stdout;
  if (!out) throw new Error('It has no output.');
  let said = '';
  for await (const bytes of out.iterator({ destroyOnReturn: false })) {
    said += bytes;
    if (said.trimEnd().endsWith('}')) break;
  }
  return { child, ...(JSON.parse(said) as { address: string }) };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

beforeAll(async () => {
  folders = writeDoorLibrary(path.join(root, 'documents'));
  await jsonOf('add', folders.north, folders.south, '--wait', ...library);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('alone, with nobody else at the library', () => {
  test('the official MCP client finds tools that only read, and uses each', async () => {
    const { client, call, sockets } = await mcpClient();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search',
      'read_passage',
      'list_documents',
      'ask',
      'context',
      'extract',
    ]);
    for (const { annotations } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
    }
    const found = (await call('search', { query: 'lighthouse of Cedarbridge' })).value as {
      hits: { document: string; link: string; path: string }[];
    };
    expect(found.hits[0]?.path).toBe(path.join(folders.north, 'Cedarbridge.md'));
    expect(found.hits[0]?.link).toMatch(/^docent:\/\/open\?document=d_[0-9a-f]+/);
    const passage = (await call('read_passage', { document: found.hits[0]?.document ?? '', start: 0, end: 11 })).value;
    expect(passage).toMatchObject({ text: 'Cedarbridge' });
    expect((await call('list_documents', { limit: 7 })).value).toMatchObject({ total: 50, next: 7 });
    expect((await call('context', { question: 'Who built the mill?' })).value).toMatchObject({
      sources: { length: expect.any(Number) },
    });
    const town = found.hits[0]?.document ?? '';
    expect(
      (await call('extract', { fields: [{ name: 'market', type: 'text' }], documents: [town] })).value,
    ).toMatchObject({
      rows: [{ document: town, path: path.join(folders.north, 'Cedarbridge.md') }],
    });
    expect((await call('search', { query: '' })).isError).toBe(true);
    // The bug: a door over stdin and stdout opens a network socket.
    expect(sockets()).toEqual([]);
    await client.close();
  });

  test('a door for one folder gives nothing of the other', async () => {
    const { client, call } = await mcpClient('--folder', folders.south);
    const listed = (await call('list_documents', { limit: 1000 })).value as {
      documents: { path: string }[];
      total: number;
    };
    expect(listed.total).toBe(25);
    expect(listed.documents.every(({ path: file }) => file.startsWith(folders.south))).toBe(true);
    const { value } = await call('search', { query: 'market', limit: 50 });
    expect(JSON.stringify(value)).not.toContain(folders.north);
    const table = (await call('extract', { fields: [{ name: 'market', type: 'text' }] })).value;
    expect(table).toMatchObject({ total: 25 });
    expect(JSON.stringify(table)).not.toContain(folders.north);
    await client.close();
  });

  test('a folder that is not in the library is said at once', async () => {
    const result = await collect(startCli(['mcp', '--folder', root, ...library]));
    expect([result.code, result.out]).toEqual([exitCodes.notFound, '']);
    expect(result.err).toContain('is not a folder of the library');
  });
});

describe('while another process has the library', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(() => end(server.child));

  test('the same fifty questions give the same citations through every door', async () => {
    const { client, call } = await mcpClient();
    const openai = new OpenAI({ apiKey: token, baseURL: `${server.address}/v1` });
    const file = path.join(root, 'questions.jsonl');
    writeFileSync(
      file,
      doorQuestions.map(({ town, question }) => JSON.stringify({ id: town, text: question })).join('\n'),
    );
    const batch = await collect(startCli(['ask', '--batch', file, ...library]));
    const byCli = batch.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; citations: Cited[] });
    expect(byCli).toHaveLength(50);
    for (const [index, { question, town, person }] of doorQuestions.entries()) {
      const expected = short(byCli[index]?.citations ?? []);
      expect(expected[0]?.quote, question).toContain(`${town} was built`);
      expect(expected[0]?.quote).toContain(person);
      const byMcp = (await call('ask', { question })).value as { citations: Cited[] };
      const byHttp = (await (
        await fetch(`${server.address}/api/ask`, { method: 'POST', headers, body: JSON.stringify({ question }) })
      ).json()) as { citations: Cited[] };
      const completion = (await openai.chat.completions.create({
        model: 'docent',
        messages: [{ role: 'user', content: question }],
      })) as OpenAI.ChatCompletion & { docent: { citations: Cited[] } };
      for (const citations of [byMcp.citations, byHttp.citations, completion.docent.citations]) {
        expect(short(citations), question).toEqual(expected);
      }
      expect(completion.choices[0]?.message.content).toMatch(/Sources:\n\[1\] .*docent:\/\/open\?document=/);
    }
    await client.close();
  });

  test('the API listens on 127.0.0.1 and nowhere else', () => {
    expect(inetSockets(server.child.pid ?? 0)).toEqual([new URL(server.address).host]);
  });

  test('the OpenAI client streams, embeds, lists models and is told of mistakes in its own words', async () => {
    const openai = new OpenAI({ apiKey: token, baseURL: `${server.address}/v1`, maxRetries: 0 });
    const stream = await openai.chat.completions.create({
      model: 'docent-quotes',
      stream: true,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Who built the harbour of Alderbridge?' },
      ],
    });
    let text = '';
    let citations: readonly Cited[] = [];
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      citations = (chunk as { docent?: { citations: Cited[] } }).docent?.citations ?? citations;
    }
    expect(text).toContain('Ole Hansen');
    expect(citations[0]?.quote).toContain('Alderbridge');
    const embedded = await openai.embeddings.create({
      model: 'docent-embedding',
      input: ['a harbour', 'a port for ships', 'beans'],
    });
    const [harbour, port, beans] = embedded.data.map(({ embedding }) => embedding);
    const cosine = (a: number[] = [], b: number[] = []) =>
      a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    expect(harbour).toHaveLength(384);
    expect(cosine(harbour, harbour)).toBeCloseTo(1, 3);
    expect(cosine(harbour, port)).toBeGreaterThan(cosine(harbour, beans));
    const names = (await openai.models.list()).data.map(({ id }) => id);
    expect(names).toEqual(['docent', 'docent-quotes', 'docent-written', 'docent-embedding']);
    await expect(
      openai.chat.completions.create({ model: 'docent-written', messages: [{ role: 'user', content: 'Who?' }] }),
    ).rejects.toMatchObject({ status: 409, code: 'model-none' });
    await expect(openai.embeddings.create({ model: 'gpt-x', input: 'a' })).rejects.toMatchObject({
      status: 400,
      code: 'bad-request',
    });
    const stranger = new OpenAI({ apiKey: 'wrong', baseURL: `${server.address}/v1`, maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toMatchObject({ status: 401, code: 'token-wrong' });
  });

  test('a second server streams through the engine of the first', async () => {
    const second = await serve();
    const body = JSON.stringify({ question: 'Who built the harbour of Alderbridge?', stream: true });
    const response = await fetch(`${second.address}/api/ask`, { method: 'POST', headers, body });
    const events = (await response.text()).trim().split('\n\n');
    expect(events[0]).toMatch(/^event: text\ndata: .*Ole Hansen/);
    expect(events.at(-1)).toMatch(/^event: answer\n/);
    await end(second.child);
    expect((await fetch(`${server.address}/api/health`, { headers })).status).toBe(200);
  });

  test('MCP goes on through its own engine when the other ends', async () => {
    const { client, call } = await mcpClient();
    expect((await call('search', { query: 'market', limit: 1 })).isError).toBe(false);
    await end(server.child);
    expect((await call('search', { query: 'market of Fernford', limit: 1 })).isError).toBe(false);
    await client.close();
    server = await serve();
  });
});

describe('registering', () => {
  const home = path.join(root, 'home');
  const register = (...args: string[]) => collect(startCli(['mcp', '--register', ...args, ...library], { HOME: home }));

  test('prints what a client needs and writes nothing', async () => {
    const result = await register('cursor', '--folder', folders.north);
    const { mcpServers } = JSON.parse(result.out) as { mcpServers: { docent: { command: string; args: string[] } } };
    expect(mcpServers.docent.args).toEqual([cli, 'mcp', ...library, '--folder', folders.north]);
    expect(existsSync(home)).toBe(false);
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StdioClientTransport({ ...mcpServers.docent, stderr: 'pipe' }));
    expect((await client.listTools()).tools).toHaveLength(6);
    await client.close();
  });

  test.each(['claude', 'claude-code', 'cursor', 'vscode', 'windsurf'])(
    '--write adds it for %s and keeps the rest and a copy',
    async (name) => {
      const { file } = JSON.parse((await register(name, '--json')).out) as { file: string };
      expect(file.startsWith(home)).toBe(true);
      mkdirSync(path.dirname(file), { recursive: true });
      const key = name === 'vscode' ? 'servers' : 'mcpServers';
      const before = JSON.stringify({ theme: 'dark', [key]: { other: { command: 'x' } } });
      writeFileSync(file, before);
      for (let time = 0; time < 2; time += 1) expect((await register(name, '--write')).code).toBe(0);
      const after = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
      expect(after.theme).toBe('dark');
      expect(Object.keys(after[key] ?? {})).toEqual(['other', 'docent']);
      const copies = readdirSync(path.dirname(file)).filter((each) =>
        each.startsWith(`${path.basename(file)}.before-docent-`),
      );
      expect(copies).toHaveLength(2);
      expect(readFileSync(path.join(path.dirname(file), copies.toSorted()[0] ?? ''), 'utf8')).toBe(before);
    },
  );

  test('settings with comments are left alone, and that is said', async () => {
    const file = path.join(home, '.config', 'Code', 'User', 'mcp.json');
    const text = '{ // mine\n "servers": {} }';
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const result = await register('vscode', '--write');
    expect([result.code, readFileSync(file, 'utf8')]).toEqual([exitCodes.refused, text]);
    expect(result.err).toContain('[client-config-unreadable]');
  });

  test('a program nobody knows is a mistake of usage', async () => {
    expect((await register('emacs')).code).toBe(exitCodes.usage);
  });
});

test('serve takes no short token and no taken port', async () => {
  const weak = await collect(startCli(['serve', ...library], { DOCENT_API_TOKEN: 'short' }));
  expect(weak.code).toBe(exitCodes.usage);
  const first = await serve();
  const { port } = new URL(first.address);
  const second = await collect(startCli(['serve', '--port', port, ...library], { DOCENT_API_TOKEN: token }));
  expect([second.code, second.err.includes('[port-taken]')]).toEqual([exitCodes.refused, true]);
  await end(first.child);
});
