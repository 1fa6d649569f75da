import { expect, test } from 'vitest';
import type { WorkerHost } from '../../src/main/engine/ports.ts';
import { processLimits } from '../../src/main/processes/limits.ts';
import { createSupervisedProcess } from '../../src/main/processes/supervised-process.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { portPair } from '../helpers/port-pair.ts';

function setUp() {
  const ends: (() => void)[] = [];
  let now = 1_000_000;
  const host: WorkerHost = {
    start: async () => {
      const [port] = portPair();
      let end: (value: { code: number | null; signal: string | null }) => void = () => undefined;
      const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
        end = resolve;
      });
      const die = () => end({ code: null, signal: 'SIGKILL' });
      ends.push(die);
      return { port, pid: ends.length, memoryBytes: async () => null, kill: die, exited };
    },
  };
  const process = createSupervisedProcess({
    host,
    kind: 'model-host',
    diedCode: 'model-host-down',
    downCode: 'model-host-down',
    log: silentLog,
    now: () => now,
  });
  const crash = async () => {
    await process.peer();
    ends.at(-1)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { process, crash, starts: () => ends.length, later: (ms: number) => (now += ms) };
}

test('it starts once for many callers and again after a crash', async () => {
  const { process, crash, starts } = setUp();
  const [first, second] = await Promise.all([process.peer(), process.peer()]);
  expect(first).toBe(second);
  expect(starts()).toBe(1);
  await crash();
  expect(await process.peer()).not.toBe(first);
  expect(starts()).toBe(2);
});

test('crashes in a short time open the breaker; time or a person closes it', async () => {
  const { process, crash, later, starts } = setUp();
  const statuses: string[] = [];
  process.onStatus((status) => statuses.push(status.state));
  for (let index = 0; index < processLimits.crashes; index += 1) await crash();
  await expect(process.peer()).rejects.toMatchObject({ code: 'model-host-down' });
  expect(statuses.at(-1)).toBe('down');
  expect(starts()).toBe(processLimits.crashes);
  later(processLimits.windowMs + 1);
  await process.peer();
  for (let index = 0; index < processLimits.crashes; index += 1) await crash();
  process.reset();
  await process.peer();
});

test('a kill of our own is no crash, even when the next one starts before the old exit is known', async () => {
  const { process } = setUp();
  for (let index = 0; index < processLimits.crashes * 3; index += 1) {
    await process.peer();
    process.kill();
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(process.crashes).toBe(0);
  await process.peer();
});

test('calls under way fail with the right code when it dies', async () => {
  const { process, crash } = setUp();
  const peer = await process.peer();
  const failed = expect(peer.call('anything', {})).rejects.toMatchObject({ code: 'model-host-down' });
  await crash();
  await failed;
});

test('one that dies while it starts is a crash with the right code, and the next call tries again', async () => {
  const statuses: { state: string; crashes: number }[] = [];
  let starts = 0;
  const broken = createSupervisedProcess({
    host: {
      start: async () => {
        starts += 1;
        throw new Error('it ended before it ran');
      },
    },
    kind: 'extract-worker',
    diedCode: 'worker-crashed',
    downCode: 'worker-crashed',
    log: silentLog,
    breaker: false,
  });
  broken.onStatus(({ state, crashes }) => statuses.push({ state, crashes }));
  // As `internal` it would stand as the fault of the file that was to be read.
  await expect(broken.peer()).rejects.toMatchObject({ code: 'worker-crashed' });
  await expect(broken.peer()).rejects.toMatchObject({ code: 'worker-crashed' });
  expect(starts).toBe(2);
  expect(statuses.at(-1)).toEqual({ state: 'restarting', crashes: 2 });
});
