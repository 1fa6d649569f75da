import { expect, it } from 'vitest';
import { createSerialQueue } from '../../src/main/model-host/serial-queue.ts';

function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

it('runs one piece of work at a time, in order, also after a failure', async () => {
  const queue = createSerialQueue();
  const events: string[] = [];
  const work = (name: string, fails = false) =>
    queue.run(async () => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(all.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('lets waiting work leave at once, without disturbing the others', async () => {
  const queue = createSerialQueue();
  const first = gate();
  const running = queue.run(() => first.opened);
  const stop = new AbortController();
  let ran = false;
  const waiting = queue.run(async () => {
    ran = true;
  }, stop.signal);
  const last = queue.run(async () => 'last');
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  first.open();
  await running;
  expect(await last).toBe('last');
  expect(ran).toBe(false);
  await expect(queue.run(async () => 1, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
});

it('leaves running work alone: it listens to its own signal', async () => {
  const queue = createSerialQueue();
  const first = gate();
  const stop = new AbortController();
  const running = queue.run(() => first.opened.then(() => 'done'), stop.signal);
  stop.abort();
  first.open();
  expect(await running).toBe('done');
});
