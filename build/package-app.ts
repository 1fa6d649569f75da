import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { packageConfiguration } from './electron-builder.ts';
import { packageStamp, packedApp, thisMachine, twinApp } from './packed-app.ts';
import { buildApp } from './scripts/build-app.mjs';
import { resolveElectron } from './scripts/electron-runtime.mjs';
import { hashTree } from './scripts/hash-files.mjs';
import { projectPaths } from './scripts/project-paths.mjs';
import { makeTestTwin } from './test-twin.ts';

/** What a packed folder depends on. */
const sources = ['src', 'resources', 'build', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * Builds the app and packs it for this machine: a plain folder, or what is handed to people (on a Mac: dmg and zip).
 * A folder gets its test twin beside it. With `ifNeeded` nothing is done when the folder is already made from these sources.
 */
export async function packageApp(kind: 'folder' | 'release', ifNeeded = false): Promise<readonly string[]> {
  const target = thisMachine();
  const runtime = await resolveElectron();
  // The others are for tests: older, and nobody's release.
  if (kind === 'release' && runtime.source !== 'official') {
    throw new Error(
      `A release is made with the official Electron alone, not with ${runtime.version} (${runtime.source}).`,
    );
  }
  // Beside what it vouches for, so that both go together.
  const stampFile = join(packedApp(target).folder, packageStamp);
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
  if (kind === 'folder') {
    await makeTestTwin(packedApp(target), twinApp(target));
    writeFileSync(stampFile, wanted);
  }
  return files;
}

/** electron-builder finds a Developer ID through these, or by itself in the keychain when it is named. */
function hasIdentity(): boolean {
  return Boolean(process.env.CSC_LINK || process.env.CSC_NAME);
}
