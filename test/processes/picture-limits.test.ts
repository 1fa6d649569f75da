import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PictureWorkers, WorkerHost, WorkerProcess } from '../../src/main/engine/ports.ts';
import { processLimits } from '../../src/main/processes/limits.ts';
import { createPictureWorkersPool } from '../../src/main/processes/picture-pool.ts';
import { createPeer } from '../../src/main/rpc/peer.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { portPair } from '../helpers/port-pair.ts';

const { picture: limits } = processLimits;
const never = new AbortController().signal;
const bytes = new Uint8Array(1);

/** Processes that inspect at once, never finish a page, and are as large as a test says. */
function fakeHost(): WorkerHost & { readonly killed: boolean[]; resident: number } {
  const killed: boolean[] = [];
  const host = {
    killed,
    resident: 100 * 1024 * 1024,
    async start(): Promise<WorkerProcess> {
      const [port, far] = portPair();
      const { promise: exited, resolve: end } = Promise.withResolvers<{ code: null; signal: string }>();
      const number = killed.push(false) - 1;
      const hang = () => new Promise<never>(() => undefined);
      createPeer(far).serve({ inspect: async () => 'looked at', recognise: hang, render: hang });
      port.onClose(() => end({ code: null, signal: 'SIGTERM' }));
      const kill = () => {
        killed[number] = true;
        end({ code: null, signal: 'SIGKILL' });
      };
      return { port, pid: number, memoryBytes: async () => host.resident, kill, exited };
    },
  };
  return host;
}

let host: ReturnType<typeof fakeHost>;
let pool: PictureWorkers;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  host = fakeHost();
  const languages = { codes: async () => ['eng'], read: async () => null, part: async () => null };
  pool = createPictureWorkersPool({ host, size: 1, log: silentLog, languages });
});

afterEach(async () => {
  vi.useRealTimers();
  await pool.close();
});

/** Waits until so many processes run and have had time to take their call. */
async function running(count: number): Promise<void> {
  while (host.killed.length < count) await tick();
  for (let turn = 0; turn < 10; turn += 1) await tick();
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

it('ends a process whose page takes too long, and the next picture has a fresh one', async () => {
  const page = pool.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], never);
  const seconds = limits.pictureMs / 1000;
  const failed = expect(page).rejects.toMatchObject({ code: 'worker-timeout', data: { seconds } });
  await running(1);
  await vi.advanceTimersByTimeAsync(limits.pictureMs - 1);
  expect(host.killed).toEqual([false]);
  await vi.advanceTimersByTimeAsync(1);
  await failed;
  expect(host.killed).toEqual([true]);
  await expect(pool.inspect(bytes, never)).resolves.toBe('looked at');
  expect(host.killed).toEqual([true, false]);
});

it('gives a picture that somebody waits for less time', async () => {
  const shown = pool.render({ type: 'file', bytes, frame: 0 }, 100, never);
  const failed = expect(shown).rejects.toMatchObject({ code: 'worker-timeout' });
  await running(1);
  await vi.advanceTimersByTimeAsync(limits.inspectMs);
  await failed;
});

it('ends a process that grows too large', async () => {
  const page = pool.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], never);
  const resident = limits.maxMemoryBytes + 1;
  const failed = expect(page).rejects.toMatchObject({ code: 'worker-memory', data: { bytes: resident } });
  await running(1);
  await vi.advanceTimersByTimeAsync(limits.memoryCheckMs);
  expect(host.killed).toEqual([false]);
  host.resident = resident;
  await vi.advanceTimersByTimeAsync(limits.memoryCheckMs);
  await failed;
  expect(host.killed).toEqual([true]);
});

it('starts afresh after a picture that left much memory behind', async () => {
  await pool.inspect(bytes, never);
  expect(host.killed).toEqual([false]);
  host.resident = limits.keepBytes + 1;
  await pool.inspect(bytes, never);
  expect(host.killed).toEqual([true]);
});

it('starts afresh after enough pictures', async () => {
  for (let picture = 0; picture < limits.picturesPerProcess; picture += 1) {
    expect(host.killed).not.toContain(true);
    await pool.inspect(bytes, never);
  }
  expect(host.killed).toEqual([true]);
  await pool.inspect(bytes, never);
  expect(host.killed).toEqual([true, false]);
});
