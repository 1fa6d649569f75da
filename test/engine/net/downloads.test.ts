import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConnectionLog } from '../../../src/main/engine/net/connection-log.ts';
import type { DownloadTools } from '../../../src/main/engine/net/download-file.ts';
import { createDownloads } from '../../../src/main/engine/net/downloads.ts';
import { netLimits } from '../../../src/main/engine/net/limits.ts';
import { createModelStore } from '../../../src/main/engine/net/model-store.ts';
import { onlyLoopback } from '../../../src/main/engine/net/secure-address.ts';
import type { DownloadOrder } from '../../../src/main/engine/types.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { DownloadStatus } from '../../../src/preload/contract/shapes.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { type Manners, madeFile, startFileServer } from '../../helpers/file-server.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const megabyte = 1024 * 1024;
const file = madeFile(4 * megabyte);
const slow: Manners = { slowness: 5 };

type SetUp = {
  folder?: string;
  manners?: (index: number, url: string) => Manners;
  tools?: Partial<DownloadTools>;
  /** How long it takes to look an order up. */
  lookUpMs?: (id: string) => number;
  /** What happens to one that has arrived. */
  arrives?: () => void;
};

async function setUp({
  folder = temporaryFolder(),
  manners,
  tools = {},
  lookUpMs = () => 0,
  arrives = () => {},
}: SetUp = {}) {
  const server = await startFileServer(file, manners);
  const orders = new Map<string, DownloadOrder>();
  const order = (id: string, files: readonly string[] = ['model.gguf'], mirrors = [server.address]) => {
    const made = {
      id,
      files: files.map((name) => ({ path: name, address: name, sha256: file.sha256, bytes: file.bytes })),
      mirrors,
    };
    orders.set(id, made);
    return made;
  };
  for (const id of ['a', 'b', 'c']) order(id);
  const states: DownloadStatus[][] = [];
  const times: number[] = [];
  const done: string[] = [];
  const store = createModelStore(folder);
  const downloads = createDownloads({
    store,
    tools: {
      ...{ allows: onlyLoopback, log: silentLog, now: Date.now, backOff: () => 1, answerMs: 500, stallMs: 300 },
      connections: createConnectionLog(path.join(folder, 'connections.jsonl'), silentLog),
      ...tools,
    },
    orderOf: async (id) => {
      await new Promise((resolve) => setTimeout(resolve, lookUpMs(id)));
      return orders.get(id) ?? null;
    },
    onChange: () => {
      times.push(performance.now());
      states.push([...downloads.list()]);
    },
    onDone: async ({ id }) => {
      arrives();
      done.push(id);
    },
  });
  onTestFinished(() => downloads.close());
  const until = async (condition: () => boolean) => {
    const end = Date.now() + 10_000;
    while (!condition()) {
      if (Date.now() > end) throw new Error(`still waiting: ${JSON.stringify(downloads.list())}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const state = (id: string) => downloads.list().find((each) => each.catalogId === id)?.state ?? null;
  return { server, downloads, store, folder, states, times, done, until, state, order };
}

describe('the queue', () => {
  it('brings one model after the other, each into its own folder, with what belongs to it written down', async () => {
    const { downloads, store, folder, states, done } = await setUp();
    await Promise.all(['a', 'b', 'c'].map((id) => downloads.start(id)));
    await downloads.idle();
    expect(done).toEqual(['a', 'b', 'c']);
    expect(readdirSync(folder).filter((name) => !name.endsWith('.jsonl'))).toEqual(['a', 'b', 'c']);
    expect(readdirSync(path.join(folder, 'a')).sort()).toEqual(['docent-model.json', 'model.gguf']);
    expect((await store.installed()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    for (const list of states) {
      expect(list.filter((each) => each.state === 'downloading' || each.state === 'checking').length).toBeLessThan(2);
    }
  });

  it('keeps the order of the wishes, however long each takes to be looked up', async () => {
    const { downloads, done } = await setUp({ lookUpMs: (id) => (id === 'a' ? 50 : 0) });
    const refused = expect(downloads.start('unknown')).rejects.toMatchObject({ code: 'download-unavailable' });
    await Promise.all(['a', 'b', 'c'].map((id) => downloads.start(id)));
    await refused;
    await downloads.idle();
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('makes one download of two wishes for one model', async () => {
    const { server, downloads, done } = await setUp({ manners: () => slow });
    await Promise.all([downloads.start('a'), downloads.start('a')]);
    await downloads.start('a');
    await downloads.idle();
    expect(server.requests.length).toBe(1);
    expect(done).toEqual(['a']);
    await downloads.start('a');
    await downloads.idle();
    expect(server.requests.length).toBe(1);
  });

  it('puts a folder model in its place only when all of its files are there', async () => {
    const { server, downloads, folder, until, order } = await setUp({
      manners: (_index, url) => (url.endsWith('two.bin') ? slow : {}),
    });
    order('folder', ['one.bin', 'deep/two.bin']);
    await downloads.start('folder');
    await until(() => server.requests.length === 2);
    expect(existsSync(path.join(folder, 'folder'))).toBe(false);
    await downloads.idle();
    expect(readFileSync(path.join(folder, 'folder/deep/two.bin')).length).toBe(file.bytes);
  });

  it('tells speed and time left, at most ten times a second', async () => {
    const { downloads, states, times, until } = await setUp({ manners: () => ({ slowness: 20 }) });
    await downloads.start('a');
    await until(() => states.flat().some((each) => each.secondsLeft !== null));
    await downloads.idle();
    const shown = states.flat().filter((each) => each.bytesPerSecond !== null);
    expect(shown.length).toBeGreaterThan(0);
    for (const { bytes, totalBytes, bytesPerSecond, secondsLeft } of shown) {
      expect(secondsLeft).toBe(Math.ceil((totalBytes - bytes) / (bytesPerSecond as number)));
    }
    const seconds = ((times.at(-1) as number) - (times[0] as number)) / 1000;
    // Changes of state come on top: queued, checking, downloading, done.
    expect(times.length).toBeLessThan((seconds * 1000) / netLimits.progressMs + 8);
  });

  it('says what went wrong after the last byte, and does only that again', async () => {
    let broken = true;
    const { server, downloads, done, until, state } = await setUp({
      arrives: () => {
        if (broken) throw new AppError('model-invalid', 'No model.');
      },
    });
    await downloads.start('a');
    await until(() => state('a') === 'failed');
    expect(downloads.list()[0]?.reason).toMatchObject({ code: 'model-invalid' });
    broken = false;
    await downloads.start('a');
    await downloads.idle();
    expect([done, downloads.list(), server.requests.length]).toEqual([['a'], [], 1]);
  });

  it('refuses what it has no order for', async () => {
    const { downloads } = await setUp();
    await expect(downloads.start('unknown')).rejects.toMatchObject({ code: 'download-unavailable' });
    expect(downloads.list()).toEqual([]);
  });
});

describe('pause, resume and cancel', () => {
  it('stops all that runs, waits or is queued when the network may not be used any more', async () => {
    const { server, downloads, until } = await setUp({ manners: () => slow });
    await downloads.start('a');
    await downloads.start('b');
    await until(() => (downloads.list()[0]?.bytes ?? 0) > 0);
    downloads.pauseAll();
    await downloads.idle();
    downloads.wake();
    expect(downloads.list().map(({ state }) => state)).toEqual(['paused', 'paused']);
    expect(server.requests.length).toBe(1);
  });

  it('begins anew when it is wanted again while it is still being cleared away', async () => {
    const { downloads, until, done, folder } = await setUp({ manners: (index) => (index === 0 ? slow : {}) });
    await downloads.start('a');
    await until(() => (downloads.list()[0]?.bytes ?? 0) > 0);
    await Promise.all([downloads.cancel('a'), downloads.start('a')]);
    await downloads.idle();
    expect(done).toEqual(['a']);
    expect(readFileSync(path.join(folder, 'a/model.gguf')).length).toBe(file.bytes);
  });

  it('keeps what has arrived, lets the next one go ahead, and goes on from there', async () => {
    const { server, downloads, until, state, done } = await setUp({ manners: (index) => (index === 0 ? slow : {}) });
    await downloads.start('a');
    await downloads.start('b');
    await until(() => (downloads.list()[0]?.bytes ?? 0) > megabyte);
    downloads.pause('a');
    expect(state('a')).toBe('paused');
    await until(() => done.includes('b'));
    expect(state('a')).toBe('paused');
    await downloads.start('a');
    await downloads.idle();
    expect(done).toEqual(['b', 'a']);
    expect(Number(/\d+/.exec(server.requests[2]?.range ?? '')?.[0])).toBeGreaterThan(megabyte);
  });

  it('takes one out of the queue before its turn', async () => {
    const { downloads, state, done } = await setUp({ manners: () => slow });
    await downloads.start('a');
    await downloads.start('b');
    downloads.pause('b');
    await downloads.idle();
    expect(done).toEqual(['a']);
    expect(state('b')).toBe('paused');
  });

  it('deletes what has arrived when cancelled, and nothing else', async () => {
    const { downloads, folder, until } = await setUp({ manners: () => slow });
    writeFileSync(path.join(folder, 'mine.gguf'), 'mine');
    await downloads.start('a');
    await until(() => (downloads.list()[0]?.bytes ?? 0) > megabyte);
    await downloads.cancel('a');
    expect(downloads.list()).toEqual([]);
    expect(readdirSync(folder).filter((name) => !name.endsWith('.jsonl'))).toEqual(['mine.gguf']);
  });
});

describe('after a restart', () => {
  it('what was unfinished is there, paused, and no connection is made until a person says so', async () => {
    const first = await setUp({ manners: () => slow });
    await first.downloads.start('a');
    await first.until(() => (first.downloads.list()[0]?.bytes ?? 0) > megabyte);
    await first.downloads.close();
    const second = await setUp({ folder: first.folder });
    await second.downloads.restore();
    expect(second.downloads.list()).toMatchObject([{ catalogId: 'a', state: 'paused', totalBytes: file.bytes }]);
    expect(second.downloads.list()[0]?.bytes).toBeGreaterThan(megabyte);
    expect(second.server.requests.length).toBe(0);
    await second.downloads.start('a');
    await second.downloads.idle();
    expect(second.done).toEqual(['a']);
    expect(second.server.requests[0]?.range).not.toBeNull();
  });
});

describe('trouble', () => {
  it('without a network it waits, lets others go ahead, and goes on at once when woken', async () => {
    let online = false;
    const { downloads, until, state, done } = await setUp({ manners: () => (online ? {} : { silent: true }) });
    await downloads.start('a');
    await until(() => state('a') === 'waiting');
    expect(downloads.list()[0]?.reason).toMatchObject({ code: 'download-failed' });
    online = true;
    await downloads.start('b');
    await until(() => done.includes('b'));
    downloads.wake();
    await until(() => done.includes('a'));
  });

  it.each([
    ['a file that is not there', { status: 404 }, 'download-failed'],
    ['another file', { file: madeFile(4 * megabyte, 9) }, 'download-corrupt'],
  ] as const)('%s fails, says why, and is tried again when a person wants', async (_name, manners, code) => {
    let wrong = true;
    const { downloads, until, state, done } = await setUp({ manners: () => (wrong ? manners : {}) });
    await downloads.start('a');
    await until(() => state('a') === 'failed');
    expect(downloads.list()[0]?.reason?.code).toBe(code);
    wrong = false;
    await downloads.start('a');
    await downloads.idle();
    expect(done).toEqual(['a']);
  });

  it('a full disk is said before anything is brought', async () => {
    const { server, downloads, until, state } = await setUp({ tools: { freeBytes: async () => megabyte } });
    await downloads.start('a');
    await until(() => state('a') === 'failed');
    expect(downloads.list()[0]?.reason).toMatchObject({
      code: 'disk-full',
      values: { missingBytes: expect.any(Number) },
    });
    expect(server.requests.length).toBe(0);
  });

  it('a folder of the person by that name is left alone', async () => {
    const { downloads, folder, until, state } = await setUp();
    mkdirSync(path.join(folder, 'a'));
    writeFileSync(path.join(folder, 'a', 'notes.txt'), 'mine');
    await downloads.start('a');
    await until(() => state('a') === 'failed');
    expect(readdirSync(path.join(folder, 'a'))).toEqual(['notes.txt']);
  });
});

describe('removal', () => {
  it('deletes what was downloaded and keeps what a person put beside it', async () => {
    const { downloads, store, folder, order } = await setUp();
    order('folder', ['one.bin', 'deep/two.bin']);
    await downloads.start('folder');
    await downloads.start('a');
    await downloads.idle();
    writeFileSync(path.join(folder, 'folder/deep/mine.txt'), 'mine');
    await store.remove('folder');
    await store.remove('a');
    await store.remove('never');
    expect(readdirSync(path.join(folder, 'folder'), { recursive: true })).toEqual(['deep', 'deep/mine.txt']);
    expect(existsSync(path.join(folder, 'a'))).toBe(false);
    expect(await store.installed()).toEqual([]);
  });

  it('takes no id that is a path', async () => {
    const { store } = await setUp();
    await expect(store.remove('../a')).rejects.toThrow();
    expect(() => store.folderOf('a/b')).toThrow();
  });
});
