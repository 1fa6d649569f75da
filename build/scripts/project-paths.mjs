import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where things stand in this checkout; every path absolute. */
export const projectPaths = {
  root,
  modules: join(root, 'node_modules'),
  binaries: join(root, 'node_modules', '.bin'),
  cache: join(root, '.cache'),
  packages: join(root, '.cache', 'packages'),
  built: join(root, 'out'),
  commandLine: join(root, 'out', 'main', 'cli.js'),
  testOutput: join(root, 'test-output'),
  samples: join(root, 'resources', 'samples'),
  sampleQuestions: join(root, 'resources', 'sample-questions.json'),
};
