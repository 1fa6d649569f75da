import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashTree } from './hash-files.mjs';
import { projectEnvironment, projectNode } from './project-node.mjs';
import { projectPaths } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';

/** What the built files depend on. */
const sources = [
  'src',
  'electron.vite.config.ts',
  'build/reader-page.config.ts',
  'build/update-source.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const stampFile = join(projectPaths.built, '.build-stamp');

/** Builds main, preload and window into out/ when a source changed since. @returns {Promise<boolean>} whether it ran */
export async function buildApp({ force = false } = {}) {
  const { DOCENT_UPDATE_URL = '', DOCENT_UPDATE_KEY = '' } = process.env;
  const wanted = [hashTree(projectPaths.root, sources), DOCENT_UPDATE_URL, DOCENT_UPDATE_KEY].join(' ').trim();
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false;
  process.stderr.write('Building …\n');
  rmSync(stampFile, { force: true });
  const entry = join(projectPaths.modules, 'electron-vite', 'bin', 'electron-vite.js');
  const vite = join(projectPaths.modules, 'vite', 'bin', 'vite.js');
  for (const step of [
    [entry, 'build', '--logLevel', 'warn'],
    [vite, 'build', '--config', 'build/reader-page.config.ts'],
  ]) {
    const result = await runCommand(projectNode(), step, {
      cwd: projectPaths.root,
      env: projectEnvironment({ NODE_ENV: 'production' }),
    });
    if (result.code !== 0) {
      throw new Error(`The build failed with code ${result.code}.\n${result.text}${result.errorText}`);
    }
  }
  writeFileSync(stampFile, wanted);
  return true;
}
