import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { bundledOnly } from '../build/bundled-only.ts';
import { packageOf } from '../build/bundled-packages.ts';
import { packagesOfStart } from '../build/packages-of-start.ts';

/** The bug this catches: a shared file pulls electron into a process that must also run under plain Node (command line, tests). */
const built = join(import.meta.dirname, '..', 'out', 'main');
const entries = ['cli.js', 'engine.js', 'model-host.js', 'extract-worker.js', 'picture-worker.js', 'table-worker.js'];

/** The text of `file` and of every file of ours that it imports, by path. */
function reachable(file: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file)) return seen;
  const source = readFileSync(file, 'utf8');
  seen.set(file, source);
  for (const target of importsOf(file, source)) {
    if (target.startsWith('.')) reachable(join(dirname(file), target), seen);
  }
  return seen;
}

/** What `file` needs before its first line runs: its static imports, theirs, and so on, by path. */
function neededAtStart(file: string, seen = new Map<string, readonly string[]>()): Map<string, readonly string[]> {
  if (seen.has(file)) return seen;
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const targets = module.staticImports.map((entry) => entry.moduleRequest.value);
  seen.set(file, targets);
  for (const target of targets) if (target.startsWith('.')) neededAtStart(join(dirname(file), target), seen);
  return seen;
}

function importsOf(file: string, source: string): string[] {
  const { module } = parseSync(file, source);
  const fixed = module.staticImports.map((entry) => entry.moduleRequest.value);
  const passedOn = module.staticExports.flatMap((entry) => entry.entries.map((one) => one.moduleRequest?.value ?? ''));
  const dynamic = module.dynamicImports.map((entry) =>
    source.slice(entry.moduleRequest.start, entry.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  );
  return [...fixed, ...passedOn, ...dynamic].filter((target) => target !== '');
}

describe.each(entries)('out/main/%s', (entry) => {
  it('is built', () => {
    expect(existsSync(join(built, entry))).toBe(true);
  });

  it('reaches no electron', () => {
    const files = reachable(join(built, entry));
    for (const [file, source] of files) {
      expect(importsOf(file, source), file).not.toContain('electron');
      expect(/\brequire\(\s*['"`]electron['"`]\s*\)/.test(source), `${file} requires electron`).toBe(false);
    }
  });
});

it('finds electron where it is', () => {
  // The same search on the app's own entry: were it blind, the tests above would prove nothing.
  const files = reachable(join(built, 'index.js'));
  expect([...files].some(([file, source]) => importsOf(file, source).includes('electron'))).toBe(true);
});

// The bug: a package that is shipped in bundles alone is still asked for as a folder somewhere, and fails there, on a person's machine.
it('asks for no package as a folder that is shipped in bundles alone', () => {
  const gone = bundledOnly(join(import.meta.dirname, '..'), packagesOfStart);
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const asked = files.flatMap((name) => {
    const source = readFileSync(join(built, name), 'utf8');
    const required = [...source.matchAll(/\b(?:require|resolve)\w*\(\s*['"`]([@\w][^'"`]*)['"`]/g)].map(
      ([, target]) => target,
    );
    return [...importsOf(join(built, name), source), ...required].flatMap(
      (target) => packageOf(`node_modules/${target}`) ?? [],
    );
  });
  expect(asked.filter((name) => gone.includes(name))).toEqual([]);
  // The same search finds what is loaded from folders, also where it is resolved and not imported.
  expect(asked).toEqual(expect.arrayContaining(['better-sqlite3', '@hyzyla/pdfium', 'sharp']));
});

describe('a start', () => {
  const atStart = (entry: string) => {
    const files = neededAtStart(join(built, entry));
    const packages = [...files.values()].flat().filter((target) => !/^(\.|node:|electron$)/.test(target));
    return { files, packages: [...new Set(packages)].sort() };
  };

  // The bug: the window waits while the engine reads a hundred small files, and packages file by file.
  it('reads few files, and no package but native ones', () => {
    expect(atStart('engine.js').packages).toEqual(['better-sqlite3', 'sqlite-vec']);
    expect(atStart('engine.js').files.size).toBeLessThan(20);
    expect(atStart('index.js').packages).toEqual([]);
    expect(atStart('index.js').files.size).toBeLessThan(12);
  });

  it('does not load Node’s web client, which an import of node:http does', () => {
    const files = [...reachable(join(built, 'engine.js'))];
    for (const [file, source] of files) {
      expect(
        importsOf(file, source).filter((target) => /^(node:)?https?$/.test(target)),
        file,
      ).toEqual([]);
    }
    expect(files.some(([, source]) => source.includes('getBuiltinModule("node:http")'))).toBe(true);
  });

  // The bug: what answers questions is loaded before the window may show its first file.
  it('leaves what answers questions for later', () => {
    const sources = [...neededAtStart(join(built, 'engine.js')).keys()].map((file) => readFileSync(file, 'utf8'));
    const holds = (name: string) => sources.some((source) => source.includes(`src/main/engine/${name}`));
    expect(holds('library-status.ts')).toBe(true);
    for (const name of ['answer/answer.ts', 'handlers/search-handlers.ts', 'extraction/extract-document.ts']) {
      expect(holds(name), name).toBe(false);
    }
  });

  it('paints the window from one script', () => {
    const page = readFileSync(join(built, '../renderer/index.html'), 'utf8');
    const scripts = [...page.matchAll(/src="\.\/(assets\/[^"]+)"/g)].map(([, name]) =>
      join(built, '../renderer', String(name)),
    );
    const files = new Map(scripts.flatMap((file) => [...neededAtStart(file)]));
    expect(files.size).toBeLessThan(4);
  });
});
