/** What is killed must come back: no half document, no duplicate, nothing lost. Driven through the built command line. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { childProcesses } from '../helpers/child-processes.ts';
import { collect, runCli, startCli } from '../helpers/docent-cli.ts';

const root = path.join(tmpdir(), `docent-kills-${process.pid}`);
const folder = path.join(root, 'documents');
const files = 40;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < files; index += 1) {
    const paragraphs = Array.from(
      { length: 12 },
      (_, at) =>
        `Paragraph ${at} of report ${index}: the pump station ${index * 31 + at} moved ${at * 17} cubic metres of water.`,
    );
    writeFileSync(path.join(folder, `report-${index}.md`), `# Report ${index}\n\n${paragraphs.join('\n\n')}\n`);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every chunk with its file and hash: two libraries with the same set hold the same text, once. */
function fingerprint(dataDir: string): {
  chunks: string[];
  vectors: number;
  words: number;
  states: string[];
  damaged: boolean;
} {
  const library = openLibraryStore(dataDir);
  const { words, damaged } = library.integrity();
  const vectors = library.vectors.count();
  library.close();
  const database = new BetterSqlite(path.join(dataDir, 'library.db'), { readonly: true });
  const chunks = database
    .prepare(`SELECT file.path || ':' || chunk.start || ':' || chunk."end" || ':' || hex(chunk.text_hash) AS line
      FROM file JOIN chunk ON chunk.content_id = file.content_id ORDER BY 1`)
    .all() as { line: string }[];
  const states = database.prepare('SELECT path || state AS line FROM file ORDER BY 1').all() as { line: string }[];
  database.close();
  return { chunks: chunks.map((row) => row.line), vectors, words, damaged, states: states.map((row) => row.line) };
}

let reference: ReturnType<typeof fingerprint>;

test('an uninterrupted run is the reference', async () => {
  const dataDir = path.join(root, 'reference');
  expect((await runCli('add', folder, '--wait', '--data-dir', dataDir)).code).toBe(0);
  reference = fingerprint(dataDir);
  expect(reference.states).toHaveLength(files);
  expect(reference.states.every((line) => line.endsWith('ready'))).toBe(true);
  expect(reference.words).toBe(reference.chunks.length);
});

test('kill -9 of the engine again and again: the end is the same as without', async () => {
  const dataDir = path.join(root, 'engine-killed');
  const delays = [120, 450, 800, 1_100, 1_500, 2_000, 2_600];
  for (const [round, delay] of delays.entries()) {
    const child = startCli([...(round === 0 ? ['add', folder] : ['status']), '--wait', '--data-dir', dataDir]);
    const done = collect(child);
    await sleep(delay);
    const orphans = childProcesses(child.pid ?? 0, 'out/main/');
    child.kill('SIGKILL');
    await done;
    // Children must not outlive the engine: nobody else would end them.
    await expect.poll(() => orphans.filter(isAlive), { timeout: 5_000 }).toEqual([]);
  }
  expect((await runCli('add', folder, '--wait', '--data-dir', dataDir)).code).toBe(0);
  expect(fingerprint(dataDir)).toEqual(reference);
});

test.each(['extract-worker', 'model-host'])(
  'kill -9 of the %s during ingestion: work goes on, nothing is missing',
  async (entry) => {
    const dataDir = path.join(root, `${entry}-killed`);
    const child = startCli(['add', folder, '--wait', '--data-dir', dataDir]);
    const done = collect(child);
    let killed = 0;
    const deadline = Date.now() + 20_000;
    while (killed < 2 && Date.now() < deadline && child.exitCode === null) {
      for (const pid of childProcesses(child.pid ?? 0, `${entry}.js`)) {
        process.kill(pid, 'SIGKILL');
        killed += 1;
      }
      await sleep(700);
    }
    expect(killed).toBeGreaterThan(0);
    expect((await done).code).toBe(0);
    // A reader killed twice over the same file quarantines it; a second try must clear that, too.
    await runCli('add', folder, '--wait', '--data-dir', dataDir);
    const after = fingerprint(dataDir);
    expect(after.damaged).toBe(false);
    expect(new Set(after.chunks).size).toBe(after.chunks.length);
    const quarantined = after.states.filter((line) => line.endsWith('quarantined')).length;
    expect(quarantined).toBe(0);
    expect(after).toEqual(reference);
  },
);

test('twenty double starts: never two writers', async () => {
  const dataDir = path.join(root, 'double');
  for (let round = 0; round < 10; round += 1) {
    const results = await Promise.all([
      runCli('status', '--json', '--data-dir', dataDir),
      runCli('status', '--json', '--data-dir', dataDir),
    ]);
    for (const result of results) {
      expect(result.err).toBe('');
      expect(result.code).toBe(0);
    }
    const ids = results.map((result) => JSON.parse(result.out).files);
    expect(ids).toEqual([0, 0]);
  }
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
