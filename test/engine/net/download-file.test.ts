import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConnectionLog } from '../../../src/main/engine/net/connection-log.ts';
import { type DownloadTools, downloadFile, type WantedFile } from '../../../src/main/engine/net/download-file.ts';
import { onlyEncrypted, onlyLoopback } from '../../../src/main/engine/net/secure-address.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { type MadeFile, type Manners, madeFile, startFileServer } from '../../helpers/file-server.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const megabyte = 1024 * 1024;
const file = madeFile(3 * megabyte + 17);
const other = madeFile(3 * megabyte + 17, 2);

let folder = '';
let target = '';
let waits: number[] = [];
beforeEach(() => {
  folder = temporaryFolder();
  target = path.join(folder, 'deep', 'model.gguf');
  waits = [];
});

const tools = (change: Partial<DownloadTools> = {}): DownloadTools => ({
  allows: onlyLoopback,
  connections: createConnectionLog(path.join(folder, 'connections.jsonl'), silentLog),
  log: silentLog,
  now: Date.now,
  backOff: (attempt) => {
    waits.push(attempt);
    return 1;
  },
  answerMs: 500,
  stallMs: 300,
  ...change,
});

async function hashOf(name: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(name) as AsyncIterable<Buffer>) hash.update(part);
  return hash.digest('hex');
}

async function bring(
  addresses: readonly string[],
  {
    wants = file,
    change = {},
    signal = new AbortController().signal,
    onProgress = () => {},
  }: {
    wants?: MadeFile;
    change?: Partial<DownloadTools>;
    signal?: AbortSignal;
    onProgress?: (bytes: number, step: string) => void;
  } = {},
): Promise<string> {
  const wanted: WantedFile = { path: target, sha256: wants.sha256, bytes: wants.bytes, addresses };
  return downloadFile(wanted, tools(change), onProgress, signal).then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
}
const serve = async (manners?: (index: number, url: string) => Manners) => startFileServer(file, manners);

/** Exactly the file stands there, and nothing beside it. */
async function expectWhole(): Promise<void> {
  expect(await hashOf(target)).toBe(file.sha256);
  expect(readdirSync(path.dirname(target))).toEqual(['model.gguf']);
}

describe('a well-behaved server', () => {
  it('gives the file in one go, without cookies, and both connections are on record', async () => {
    const server = await serve((index) =>
      index === 0 ? { status: 302, headers: { location: '/elsewhere', 'set-cookie': 'track=me' } } : {},
    );
    const seen: number[] = [];
    expect(await bring([`${server.address}model`], { onProgress: (bytes) => seen.push(bytes) })).toBe('done');
    await expectWhole();
    expect(server.requests.map(({ url }) => url)).toEqual(['/model', '/elsewhere']);
    expect(server.requests.every(({ headers }) => headers.cookie === undefined)).toBe(true);
    expect(seen.at(-1)).toBe(file.bytes);
    const lines = readFileSync(path.join(folder, 'connections.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { purpose: 'download', bytes: 0, outcome: 'redirect 302' },
      { purpose: 'download', bytes: file.bytes },
    ]);
  });

  it('is not asked for what is there and right, and is for what is there and wrong', async () => {
    const server = await serve();
    expect(await bring([server.address])).toBe('done');
    expect(await bring([server.address])).toBe('done');
    expect(server.requests.length).toBe(1);
    const bytes = readFileSync(target);
    bytes[100] = (bytes[100] as number) ^ 1;
    writeFileSync(target, bytes);
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
  });
});

describe('a connection that breaks', () => {
  it('is made again for what is missing, with the mark of the first part', async () => {
    const server = await serve((index) => (index < 3 ? { cutAfter: megabyte } : {}));
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
    expect(server.requests.length).toBe(4);
    const starts = server.requests.map(({ range }) => Number(/\d+/.exec(range ?? 'bytes=0-')?.[0]));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(4);
    expect(server.requests[1]?.headers['if-range']).toBe('"one"');
  });

  it('is given up when it stands still, and made again', async () => {
    const server = await serve((index) => (index === 0 ? { stallAfter: megabyte } : {}));
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
    expect(server.requests.length).toBe(2);
  });

  it('is given up when nobody answers, four times, and what has arrived stays', async () => {
    const server = await serve((index) => (index === 0 ? { cutAfter: megabyte } : { silent: true }));
    expect(await bring([server.address])).toBe('download-failed');
    expect(existsSync(target)).toBe(false);
    expect(statSync(`${target}.part`).size).toBeGreaterThan(0);
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  it('is gone when the server is, and goes on from there when it is back', async () => {
    const server = await serve(() => ({ cutAfter: megabyte }));
    const abort = new AbortController();
    const started = bring([server.address], {
      signal: abort.signal,
      onProgress: (bytes) => bytes > megabyte && abort.abort(),
    });
    expect(await started).toBe('cancelled');
    server.close();
    expect(await bring([server.address])).toBe('download-failed');
    const again = await serve();
    const before = statSync(`${target}.part`).size;
    expect(await bring([again.address])).toBe('done');
    await expectWhole();
    expect(again.requests[0]?.range).toBe(`bytes=${before}-`);
  });
});

describe('a server that lies', () => {
  it.each([1000, file.bytes + 1000])(
    'about the length (%i bytes): it is another file, not one byte is taken',
    async (claims) => {
      const server = await serve(() => ({ claims }));
      expect(await bring([server.address])).toBe('download-failed');
      expect(statSync(`${target}.part`).size).toBe(0);
      expect(server.requests.length).toBe(1);
    },
  );

  it('by sending more than the file: what was promised counts', async () => {
    const server = await serve(() => ({ tail: 5000 }));
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
  });

  it('by changing the file midway: it is brought from the beginning, and is whole', async () => {
    const server = await serve((index) =>
      index === 0 ? { file: other, entityTag: '"old"', cutAfter: megabyte } : { entityTag: '"new"' },
    );
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
    // It asked for the rest of the old file, and got all of the new one.
    expect(server.requests[1]?.headers['if-range']).toBe('"old"');
  });

  it('by changing the file midway without saying so: the mixture is noticed and brought again', async () => {
    const server = await serve((index) =>
      index === 0 ? { file: other, entityTag: null, cutAfter: megabyte } : { entityTag: null },
    );
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
    expect(server.requests.at(-1)?.range).toBeNull();
  });

  it('by giving another file of the same size: it is deleted, it says so, and nothing else is touched', async () => {
    const server = await serve(() => ({ file: other }));
    await downloadFile(
      {
        path: path.join(folder, 'deep', 'mine.gguf'),
        sha256: other.sha256,
        bytes: other.bytes,
        addresses: [server.address],
      },
      tools(),
      () => {},
      new AbortController().signal,
    );
    expect(await bring([server.address])).toBe('download-corrupt');
    expect(readdirSync(path.dirname(target))).toEqual(['mine.gguf']);
  });

  it('by giving another file, while a second mirror has the right one', async () => {
    const wrong = await serve(() => ({ file: other }));
    const right = await serve();
    expect(await bring([wrong.address, right.address])).toBe('done');
    await expectWhole();
  });
});

describe('a server without ranges', () => {
  it('sends all again after a break, and the file is right', async () => {
    const server = await serve((index) => ({ noRanges: true, ...(index === 0 ? { cutAfter: megabyte } : {}) }));
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
  });

  it('says 416 when more is there than it has: from the beginning', async () => {
    const server = await serve((index) => (index === 1 ? { status: 416 } : index === 0 ? { cutAfter: megabyte } : {}));
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
  });
});

describe('a server that refuses', () => {
  it.each([403, 404, 410])('with %i is asked once, and the next mirror gives the file', async (status) => {
    const away = await serve(() => ({ status }));
    const server = await serve();
    expect(await bring([away.address, server.address])).toBe('done');
    expect(away.requests.length).toBe(1);
    await expectWhole();
  });

  it.each([500, 503, 429])('with %i is asked again after a while', async (status) => {
    const server = await serve((index) => (index < 2 ? { status, headers: { 'retry-after': '0' } } : {}));
    expect(await bring([server.address])).toBe('done');
    expect(waits).toEqual([2, 3]);
    await expectWhole();
  });

  it('with 500 for good is given up after a few attempts', async () => {
    const server = await serve(() => ({ status: 500 }));
    expect(await bring([server.address])).toBe('download-failed');
    expect(server.requests.length).toBe(4);
  });

  it('by asking for an hour of patience loses its turn', async () => {
    const server = await serve(() => ({ status: 503, headers: { 'retry-after': '3600' } }));
    expect(await bring([server.address])).toBe('download-failed');
    expect(server.requests.length).toBe(1);
  });

  it('by leading in circles is left', async () => {
    const server = await serve(() => ({ status: 302, headers: { location: '/again' } }));
    expect(await bring([server.address])).toBe('download-failed');
    expect(server.requests.length).toBe(6);
  });

  it.each(['http://192.0.2.1/model', 'ftp://127.0.0.1/model', 'file:///etc/passwd'])(
    'by leading to %s is left, and nobody there is asked',
    async (location) => {
      const server = await serve(() => ({ status: 302, headers: { location } }));
      expect(await bring([server.address])).toBe('download-failed');
      expect(server.requests.length).toBe(1);
    },
  );
});

describe('addresses', () => {
  it('must be encrypted outside tests', async () => {
    const server = await serve();
    expect(await bring([server.address], { change: { allows: onlyEncrypted } })).toBe('download-failed');
    expect(server.requests.length).toBe(0);
    expect(onlyEncrypted(new URL('https://example.org/a'))).toBe(true);
    expect(onlyEncrypted(new URL('https://me:secret@example.org/a'))).toBe(false);
  });
});

describe('the disk', () => {
  it('is looked at before anything is asked for', async () => {
    const server = await serve();
    expect(await bring([server.address], { change: { freeBytes: async () => 100 * megabyte } })).toBe('disk-full');
    expect(server.requests.length).toBe(0);
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
  });
});

describe('the note beside the part', () => {
  it('is about another file, or damaged: the part is not used', async () => {
    const server = await serve((index) => (index === 0 ? { cutAfter: megabyte } : {}));
    const abort = new AbortController();
    await bring([server.address], { signal: abort.signal, onProgress: (bytes) => bytes > 100_000 && abort.abort() });
    writeFileSync(`${target}.part.json`, '{"sha256":');
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
    expect(server.requests.at(-1)?.range).toBeNull();
  });

  it('is right and the part damaged: the mixture is noticed and brought again', async () => {
    const server = await serve();
    const abort = new AbortController();
    await bring([server.address], { signal: abort.signal, onProgress: (bytes) => bytes > megabyte && abort.abort() });
    const part = readFileSync(`${target}.part`);
    part[5] = (part[5] as number) ^ 255;
    writeFileSync(`${target}.part`, part);
    expect(await bring([server.address])).toBe('done');
    await expectWhole();
  });
});

it('a file of 300 MB, stopped and resumed five times, is the same to the last byte', async () => {
  const large = madeFile(300 * megabyte, 3);
  const server = await startFileServer(large);
  const started = performance.now();
  for (let stop = 1; stop <= 5; stop++) {
    const abort = new AbortController();
    const result = await bring([server.address], {
      wants: large,
      signal: abort.signal,
      onProgress: (bytes, step) => step === 'downloading' && bytes > stop * 50 * megabyte && abort.abort(),
    });
    expect(result).toBe('cancelled');
  }
  expect(await bring([server.address], { wants: large })).toBe('done');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.info(
    `300 MB in six connections: ${seconds} s, each from ${server.requests.map(({ range }) => range ?? '0').join(', ')}`,
  );
  expect(server.requests.length).toBe(6);
  expect(server.requests.slice(1).every(({ range }) => range !== null)).toBe(true);
  expect(await hashOf(target)).toBe(large.sha256);
}, 120_000);
