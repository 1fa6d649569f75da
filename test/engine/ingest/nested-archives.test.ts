import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { archiveOf } from '../../helpers/fake-engine-parts.ts';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

/** Just small enough that each archive alone is nothing to wonder at. */
const payload = new Uint8Array(limits.extract.expansionFreeBytes - 1024);

/** Archives of eight megabytes in some kilobytes each, which again hardly take any room in the one around them. */
function nestedBomb(archives: number): Uint8Array {
  const inner = Array.from({ length: archives }, (_, index) => {
    const files = { 'payload.bin': payload, 'note.txt': strToU8(`Note ${index}: the heron nests in the reeds.`) };
    return [`part${String(index).padStart(2, '0')}.zip`, zipSync(files)] as const;
  });
  return zipSync(Object.fromEntries(inner));
}

async function read(engine: Awaited<ReturnType<typeof testEngine>>, root: string) {
  const { files } = await engine.request('file.list', { limit: 1000 });
  return new Map(files.map((file) => [file.path.slice(root.length + 1), file]));
}

test('a nest of archives ends at one bound for all of it: what came before is kept, and the containers say partly read', async () => {
  const root = temporaryFolder();
  writeFileSync(path.join(root, 'bomb.zip'), nestedBomb(20));
  writeFileSync(path.join(root, 'after.txt'), 'The next file is read.');
  const workers = readingWorkers();
  let unpacked = 0;
  const counting: typeof workers = {
    ...workers,
    async *openMember(...request) {
      for await (const part of workers.openMember(...request)) {
        unpacked += part.length;
        yield part;
      }
    },
  };
  const engine = await testEngine(undefined, { workers: counting });
  await engine.add(root);
  const files = await read(engine, root);
  const refused = [...files.values()].filter(
    (file) => file.reason?.code === 'archive-budget' && file.state === 'unsupported',
  );
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ name }) => name === 'payload.bin')).toBe(true);
  expect(files.get('bomb.zip')).toMatchObject({ state: 'partly-read', reason: { code: 'archive-budget' } });
  const container = path.dirname(refused[0]?.path ?? '').replace(/!$/, '');
  expect(files.get(container.slice(root.length + 1))).toMatchObject({ state: 'partly-read' });
  const { hits } = await engine.request('search.run', { query: 'heron reeds', using: 'keyword' });
  expect(hits[0]?.path.endsWith('note.txt')).toBe(true);
  expect(files.get('after.txt')?.state).toBe('ready');
  // One member may be under way for each reader when the bound is met; opening containers again is not counted.
  expect(unpacked).toBeLessThan(limits.members.nestFreeBytes + 8 * payload.length);
  // Looked at anew, it is no more ready than before.
  await engine.request('file.retry', { fileId: files.get('bomb.zip')?.id ?? '' });
  await engine.idle();
  expect((await read(engine, root)).get('bomb.zip')?.state).toBe('partly-read');
});

test('containers around what is nested too deep are partly read', async () => {
  const root = temporaryFolder();
  let text = 'The innermost words.';
  let name = 'core.txt';
  for (let depth = 0; depth <= limits.members.maxDepth; depth += 1) {
    text = archiveOf({ [name]: text, 'note.txt': `Words at level ${depth}.` });
    name = `level${depth}.zip`;
  }
  writeFileSync(path.join(root, 'outer.zip'), text);
  const engine = await testEngine();
  await engine.add(root);
  const states = [...(await read(engine, root)).values()].map((file) => [file.name, file.state]);
  expect(states.filter(([file]) => file?.endsWith('.zip'))).toEqual([
    ['outer.zip', 'partly-read'],
    ['level2.zip', 'partly-read'],
    ['level1.zip', 'partly-read'],
    ['level0.zip', 'partly-read'],
  ]);
  expect(states.filter(([file, state]) => file === 'note.txt' && state === 'ready')).toHaveLength(
    limits.members.maxDepth,
  );
});
