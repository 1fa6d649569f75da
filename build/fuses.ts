import {
  type FuseConfig,
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
  pathToFuseFile,
} from '@electron/fuses';

/** Our name of each fuse → its place in Electron's list. */
const fuses = {
  runAsNode: FuseV1Options.RunAsNode,
  cookieEncryption: FuseV1Options.EnableCookieEncryption,
  nodeOptions: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  nodeCliInspect: FuseV1Options.EnableNodeCliInspectArguments,
  asarIntegrity: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyAsar: FuseV1Options.OnlyLoadAppFromAsar,
  browserSnapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  filePrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const;

type FuseName = keyof typeof fuses;

/** The fuses of the security rules: nothing but our own archive ever runs, and nobody looks inside while it does. */
export const shippedFuses: Readonly<Record<FuseName, boolean>> = {
  runAsNode: false,
  cookieEncryption: false,
  nodeOptions: false,
  nodeCliInspect: false,
  asarIntegrity: true,
  onlyAsar: true,
  browserSnapshot: false,
  filePrivileges: false,
};

/** The test twin's: one differs. By its effect the app knows that it may be driven. */
export const twinFuses: Readonly<Record<FuseName, boolean>> = { ...shippedFuses, nodeCliInspect: true };

/** The file that holds the fuses of a packed app: its executable, on a Mac Electron's framework. */
export const fuseFile = pathToFuseFile;

/** Reads the fuses back from a packed app; rejects when it holds none. */
export async function readFuses(executable: string): Promise<Record<FuseName, boolean>> {
  const wire = await getCurrentFuseWire(executable);
  const entries = Object.entries(fuses).map(([name, option]) => [name, wire[option] === FuseState.ENABLE]);
  return Object.fromEntries(entries) as Record<FuseName, boolean>;
}

/** Sets the fuses of a packed app; what Electron has beyond those named here stays as it is. */
export async function setFuses(executable: string, wanted: Readonly<Record<FuseName, boolean>>): Promise<void> {
  const options = Object.entries(fuses).map(([name, option]) => [option, wanted[name as FuseName]]);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(options),
  } as FuseConfig);
}
