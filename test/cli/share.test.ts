/** Backup, move and team library from the built command line, as a person on two computers would. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect, jsonOf, runCli, startCli } from '../helpers/docent-cli.ts';
import { vectorPostgres } from '../helpers/vector-postgres.ts';

const root = mkdtempSync(path.join(tmpdir(), 'docent-share-'));
const first = ['--data-dir', path.join(root, 'first')];
const second = ['--data-dir', path.join(root, 'second')];
const folder = path.join(root, 'towns');
const file = path.join(root, 'library.docent');

type Counts = { readonly counts: Record<string, number> };
type Found = { readonly hits: readonly { readonly path: string; readonly text: string; readonly owner?: string }[] };

beforeAll(async () => {
  mkdirSync(folder);
  for (const town of ['Alder', 'Birch', 'Cedar', 'Dune'])
    writeFileSync(path.join(folder, `${town}.md`), `# ${town}\n\nThe lighthouse of ${town} was built by Ole Hansen.\n`);
  await jsonOf('add', folder, '--wait', ...first);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

// The bug: a restored library embeds anew, loses a folder that stands elsewhere, or shows its passphrase.
test('an encrypted backup, restored and linked again, answers as before', async () => {
  const env = { DOCENT_PASSPHRASE: 'four words of mine' };
  const made = await collect(startCli(['backup', file, '--encrypt', '--json', ...first], env));
  expect([made.code, made.err.includes(env.DOCENT_PASSPHRASE)]).toEqual([0, false]);
  const backup = JSON.parse(made.out) as Counts;
  expect(backup.counts).toMatchObject({ folders: 1, documents: 4, vectors: 4 });
  expect(readFileSync(file).includes('Ole Hansen')).toBe(false);
  const taken = await runCli('backup', file, ...first);
  expect([taken.code, taken.err]).toEqual([4, expect.stringMatching(/--force.*backup-exists/s)]);
  const replaced = await collect(startCli(['backup', file, '--force', '--encrypt', '--json', ...first], env));
  expect([replaced.code, JSON.parse(replaced.out).counts]).toEqual([0, backup.counts]);
  const moved = path.join(root, 'elsewhere');
  renameSync(folder, moved);

  const refused = await runCli('restore', file, ...second);
  expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('backup-passphrase')]);
  const restored = await collect(startCli(['restore', file, '--json', ...second], env));
  expect([restored.code, restored.err.includes('[')]).toEqual([0, false]);
  // The bug: a new library's empty databases are said to be what was kept.
  expect(JSON.parse(restored.out)).toMatchObject({ counts: backup.counts, away: [folder], setAside: null });
  const again = await collect(startCli(['restore', file, ...second], env));
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('What was here before is kept as set-aside-')]);
  await jsonOf('relink', folder, moved, ...second);
  const { timings, ...status } = await jsonOf<{ timings?: unknown; counts: Record<string, number> }>(
    'status',
    '--wait',
    ...second,
  );
  expect([timings, status.counts.ready]).toEqual([undefined, 4]);
  const found = await jsonOf<Found>('search', 'lighthouse Cedar', ...second);
  expect(found.hits[0]?.path).toBe(path.join(moved, 'Cedar.md'));
  renameSync(moved, folder);
});

// The bug: what is published is not found there, or needs the library it came from.
test('published, and searched from a computer with an empty library, also by meaning', async () => {
  const { address } = await vectorPostgres();
  const published = await jsonOf<{ published: number; vectors: number; pgvector: boolean }>(
    'publish',
    address,
    '--folder',
    folder,
    ...first,
  );
  expect(published).toMatchObject({ published: 4, vectors: 4, pgvector: true });
  expect(await jsonOf('publish', address, '--folder', folder, ...first)).toMatchObject({ published: 0, unchanged: 4 });
  const found = await jsonOf<Found & { meaning: string }>(
    'search',
    'a tower with a light in Birch',
    '--from',
    address,
    '--data-dir',
    path.join(root, 'third'),
  );
  expect(found.meaning).toBe('all');
  expect(found.hits[0]).toMatchObject({ path: 'towns/Birch.md', owner: 'postgres' });
  const insecure = await runCli(
    'search',
    'x',
    '--from',
    'postgres://anna@db.example.org/team?sslmode=disable',
    ...first,
  );
  expect([insecure.code, insecure.err]).toEqual([4, expect.stringContaining('team-insecure')]);
});
