import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectPaths } from './project-paths.mjs';

/**
 * What `npm test` runs, in order. A `check` suite is one or more commands that count 1 each; a `tests` suite is a project of
 * build/vitest.config.ts, of the suite's name or `project`. `onlyNamed` ones run when they are asked for by name; `twin` drives the
 * packaged app's test twin. `quick` ones make up `npm run check`; `files` narrows a tests suite there, and an `onlyNamed` one always.
 * @typedef {{ name: string, title: string, quick?: boolean, built?: boolean, display?: boolean, chatModel?: boolean,
 *   project?: string, twin?: boolean, onlyNamed?: boolean,
 *   commands?: readonly { name: string, args: readonly string[] }[], files?: readonly string[] }} Suite
 */

const tool = (...parts) => join(projectPaths.modules, ...parts);
const typescript = (folder) => ({ name: folder, args: [tool('typescript', 'bin', 'tsc'), '-p', folder] });

const testsOf = (folder) =>
  readdirSync(join(projectPaths.root, 'test', folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name}`);

/** @type {readonly Suite[]} */
export const suites = [
  {
    name: 'types',
    title: 'types',
    quick: true,
    commands: ['src/main', 'src/preload', 'src/renderer', 'test', 'build'].map(typescript),
  },
  {
    name: 'lint',
    title: 'lint and format',
    quick: true,
    commands: [
      { name: 'biome', args: [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '--colors=off'] },
    ],
  },
  {
    name: 'unused',
    title: 'unused code',
    quick: true,
    commands: [{ name: 'knip', args: [tool('knip', 'bin', 'knip.js'), '--config', 'build/knip.jsonc'] }],
  },
  { name: 'repo', title: 'architecture, lock file, bundles', quick: true, built: true, files: ['test/architecture'] },
  { name: 'unit', title: 'unit and integration', quick: true },
  { name: 'process', title: 'processes', built: true },
  { name: 'cli', title: 'command line', built: true },
  { name: 'model', title: 'models', built: true, chatModel: true },
  { name: 'e2e', title: 'end to end, in the window', built: true, display: true, chatModel: true },
  {
    name: 'packaged-e2e',
    title: 'end to end, in the packaged app',
    project: 'e2e',
    built: true,
    display: true,
    chatModel: true,
    twin: true,
    onlyNamed: true,
    // Two change the app they drive; the others drive the packaged one by themselves.
    files: testsOf('e2e').filter((file) => !/models-window|update-menu|\/packaged/.test(file)),
  },
];
