/** Many searches at once leave room for everybody else. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
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
