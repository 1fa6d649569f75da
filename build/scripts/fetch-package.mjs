import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from './hash-files.mjs';
import { projectPaths } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {{ name: string, version: string, integrity: string }} PinnedPackage */

/** @param {string} key @returns {PinnedPackage} an entry of build/assets.json */
export function pinnedPackage(key) {
  const entry = JSON.parse(readFileSync(join(projectPaths.root, 'build', 'assets.json'), 'utf8')).packages[key];
  if (!entry) throw new Error(`build/assets.json has no package "${key}".`);
  return entry;
}

/**
 * Brings a package's archive into .cache/packages through npm and checks it against its pinned sha512.
 * @param {PinnedPackage} wanted
 * @returns {Promise<string>} path of the .tgz
 */
export async function fetchPackage(wanted) {
  const { name, version, integrity } = wanted;
  const archive = join(projectPaths.packages, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (existsSync(archive) && (await matches(archive, integrity))) return archive;
  process.stderr.write(`Fetching ${name}@${version} …\n`);
  mkdirSync(projectPaths.packages, { recursive: true });
  const incoming = join(projectPaths.packages, `incoming-${process.pid}`);
  mkdirSync(incoming, { recursive: true });
  try {
    const result = await runCommand('npm', ['pack', `${name}@${version}`, '--pack-destination', incoming, '--silent'], {
      cwd: projectPaths.root,
    });
    const fetched = join(incoming, result.text.trim().split('\n').at(-1) ?? '');
    if (result.code !== 0 || !existsSync(fetched)) {
      throw new Error(`${name}@${version} could not be fetched from the package registry.\n${result.errorText.trim()}`);
    }
    if (!(await matches(fetched, integrity))) throw new Error(`${name}@${version} is not the archive we pinned.`);
    renameSync(fetched, archive);
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
  return archive;
}

async function matches(archive, integrity) {
  return `sha512-${await hashFile(archive, 'sha512', 'base64')}` === integrity;
}

/** Unpacks a package's archive so that the content of its `package/` folder stands in `folder`. */
export async function unpackPackage(archive, folder) {
  mkdirSync(folder, { recursive: true });
  const result = await runCommand('tar', ['-xzf', archive, '-C', folder, '--strip-components=1']);
  if (result.code !== 0) throw new Error(`${archive} could not be unpacked: ${result.errorText.trim()}`);
}
