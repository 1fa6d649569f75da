/** The command line inside the packaged app: no display, no Node, no checkout, and the same words as the built one. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packedApp, thisMachine } from '../../build/packed-app.ts';

const root = path.join(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
const target = thisMachine();

type Result = { readonly code: number | null; readonly out: string; readonly err: string };

let work: string;
let executable: string;
let documents: string;

beforeAll(() => {
  work = mkdtempSync(path.join(tmpdir(), 'docent-packaged-cli-'));
  execFileSync(process.execPath, [path.join(root, 'build/scripts/package-dir.ts'), '--if-needed'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Out of the checkout: beside it, it could find what it lacks in our own node_modules.
  const app = packedApp(target, path.join(work, 'app'));
  cpSync(packedApp(target).folder, app.folder, { recursive: true, verbatimSymlinks: true });
  executable = app.executable;
  documents = path.join(work, 'documents');
  cpSync(path.join(root, 'resources/samples'), documents, { recursive: true });
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** An environment with nothing to show a window on, no Node in the path, and a home of its own. */
function bareEnvironment(): NodeJS.ProcessEnv {
  return { HOME: path.join(work, 'home'), PATH: '/usr/bin:/bin', LANG: 'en_US.UTF-8' };
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<Result> {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err: withoutChromium(err) })));
}

/** Chromium looks for a system bus before any of our code runs, and says so where there is none, as in a container. */
const withoutChromium = (text: string) => text.replace(/^\[\d+:[^\]]*:ERROR:dbus\/[^\n]*\n/gm, '');

const docent = (data: string, args: readonly string[], input?: string) =>
  run(
    executable,
    [...(isRoot ? ['--no-sandbox'] : []), 'cli', ...args, '--data-dir', path.join(work, data)],
    bareEnvironment(),
    input,
  );
const underNode = (data: string, args: readonly string[]) =>
  run(
    process.execPath,
    [path.join(root, 'out/main/cli.js'), ...args, '--data-dir', path.join(work, data)],
    bareEnvironment(),
  );

describe('the command line in the packaged app', () => {
  it('reads a folder, searches, answers and makes a table, with nothing but words on its streams', async () => {
    const added = await docent('one', ['add', documents, '--wait']);
    expect(added.code, added.err).toBe(0);
    // How far it is may be told; nothing that Chromium or Node have on their minds.
    expect(added.err).not.toMatch(/ERROR|Warning|\(node:/);
    expect(added.out).toMatch(/(\d+) files: \1 ready/);
    const found = await docent('one', ['search', 'rent', '--json']);
    expect(found.code).toBe(0);
    expect((JSON.parse(found.out) as { hits: unknown[] }).hits.length).toBeGreaterThan(0);
    const [question] = JSON.parse(readFileSync(path.join(root, 'resources/sample-questions.json'), 'utf8')) as {
      question: string;
      file: string;
    }[];
    const answered = await docent('one', ['ask', String(question?.question), '--json']);
    expect(answered.code).toBe(0);
    expect(answered.out).toContain(String(question?.file));
    const table = await docent('one', ['extract', 'contract', documents, '--json']);
    expect(table.code, table.err).toBe(0);
    expect(JSON.parse(table.out)).toBeTypeOf('object');
  });

  it('says the same as the built one under Node, byte for byte, with the same exit codes', async () => {
    for (const args of [
      ['--help'],
      ['--version'],
      ['nonsense'],
      ['status'],
      ['files', '--json'],
      ['info', path.join(documents, 'missing.pdf')],
      ['search'],
      ['add', path.join(work, 'no-such-folder')],
      ['conversations', '--json'],
    ]) {
      const ours = await docent('one', args);
      const theirs = await underNode('one', args);
      expect({ args, ...ours }).toEqual({ args, ...theirs });
    }
  });

  it('serves AI programs over its streams until the client closes them', async () => {
    const messages = [
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
      },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 2, method: 'tools/list' },
    ];
    const served = await docent('one', ['mcp'], `${messages.map((one) => JSON.stringify(one)).join('\n')}\n`);
    expect(served).toMatchObject({ code: 0, err: '' });
    const answers = served.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; result: object });
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2]);
    expect(answers.find(({ id }) => id === 2)?.result).toHaveProperty('tools');
  });

  it('registers the app itself with such a program, not a checkout', async () => {
    const { code } = await docent('one', ['mcp', '--register', 'cursor', '--write']);
    expect(code).toBe(0);
    const settings = JSON.parse(readFileSync(path.join(work, 'home/.cursor/mcp.json'), 'utf8')) as {
      mcpServers: { docent: { command: string; args: string[] } };
    };
    expect(settings.mcpServers.docent.command).toBe(executable);
    expect(settings.mcpServers.docent.args.slice(0, 2)).toEqual(['cli', 'mcp']);
  });

  it('stops at Ctrl-C with the code of a cancelled command, and leaves the library usable', async () => {
    const data = path.join(work, 'stopped');
    const child = spawn(
      executable,
      [...(isRoot ? ['--no-sandbox'] : []), 'cli', 'serve', '--port', '0', '--data-dir', data],
      { env: bareEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(130);
    expect(existsSync(path.join(data, 'library.db'))).toBe(true);
    expect((await docent('stopped', ['status'])).code).toBe(0);
  });
});
