import { join } from 'node:path';

import { projectPaths } from './scripts/project-paths.mjs';

export type PackageTarget = { readonly platform: 'darwin' | 'linux'; readonly arch: 'arm64' | 'x64' };

/** Tells from which sources a folder was packed; it stays in this checkout. */
export const packageStamp = '.package-stamp';

/** Where a packed folder and what is in it stand. */
export type PackedApp = { readonly folder: string; readonly executable: string; readonly resources: string };

/** The machine this runs on, if Docent can be packed for it; throws otherwise. */
export function thisMachine(): PackageTarget {
  const { platform, arch } = process;
  if ((platform === 'darwin' || platform === 'linux') && (arch === 'arm64' || arch === 'x64'))
    return { platform, arch };
  throw new Error(`Docent cannot be packed on ${platform} ${arch}.`);
}

/** Where electron-builder puts the plain folder, or `folder` laid out like it. */
export function packedApp({ platform, arch }: PackageTarget, folder = packedFolder({ platform, arch })): PackedApp {
  return platform === 'darwin'
    ? {
        folder,
        executable: join(folder, 'Docent.app/Contents/MacOS/Docent'),
        resources: join(folder, 'Docent.app/Contents/Resources'),
      }
    : { folder, executable: join(folder, 'Docent'), resources: join(folder, 'resources') };
}

/** The same files, drivable by tests; never handed to anybody. */
export function twinApp(target: PackageTarget): PackedApp {
  return packedApp(target, `${packedFolder(target)}-test-twin`);
}

function packedFolder({ platform, arch }: PackageTarget): string {
  const name =
    platform === 'darwin'
      ? `mac${arch === 'arm64' ? '-arm64' : ''}`
      : `linux${arch === 'arm64' ? '-arm64' : ''}-unpacked`;
  return join(projectPaths.root, 'dist', name);
}
