/** A disk that refuses reads for a while, at many moments of an opening. SQLite calls a page it was refused damage, and so did we. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';
import { missingStrace } from '../torture/tools.ts';
import type { Refused } from './refusing-process.ts';

const script = fileURLToPath(new URL('refusing-process.ts', import.meta.url));
const missing = missingStrace();
const databases = ['library.db', 'personal.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]);
/** Milliseconds: only a hang should meet them. */
const patience = 300_000;

/** A closed library with something said in it. */
async function soundLibrary(): Promise<string> {
  const { engine, dataDir, request } = await testEngine(temporaryFolder());
  const done = Promise.withResolvers<void>();
  engine.on((name) => name === 'answer.done' && done.resolve());
  await request('answer.start', { question: 'When was the lighthouse built?' });
  await done.promise;
  await engine.close();
  return dataDir;
}

/** Opens a copy while the reads `when` names, counted as strace does, are refused. */
function openRefused(sound: string, when: string, spoil: (dataDir: string) => void = () => undefined) {
  const dataDir = path.join(temporaryFolder(), 'library');
  cpSync(sound, dataDir, { recursive: true, preserveTimestamps: true });
  spoil(dataDir);
  const under = [
    ...['-f', '-qq', '-o', '/dev/null'],
    ...databases.flatMap((name) => ['-P', path.join(dataDir, name)]),
    ...['-e', 'trace=pread64', '-e', `inject=pread64:error=EIO:when=${when}`],
  ];
  const { stdout, stderr } = spawnSync('strace', [...under, process.execPath, script, dataDir], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return {
    outcome: JSON.parse(stdout.split('\n')[0] as string) as Refused,
    kept: readdirSync(dataDir).filter((name) => name.includes('.kept-')),
  };
}

// The bug: one refused page, and personal.db was replaced by its backup of yesterday.
test.skipIf(missing !== null)(
  'a refused read replaces nothing: it opens, or is told as it is',
  { timeout: patience },
  async () => {
    const sound = await soundLibrary();
    const outcomes = ['2', '3', '5', '60', '3..8', '5..10', '7..12', '5+'].map((when) => ({
      when,
      ...openRefused(sound, when),
    }));
    for (const { when, outcome, kept } of outcomes) {
      expect({ when, kept }).toEqual({ when, kept: [] });
      expect([{ repairs: [] }, { failed: 'storage-failed' }]).toContainEqual(outcome);
    }
    // Both ways must have been gone, or the reads that were refused were none of those that matter.
    expect(outcomes.some(({ outcome }) => 'repairs' in outcome)).toBe(true);
    expect(outcomes.some(({ outcome }) => 'failed' in outcome)).toBe(true);
  },
);

test.skipIf(missing !== null)('damage is still found beside a refused read', { timeout: patience }, async () => {
  const { outcome } = openRefused(await soundLibrary(), '3', (dataDir) => {
    const file = path.join(dataDir, 'personal.db');
    const bytes = readFileSync(file);
    for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0, page, page + 512);
    writeFileSync(file, bytes);
  });
  expect(outcome).toEqual({ repairs: ['personal-restored'] });
});
