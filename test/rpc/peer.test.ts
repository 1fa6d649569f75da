import { expect, test } from 'vitest';
import { type CallContext, createPeer } from '../../src/main/rpc/peer.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { portPair } from '../helpers/port-pair.ts';

function peers() {
  const [left, right] = portPair();
  return { client: createPeer(left), server: createPeer(right), left, right };
}

test('a call gives its result and binary data survives', async () => {
  const { client, server } = peers();
  server.serve({
    add: async ({ a, b }: { a: number; b: number }) => ({ sum: a + b, bytes: new Uint8Array([1, 2, 3]) }),
  });
  const result = await client.call<{ sum: number; bytes: Uint8Array }>('add', { a: 2, b: 3 });
  expect(result.sum).toBe(5);
  expect([...result.bytes]).toEqual([1, 2, 3]);
});

test('an error keeps its code and values, an unknown one becomes internal', async () => {
  const { client, server } = peers();
  server.serve({
    locked: async () => {
      throw new AppError('password-needed', 'Needs a password.', { name: 'a.pdf' });
    },
    broken: async () => {
      throw new TypeError('x is not a function');
    },
  });
  await expect(client.call('locked', {})).rejects.toMatchObject({ code: 'password-needed', data: { name: 'a.pdf' } });
  await expect(client.call('broken', {})).rejects.toMatchObject({ code: 'internal' });
  await expect(client.call('constructor', {})).rejects.toMatchObject({ code: 'bad-request' });
});

test('cancelling rejects at once and aborts the other side', async () => {
  const { client, server } = peers();
  let aborted = false;
  server.serve({
    wait: async (_: unknown, { signal }: CallContext) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          resolve(null);
        });
      }),
  });
  const controller = new AbortController();
  const call = client.call('wait', {}, controller.signal);
  await new Promise((resolve) => setTimeout(resolve, 5));
  controller.abort();
  await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  await expect.poll(() => aborted).toBe(true);
});

test('a stream keeps its order, and a slow reader holds the writer back', async () => {
  const { client, server } = peers();
  let sent = 0;
  server.serve({
    count: async (_: unknown, { emit }: CallContext) => {
      for (; sent < 100; sent += 1) await emit(sent);
      return null;
    },
  });
  const got: number[] = [];
  for await (const item of client.stream<number>('count', {})) {
    got.push(item);
    if (got.length === 1) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(sent).toBeLessThan(40);
    }
  }
  expect(got).toEqual(Array.from({ length: 100 }, (_, index) => index));
});

test('leaving a stream early cancels it', async () => {
  const { client, server } = peers();
  let aborted = false;
  server.serve({
    endless: async (_: unknown, { emit, signal }: CallContext) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      for (;;) await emit(1);
    },
  });
  for await (const item of client.stream<number>('endless', {})) {
    expect(item).toBe(1);
    break;
  }
  await expect.poll(() => aborted).toBe(true);
});

test('a closed channel fails what is under way and what comes later', async () => {
  const { client, server, right } = peers();
  server.serve({ never: () => new Promise(() => undefined) });
  const call = client.call('never', {});
  await new Promise((resolve) => setTimeout(resolve, 5));
  right.close();
  await expect(call).rejects.toBeInstanceOf(AppError);
  await expect(client.call('never', {})).rejects.toBeInstanceOf(AppError);
});

test('events arrive in order', async () => {
  const { client, server } = peers();
  const seen: unknown[] = [];
  client.onEvent((name, payload) => seen.push([name, payload]));
  server.event('a', 1);
  server.event('b', { x: 2 });
  await expect
    .poll(() => seen)
    .toEqual([
      ['a', 1],
      ['b', { x: 2 }],
    ]);
});
