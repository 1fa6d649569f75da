/** The local API as a person switches it: off at first, its token sealed, listening nowhere but on this computer. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testEngine } from '../helpers/test-engine.ts';

const listeners = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

test('is off, listens nowhere and has no token until a person switches it on', async () => {
  const before = listeners();
  const { request, engine } = await testEngine();
  await engine.start();
  expect(await request('api.get', {})).toEqual({
    ...{ on: false, port: 8427, state: 'off', address: 'http://127.0.0.1:8427', reason: null, tokenKept: false },
  });
  await expect(request('api.token', {})).rejects.toMatchObject({ code: 'network-off' });
  expect(listeners()).toBe(before);
});

test('answers with its token once it is on, on this computer only, and is gone when it is off', async () => {
  const before = listeners();
  const { request, dataDir } = await testEngine();
  const port = await freePort();
  const settings = await request('api.set', { on: true, port });
  expect(settings).toMatchObject({ state: 'listening', address: `http://127.0.0.1:${port}`, tokenKept: true });
  // What was closed a moment ago may still be counted.
  await expect.poll(listeners).toBe(before + 1);
  const token = await request('api.token', {});
  expect(token).toMatch(/^docent_[\w-]{43}$/);
  const health = (by: string, host = '127.0.0.1') =>
    fetch(`http://${host}:${port}/api/health`, { headers: { authorization: `Bearer ${by}` } });
  expect((await health(token)).status).toBe(200);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of outside) await expect(health(token, address)).rejects.toThrow();
  const renewed = await request('api.renewToken', {});
  expect([(await health(token)).status, (await health(renewed)).status]).toEqual([401, 200]);
  expect(await request('api.set', { on: false })).toMatchObject({ state: 'off' });
  await expect(health(renewed)).rejects.toThrow();
  await expect.poll(listeners).toBe(before);
  expect(await request('network.connections', {})).toMatchObject([
    { host: `127.0.0.1:${port}`, purpose: 'local-api', outcome: 'switched off' },
  ]);
  // The token is sealed: neither old nor new one stands in a file.
  for (const file of ['personal.db', 'personal.db-wal', 'connections.jsonl']) {
    for (const one of [token, renewed]) expect(readFileSync(path.join(dataDir, file)).includes(one)).toBe(false);
  }
});

test('listens again after a restart, with the same token', async () => {
  const first = await testEngine();
  const port = await freePort();
  await first.request('api.set', { on: true, port });
  const token = await first.request('api.token', {});
  const second = await first.reopen();
  await second.engine.start();
  expect((await second.request('api.get', {})).state).toBe('listening');
  const response = await fetch(`http://127.0.0.1:${port}/v1/models`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
});

test('says whose port it is when it is taken, and goes to another', async () => {
  const { request } = await testEngine();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const taken = (server.address() as { port: number }).port;
  expect(await request('api.set', { on: true, port: taken })).toMatchObject({
    state: 'failed',
    reason: { code: 'port-taken', values: { port: taken } },
  });
  expect(await request('api.set', { port: await freePort() })).toMatchObject({ state: 'listening', reason: null });
});

// The bug: any program of this user switches the API on, or takes its token, through the command line's door.
test('only the window may switch it or see its token', async () => {
  const { engine } = await testEngine();
  for (const route of ['api.get', 'api.set', 'api.token', 'api.renewToken'] as const) {
    await expect(engine.request(route, {}, undefined, 'door')).rejects.toMatchObject({ code: 'app-locked' });
  }
});

test('without a keychain the token holds until Docent ends, and that is said', async () => {
  const { request } = await testEngine(undefined, { more: { vault: null } });
  const settings = await request('api.set', { on: true, port: await freePort() });
  expect(settings).toMatchObject({ state: 'listening', tokenKept: false });
  expect(await request('api.token', {})).toBe(await request('api.token', {}));
});
