import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectPaths } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * True when node_modules is exactly what package-lock.json asks for, by comparing it with the list npm leaves at the end
 * of an install. An interrupted install leaves no list and is stale.
 * @param {string} root folder that holds package-lock.json
 */
export function packagesAreCurrent(root) {
  const wantedFile = join(root, 'package-lock.json');
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(wantedFile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  for (const [folder, entry] of Object.entries(wanted)) {
    if (folder === '') continue;
    const there = installed[folder];
    // An optional package for another system is not installed, and that is right.
    if (!there && entry.optional) continue;
    if (!there || there.version !== entry.version || there.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed).every((folder) => folder in wanted);
}

/** The environment without our own node_modules/.bin: `npm ci` deletes the Node that stands there while it runs. */
function outsideEnvironment() {
  const entries = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== projectPaths.binaries);
  return { ...process.env, PATH: entries.join(delimiter) };
}

/** Runs `npm ci` when node_modules is missing or stale. @returns {Promise<boolean>} whether it ran */
export async function installPackages() {
  if (packagesAreCurrent(projectPaths.root)) return false;
  process.stderr.write('Installing packages (npm ci) …\n');
  const result = await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectPaths.root,
    env: outsideEnvironment(),
    output: 'stderr',
  });
  if (result.code !== 0) throw new Error(`npm ci ended with code ${result.code}; the lines above say why.`);
  return true;
}
