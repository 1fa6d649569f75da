/** The harness of `npm run torture` in small: a few tries of each test, from a seed that stays the same. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { tortureTests } from '../torture/torture-tests.ts';

const seed = 20_261_128;
/** Milliseconds: only a hang should meet them. */
const patience = 600_000;

for (const each of tortureTests) {
  const missing = each.missing();
  test.skipIf(missing !== null)(`${each.title}: nothing is lost`, { timeout: patience }, async () => {
    const folder = path.join(temporaryFolder(), 'torture');
    mkdirSync(folder);
    const result = await each.run({
      count: each.counts.quick,
      hasTime: () => true,
      seed,
      folder,
      tell: () => undefined,
    });
    expect(result.trouble).toEqual([]);
    expect(result.lost).toBe(0);
    expect(result.tried).toBe(each.counts.quick);
    expect(result.passed).toBe(result.tried);
  });
}
