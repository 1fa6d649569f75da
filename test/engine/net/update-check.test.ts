/** The look for a newer version against a real server that lies, stalls, redirects and plays old notices again. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { newUpdateKey, signUpdate } from '../../../build/sign-update.ts';
import { updateSourceOf } from '../../../build/update-source.ts';
import { createConnectionLog } from '../../../src/main/engine/net/connection-log.ts';
import { netLimits } from '../../../src/main/engine/net/limits.ts';
import { onlyEncrypted, onlyLoopback } from '../../../src/main/engine/net/secure-address.ts';
import { checkForUpdate, type UpdateCheckOptions } from '../../../src/main/engine/net/update-check.ts';
import { isNewer, readUpdateNotice } from '../../../src/main/engine/net/update-notice.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const now = Date.UTC(2026, 10, 29);
const day = 24 * 60 * 60 * 1_000;
const { privatePem, publicKey } = newUpdateKey();
const notice = {
  ...{ version: '1.2.0', summary: 'Reads scans twice as fast.', page: 'https://docent.example/releases/1.2.0' },
  ...{ issued: new Date(now - day), days: 180 },
};
const signed = (change: Partial<typeof notice> = {}, pem = privatePem) => signUpdate({ ...notice, ...change }, pem);

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/update.json`;
}
function check(url: string, change: Partial<UpdateCheckOptions> = {}) {
  const connections = createConnectionLog(`${temporaryFolder()}/connections.jsonl`, silentLog);
  const found = checkForUpdate({
    source: { url, publicKey },
    allows: onlyLoopback,
    connections,
    now: () => now,
    seen: 0,
    signal: new AbortController().signal,
    ...change,
  });
  return { found, connections };
}

describe('a notice', () => {
  it('is read when it is signed, new and not expired', async () => {
    const requests: unknown[] = [];
    const url = await serve((request, response) => {
      requests.push([request.method, request.headers.cookie, request.headers['accept-language']]);
      response.end(signed());
    });
    const { found, connections } = check(url);
    expect(await found).toMatchObject({ version: '1.2.0', page: notice.page, issued: now - day });
    expect(requests).toEqual([['GET', undefined, undefined]]);
    expect(connections.list()).toMatchObject([{ purpose: 'update-check', outcome: 'complete' }]);
    expect(connections.open()).toEqual([]);
  });

  it.each([
    ['signed with another key', () => signed({}, newUpdateKey().privatePem), 'wrong-signature'],
    ['expired', () => signed({ issued: new Date(now - 200 * day) }), 'expired'],
    ['from the future', () => signed({ issued: new Date(now + 3 * day) }), 'from-the-future'],
    ['without a version', () => signed({ version: 'newest' }), 'not-a-notice'],
    ['that leads to an open address', () => signed({ page: 'http://docent.example/' }), 'not-a-notice'],
    ['that leads to a script', () => signed({ page: 'javascript:alert(1)' }), 'not-a-notice'],
    ['that leads to a name and password', () => signed({ page: 'https://a:b@docent.example/' }), 'not-a-notice'],
    ['with signs that turn text around', () => signed({ summary: 'a\u202Eb' }), 'not-a-notice'],
    ['that is no JSON', () => '<html>', 'not-a-notice'],
    ['that is empty', () => '', 'not-a-notice'],
  ])('%s is refused', async (_what, text, detail) => {
    const url = await serve((_request, response) => void response.end(text()));
    const { found, connections } = check(url);
    await expect(found).rejects.toMatchObject({ code: 'update-refused', data: { detail } });
    expect(connections.list()).toMatchObject([{ outcome: 'update-refused' }]);
  });

  // The bug: the question before the browser opens shows another address than the one that opens.
  it('names its page as the browser will have it', () => {
    const read = (page: string) => readUpdateNotice(Buffer.from(signed({ page })), { publicKey, seen: 0, now });
    expect(read('https://docent.example/a\u202Eb')).toMatchObject({ page: 'https://docent.example/a%E2%80%AEb' });
    expect(read('https://d\u043Ecent.example/')).toMatchObject({ page: 'https://xn--dcent-jye.example/' });
  });

  // The bug: what is signed is the text as parsed and written again, so bytes around it can be changed.
  it('is refused when one byte of what was signed is another', () => {
    const outer = JSON.parse(signed()) as { payload: string; signature: string };
    const bytes = Buffer.from(outer.payload, 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      const text = JSON.stringify({ ...outer, payload: changed.toString('base64') });
      expect(readUpdateNotice(Buffer.from(text), { publicKey, seen: 0, now })).toBe('wrong-signature');
    }
  });

  it('is refused when the key signed the same bytes for something else', () => {
    const { privateKey, publicKey: other } = generateKeyPairSync('ed25519');
    const key = other.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const { payload } = JSON.parse(signed()) as { payload: string };
    const signature = sign(null, Buffer.from(payload, 'base64'), privateKey).toString('base64');
    const text = JSON.stringify({ payload, signature });
    expect(readUpdateNotice(Buffer.from(text), { publicKey: key, seen: 0, now })).toBe('wrong-signature');
  });

  it('is refused when a newer one was seen: an old one played again', () => {
    const read = (seen: number) => readUpdateNotice(Buffer.from(signed()), { publicKey, seen, now });
    expect(read(now - day)).toMatchObject({ version: '1.2.0' });
    expect(read(now - day + 1)).toBe('replayed');
  });
});

describe('the server', () => {
  it('is not followed elsewhere', async () => {
    let asked = 0;
    const other = await serve((_request, response) => {
      asked += 1;
      response.end(signed());
    });
    const url = await serve((_request, response) => void response.writeHead(302, { location: other }).end());
    await expect(check(url).found).rejects.toMatchObject({ code: 'update-refused' });
    expect(asked).toBe(0);
  });

  it('is left when it sends too much, whatever it says of the length', async () => {
    let sent = 0;
    const url = await serve((_request, response) => {
      const pour = () => {
        while (!response.destroyed && sent < 50 * netLimits.update.bytes) {
          sent += 1024;
          if (!response.write(' '.repeat(1024))) return void response.once('drain', pour);
        }
        response.end(signed());
      };
      pour();
    });
    await expect(check(url).found).rejects.toMatchObject({ code: 'update-refused', data: { detail: 'too-large' } });
  });

  it.each([
    ['says nothing', () => undefined],
    [
      'sends a byte now and then',
      (response: Parameters<RequestListener>[1]) => {
        const timer = setInterval(() => response.write(' '), 20);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('is left when it %s', async (_what, answer) => {
    const url = await serve((_request, response) => void answer(response));
    const { found, connections } = check(url, { wholeMs: 200 });
    await expect(found).rejects.toMatchObject({ code: 'update-unreachable' });
    expect(connections.open()).toEqual([]);
  });

  it('may answer with trouble', async () => {
    const url = await serve((_request, response) => void response.writeHead(503).end(signed()));
    await expect(check(url).found).rejects.toMatchObject({ code: 'update-unreachable' });
  });

  it('is not connected to without encryption', async () => {
    let asked = 0;
    const url = await serve(() => {
      asked += 1;
    });
    await expect(check(url, { allows: onlyEncrypted }).found).rejects.toMatchObject({ code: 'update-refused' });
    expect(asked).toBe(0);
  });
});

it('versions are compared as numbers, and what is none is never newer', () => {
  expect(['0.10.0', '1.0.0', '0.9.1'].map((version) => isNewer(version, '0.9.0'))).toEqual([true, true, true]);
  expect(['0.9.0', '0.8.9', '', 'newest'].map((version) => isNewer(version, '0.9.0'))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('a build takes an encrypted address with a key, or nothing', () => {
  expect(updateSourceOf({})).toBeNull();
  const key = { DOCENT_UPDATE_KEY: publicKey };
  const url = 'https://docent.example/update.json';
  expect(updateSourceOf({ DOCENT_UPDATE_URL: url, ...key })).toEqual({ url, publicKey });
  for (const wrong of ['http://docent.example/', 'docent.example', 'https://a@docent.example/']) {
    expect(() => updateSourceOf({ DOCENT_UPDATE_URL: wrong, ...key })).toThrow('DOCENT_UPDATE_URL');
  }
  expect(() => updateSourceOf({ DOCENT_UPDATE_URL: url })).toThrow('DOCENT_UPDATE_KEY');
  expect(() => updateSourceOf({ DOCENT_UPDATE_URL: url, DOCENT_UPDATE_KEY: 'c2hvcnQ=' })).toThrow('DOCENT_UPDATE_KEY');
});
