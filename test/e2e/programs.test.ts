/** Other programs as a person lets them in: the switch in Settings, the token, a real request, and the word on Privacy. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectDir } from '../helpers/docent-cli.ts';
import { bothThemes } from './helpers/both-themes.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;
let port = 0;
const byId = (id: string) => docent.page.getByTestId(id);
const api = (token: string) =>
  fetch(`http://127.0.0.1:${port}/api/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'harbour' }),
  });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-programs-'));
  mkdirSync(path.join(folder, 'documents'));
  writeFileSync(path.join(folder, 'documents', 'harbour.txt'), 'The harbour was built in 1872 by Ole Hansen.');
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
  port = (free.address() as { port: number }).port;
  await new Promise((resolve) => free.close(resolve));
  docent = await openDocent(path.join(folder, 'data'));
  await docent.request('folder.add', { path: path.join(folder, 'documents') });
  await waitUntil('the file', async () => (await docent.request('library.status', {})).coverage.readable === 1);
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('is off at first, and Privacy says nothing listens', async () => {
  await byId('nav-settings').click();
  await byId('programs').scrollIntoViewIfNeeded();
  expect(await byId('api-on').isChecked()).toBe(false);
  expect(await byId('privacy-api').count()).toBe(0);
  await expect(byId('mcp-command').textContent()).resolves.toBe('docent mcp --register claude --write');
  await byId('mcp-client').selectOption('cursor');
  await expect(byId('mcp-command').textContent()).resolves.toBe('docent mcp --register cursor --write');
  await docent.screenshot('programs-1-off');
  await expect(api('any')).rejects.toThrow();
});

it('lets a program in with the token it shows, and Privacy says so', async () => {
  await docent.request('api.set', { port });
  await byId('api-on').click();
  await byId('api-address').waitFor();
  await byId('privacy-api').waitFor();
  await byId('api-token-show').click();
  await waitUntil('the token', async () => /^docent_/.test((await byId('api-token').textContent()) ?? ''));
  const token = (await byId('api-token').textContent()) ?? '';
  const response = await api(token);
  expect(response.status).toBe(200);
  expect(JSON.stringify(await response.json())).toContain('built in 1872');
  await byId('programs').scrollIntoViewIfNeeded();
  await bothThemes(docent, 'programs-2-on');
  await byId('privacy-api').scrollIntoViewIfNeeded();
  await docent.screenshot('programs-3-privacy');
  await byId('api-token-renew').click();
  await waitUntil('another token', async () => (await byId('api-token').textContent()) !== token);
  expect((await api(token)).status).toBe(401);
});

it('answers an AI program over MCP while the window is open, and shows it nothing of conversations', async () => {
  const cli = path.join(projectDir, 'out', 'main', 'cli.js');
  const client = new Client({ name: 'test', version: '1.0.0' });
  const args = [cli, 'mcp', '--data-dir', path.join(folder, 'data')];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' }));
  const answer = await client.callTool({ name: 'ask', arguments: { question: 'Who built the harbour?' } });
  expect(answer.structuredContent).toMatchObject({
    found: true,
    citations: [{ verified: true, title: 'harbour.txt' }],
  });
  await client.close();
  expect(await docent.request('conversation.list', {})).toEqual([]);
});

it('says whose port it is when it is taken, and nothing answers once it is off', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  await byId('api-port').fill(String((other.address() as { port: number }).port));
  await byId('api-port').press('Enter');
  await byId('api-problem').waitFor();
  await byId('api-problem').scrollIntoViewIfNeeded();
  await docent.screenshot('programs-4-taken');
  other.close();
  await byId('api-on').click();
  await waitUntil('the switch', async () => (await docent.request('api.get', {})).state === 'off');
  await expect(api('any')).rejects.toThrow();
});
