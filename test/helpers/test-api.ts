/** The local API over a real engine, on a port of its own, as programs reach it. */
import { onTestFinished } from 'vitest';
import { apiAddress } from '../../src/main/engine/api-address.ts';
import { type ServeApiOptions, serveApi } from '../../src/main/engine/serve-api.ts';
import { silentLog } from './fake-engine-parts.ts';
import type { testEngine } from './test-engine.ts';

export const testToken = 'docent_a-token-for-tests-that-is-long-enough';

export async function testApi(
  { engine, dataDir }: Awaited<ReturnType<typeof testEngine>>,
  more: Partial<ServeApiOptions> = {},
) {
  const listener = await serveApi({
    access: {
      request: (route, input, signal) => engine.request(route, input, signal, 'door'),
      ask: (input, onText, signal) => engine.request('answer.once', input, signal, 'door', onText),
    },
    ...{ dataDir, port: 0, token: () => testToken, log: silentLog, now: Date.now },
    ...more,
  });
  onTestFinished(() => listener.close());
  const address = apiAddress(listener.port);
  const authorization = `Bearer ${testToken}`;
  return {
    address,
    port: listener.port,
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(`${address}${path}`, { headers: { authorization, ...headers } }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}
