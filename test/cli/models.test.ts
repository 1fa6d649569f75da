/** `docent models` as a person types it, over real TLS on this machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyApp, type ModelServer, servedEntry, startModelServer } from '../helpers/app-copy.ts';
import { collect, runCli } from '../helpers/docent-cli.ts';
import { ggufFile } from '../helpers/gguf-file.ts';

let folder = '';
let app = '';
let server: ModelServer;
const model = ggufFile({ dataBytes: 8 * 1024 * 1024 });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-models-'));
  server = await startModelServer(folder, new Map([['tiny.gguf', model]]), 10);
  app = copyApp(path.join(folder, 'app'), [
    servedEntry('tiny', 'Tiny', 'tiny.gguf', model, server),
    servedEntry('other', 'Other', 'tiny.gguf', Buffer.alloc(model.length), server),
  ]);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const dataDir = () => path.join(folder, 'data');
function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [path.join(app, 'out/main/cli.js'), ...args, '--data-dir', dataDir()], {
    env: { ...process.env, ...server.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
const run = (...args: readonly string[]) => collect(start(...args));

it('recommends what fits on this machine, with the arithmetic', async () => {
  const { code, out } = await run('models', 'recommend');
  expect(code).toBe(0);
  expect(out).toMatch(/of memory: .* for the system and other programs, .* for a chat model/);
  expect(out).toMatch(/^embedding {2}multilingual-e5-small/m);
  const list = JSON.parse((await run('models', 'list', '--json')).out) as {
    models: object[];
    catalog: { id: string }[];
  };
  expect(list.models).toMatchObject([{ bundled: true }]);
  expect(list.catalog.map(({ id }) => id)).toContain('qwen3-4b-q4_k_m');
});

it('downloads nothing until it is allowed', async () => {
  const { code, err } = await run('models', 'download', 'tiny');
  expect([code, err]).toEqual([4, expect.stringContaining('[network-off]')]);
  expect(server.requests).toEqual([]);
});

it('downloads a model, goes on after the plug was pulled, and can then use it', async () => {
  const first = start('models', 'download', 'tiny', '--allow');
  const part = path.join(dataDir(), 'models/tiny.part/tiny.gguf.part');
  while (!existsSync(part) || readFileSync(part).length < 1024 * 1024)
    await new Promise((resolve) => setTimeout(resolve, 20));
  first.kill('SIGKILL');
  await collect(first);
  const { code, out } = await run('models', 'download', 'tiny');
  expect([code, out]).toEqual([0, 'Tiny is here.\n']);
  expect(server.requests.map(({ range }) => range)).toEqual([null, expect.stringMatching(/^bytes=\d{7}-$/)]);
  expect(readFileSync(path.join(dataDir(), 'models/tiny/tiny.gguf'))).toEqual(model);
  const listed = JSON.parse((await run('models', 'list', '--json')).out) as {
    models: { name: string; state: string }[];
  };
  expect(listed.models).toContainEqual(expect.objectContaining({ name: 'tiny', state: 'available' }));
  expect((await run('models', 'download', 'tiny')).out).toBe('Tiny is here already.\n');
});

it('refuses what is not the file it should be, and says so', async () => {
  const { code, err } = await run('models', 'download', 'other');
  expect([code, err]).toEqual([1, expect.stringContaining('[download-corrupt]')]);
  expect(existsSync(path.join(dataDir(), 'models/other'))).toBe(false);
  expect((await run('models', 'cancel', 'other')).code).toBe(0);
  expect(existsSync(path.join(dataDir(), 'models/other.part'))).toBe(false);
});

it('imports a model from disk and removes it without touching the file', async () => {
  const file = path.join(folder, 'mine.gguf');
  writeFileSync(file, model);
  expect((await run('models', 'import', file)).out).toBe(`mine (chat): ${file}\n`);
  expect((await run('models', 'remove', 'mine')).out).toContain('Its file stays');
  expect(readFileSync(file).length).toBe(model.length);
  // The first chat model is used at once.
  expect((await run('models', 'remove', 'tiny')).err).toContain('[model-in-use]');
  expect((await run('models', 'remove', 'tiny', '--force')).out).toContain('files are gone');
  expect(existsSync(path.join(dataDir(), 'models/tiny'))).toBe(false);
  expect((await run('models', 'remove', 'tiny')).code).toBe(3);
});

it('looks at everything Docent stands on, and measures this machine', async () => {
  // The built app itself: readers of a copy may not read the modules it links to.
  const here = (name: string) => runCli(name, '--data-dir', path.join(folder, 'health'));
  const doctor = await here('doctor');
  expect(doctor.code).toBe(0);
  for (const name of ['SQLite', 'sqlite-vec', 'llama.cpp', 'Memory', 'Downloaded models', 'Index']) {
    expect(doctor.out).toMatch(new RegExp(`^ok +${name}: `, 'm'));
  }
  process.stdout.write(doctor.out);
  const bench = await here('bench');
  process.stdout.write(bench.out);
  expect(bench.out).toMatch(/^embedding +[\d.]+ texts\/s$/m);
  expect(bench.out).toMatch(/^recognising letters +[\d.]+ pages\/min$/m);
  expect(bench.out).toMatch(/^searching +not measured$/m);
  expect((await here('bench')).out).toMatch(/^embedding +[\d.]+ texts\/s {2}\(before: [\d.]+\)$/m);
});

it('names a mistake', async () => {
  for (const args of [
    ['models', 'fetch'],
    ['models', 'download'],
    ['models', 'list', 'x'],
    ['models', 'context', 'long'],
  ]) {
    expect((await runCli(...args, '--data-dir', dataDir())).code).toBe(2);
  }
});
