import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

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
