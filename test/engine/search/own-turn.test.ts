/** Many searches at once leave room for everybody else. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ownTurn } from '../../../src/main/engine/search/run/own-turn.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

// The bug: of fifty programs that ask at once, the last to connect waits for many rounds of all the others.
test('of fifty searches that begin together, no turn of the event loop holds more than one', async () => {
  const engine = await testEngine();
  const folder = temporaryFolder();
  for (let index = 0; index < 20; index += 1)
    writeFileSync(path.join(folder, `note-${index}.txt`), `Pier ${index} of the harbour was built by Ole Hansen.`);
  await engine.add(folder);
  await engine.request('search.run', { query: 'harbour', k: 3 });
  let done = 0;
  let isOver = false;
  const perTurn: number[] = [];
  const watch = () => {
    perTurn.push(done);
    done = 0;
    if (!isOver) setImmediate(watch);
  };
  setImmediate(watch);
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const { hits } = await engine.request('search.run', { query: `pier ${index} harbour`, k: 3 });
      expect(hits.length).toBeGreaterThan(0);
      done += 1;
      order.push(index);
    }),
  );
  isOver = true;
  await new Promise((resolve) => setImmediate(resolve));
  expect(perTurn.reduce((sum, each) => sum + each, 0) + done).toBe(50);
  // Two: one may end in the turn the next begins in.
  expect(Math.max(...perTurn)).toBeLessThanOrEqual(2);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

// The bug: a search that was typed over is ranked all the same, before the one a person waits for.
test('a search nobody waits for any more takes no turn, and is told so', async () => {
  const controller = new AbortController();
  const { signal } = new AbortController();
  const ended: string[] = [];
  const first = ownTurn(signal).then(() => ended.push('first'));
  const dropped = Array.from({ length: 40 }, () => ownTurn(controller.signal));
  const last = ownTurn(signal).then(() => ended.push('last'));
  controller.abort();
  let turns = 0;
  const count = () => {
    turns += 1;
    if (ended.length < 2) setImmediate(count);
  };
  setImmediate(count);
  for (const result of await Promise.allSettled(dropped))
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  await Promise.all([first, last]);
  expect(ended).toEqual(['first', 'last']);
  expect(turns).toBeLessThan(10);
});
