import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { type PackageTarget, packageConfiguration } from './electron-builder.ts';
import { buildApp } from './scripts/build-app.mjs';
import { resolveElectron } from './scripts/electron-runtime.mjs';
import { hashTree } from './scripts/hash-files.mjs';
import { projectPaths } from './scripts/project-paths.mjs';

/** What a packed folder depends on. */
const sources = ['src', 'resources', 'build', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * Builds the app and packs it for this machine: a plain folder, or what is handed to people (on a Mac: dmg and zip).
 * With `ifNeeded` nothing is done when the folder is already made from these sources.
 */
export async function packageApp(kind: 'folder' | 'release', ifNeeded = false): Promise<readonly string[]> {
  const target = thisMachine();
  const runtime = await resolveElectron();
  // Beside what it vouches for, so that both go together.
  const stampFile = join(packedFolder(target), '.package-stamp');
  const wanted = `${hashTree(projectPaths.root, sources)} ${runtime.version}`;
  if (ifNeeded && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return [];
  rmSync(stampFile, { force: true });
  await buildApp();
  const platform = target.platform === 'darwin' ? Platform.MAC : Platform.LINUX;
  const files = await build({
    projectDir: projectPaths.root,
    targets: platform.createTarget(kind === 'folder' ? 'dir' : null, target.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    config: packageConfiguration(target, runtime, { signed: kind === 'release' && hasIdentity() }),
    publish: 'never',
  });
  if (kind === 'folder') writeFileSync(stampFile, wanted);
  return files;
}

/** Where electron-builder puts the plain folder. */
function packedFolder({ platform, arch }: PackageTarget): string {
  const name =
    platform === 'darwin'
      ? `mac${arch === 'arm64' ? '-arm64' : ''}`
      : `linux${arch === 'arm64' ? '-arm64' : ''}-unpacked`;
  return join(projectPaths.root, 'dist', name);
}

function thisMachine(): PackageTarget {
  const { platform, arch } = process;
  if ((platform === 'darwin' || platform === 'linux') && (arch === 'arm64' || arch === 'x64'))
    return { platform, arch };
  throw new Error(`Docent cannot be packed on ${platform} ${arch}.`);
}

/** electron-builder finds a Developer ID through these, or by itself in the keychain when it is named. */
function hasIdentity(): boolean {
  return Boolean(process.env.CSC_LINK || process.env.CSC_NAME);
}
