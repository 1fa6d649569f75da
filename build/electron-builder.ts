import type { Configuration } from 'electron-builder';
import { finishPack } from './finish-pack.ts';
import { shippedFuses } from './fuses.ts';
import { type PackageTarget, packedApp } from './packed-app.ts';
import { unusedFiles } from './unused-files.ts';

export type PackageRuntime = { readonly folder: string; readonly version: string };

/** Native code is loaded by the system, which cannot look into an asar archive; whole packages, so that libraries stay together. */
const unpacked = [
  '@parcel/watcher*',
  'better-sqlite3',
  'sqlite-vec*',
  'sharp',
  '@img/*',
  'onnxruntime-node',
  'node-llama-cpp',
  '@node-llama-cpp/*',
];

/**
 * How the app is packed for one machine. The fuses are those of the security rules: nothing but our own archive ever runs.
 * `signed`: there is a Developer ID. Without one the hardened runtime would refuse our own native files, because files
 * signed ad hoc have no team to compare.
 */
export function packageConfiguration(
  target: PackageTarget,
  runtime: PackageRuntime,
  { signed }: { readonly signed: boolean },
): Configuration {
  return {
    appId: 'app.docent.desktop',
    productName: 'Docent',
    copyright: 'The Docent developers',
    directories: { output: 'dist', buildResources: 'build' },
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    electronLanguages: ['en', 'en-US'],
    // Everything native ships ready-built inside its npm package.
    npmRebuild: false,
    nodeGypRebuild: false,
    asar: true,
    asarUnpack: unpacked.map((name) => `node_modules/${name}/**`),
    files: ['out/**', 'package.json', '!**/*.map', ...unusedFiles(target).map((pattern) => `!${pattern}`)],
    extraResources: [{ from: 'resources', to: 'docent', filter: ['**/*', '!**/README.md'] }],
    electronFuses: {
      runAsNode: shippedFuses.runAsNode,
      enableCookieEncryption: shippedFuses.cookieEncryption,
      enableNodeOptionsEnvironmentVariable: shippedFuses.nodeOptions,
      enableNodeCliInspectArguments: shippedFuses.nodeCliInspect,
      enableEmbeddedAsarIntegrityValidation: shippedFuses.asarIntegrity,
      onlyLoadAppFromAsar: shippedFuses.onlyAsar,
      loadBrowserProcessSpecificV8Snapshot: shippedFuses.browserSnapshot,
      grantFileProtocolExtraPrivileges: shippedFuses.filePrivileges,
    },
    // Links that open a document, and nothing else (`src/main/app/deep-link.ts`).
    protocols: [{ name: 'Docent document', schemes: ['docent'], role: 'Viewer' }],
    mac: {
      target: [
        { target: 'dmg', arch: ['arm64'] },
        { target: 'zip', arch: ['arm64'] },
      ],
      category: 'public.app-category.productivity',
      icon: 'build/icons/icon.icns',
      minimumSystemVersion: '13.0',
      darkModeSupport: true,
      hardenedRuntime: signed,
      gatekeeperAssess: false,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      extendInfo: {
        NSDocumentsFolderUsageDescription: 'Docent reads the folders you choose, to answer questions about them.',
        NSDesktopFolderUsageDescription: 'Docent reads the folders you choose, to answer questions about them.',
        NSDownloadsFolderUsageDescription: 'Docent reads the folders you choose, to answer questions about them.',
        NSRemovableVolumesUsageDescription: 'Docent reads the folders you choose, to answer questions about them.',
      },
    },
    dmg: { title: 'Docent', sign: false },
    linux: {
      target: [{ target: 'dir', arch: ['x64'] }],
      category: 'Office',
      icon: 'build/icons/icon.png',
      executableName: 'Docent',
    },
    // Before anything is signed.
    afterPack: async ({ appOutDir }) => finishPack(packedApp(target, appOutDir)),
    publish: null,
  };
}
