import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds one test or hook may take, per kind of suite: only a hang should meet them, never a busy machine. */
const patience = { unit: 60_000, repo: 600_000, process: 180_000, cli: 180_000, model: 300_000, e2e: 300_000 };

type Project = keyof typeof patience;

function project(
  name: Project,
  include: readonly string[],
  options: { readonly exclude?: readonly string[]; readonly serial?: boolean } = {},
) {
  return {
    extends: true as const,
    test: {
      name,
      include: [...include],
      exclude: [...(options.exclude ?? [])],
      testTimeout: patience[name],
      hookTimeout: patience[name],
      fileParallelism: !options.serial,
    },
  };
}

const elsewhere = ['process', 'cli', 'model', 'e2e', 'eval', 'bench', 'fixtures'].map((folder) => `test/${folder}/**`);

export default defineConfig({
  root,
  test: {
    environment: 'node',
    // Of its own accord vitest leaves a processor free; of two, that is half the machine.
    maxWorkers: '100%',
    // Whatever is not named below is a unit test, so no test file can be left out by being new.
    projects: [
      project('unit', ['test/*/**/*.test.{ts,tsx}'], { exclude: elsewhere }),
      project('repo', ['test/*.test.ts']),
      project('process', ['test/process/**/*.test.ts'], { serial: true }),
      project('cli', ['test/cli/**/*.test.ts'], { serial: true }),
      project('model', ['test/model/**/*.test.ts'], { serial: true }),
      project('e2e', ['test/e2e/**/*.test.ts'], { serial: true }),
    ],
  },
});
