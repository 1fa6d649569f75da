import { Arch, build, Platform } from 'electron-builder';
import { type PackageTarget, packageConfiguration } from './electron-builder.ts';
import { buildApp } from './scripts/build-app.mjs';
import { resolveElectron } from './scripts/electron-runtime.mjs';
import { projectPaths } from './scripts/project-paths.mjs';

/** Builds the app and packs it for this machine: a plain folder, or what is handed to people (on a Mac: dmg and zip). */
export async function packageApp(kind: 'folder' | 'release'): Promise<readonly string[]> {
  const target = thisMachine();
  await buildApp();
  const runtime = await resolveElectron();
  const platform = target.platform === 'darwin' ? Platform.MAC : Platform.LINUX;
  return build({
    projectDir: projectPaths.root,
    targets: platform.createTarget(kind === 'folder' ? 'dir' : null, target.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    config: packageConfiguration(target, runtime),
    publish: 'never',
  });
}

function thisMachine(): PackageTarget {
  const { platform, arch } = process;
  if ((platform === 'darwin' || platform === 'linux') && (arch === 'arm64' || arch === 'x64'))
    return { platform, arch };
  throw new Error(`Docent cannot be packed on ${platform} ${arch}.`);
}
