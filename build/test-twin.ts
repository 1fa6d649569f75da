import { copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fuseFile, setFuses, twinFuses } from './fuses.ts';
import type { PackedApp } from './packed-app.ts';

/**
 * Makes the test twin of a packed app: every file is the very same one (a hard link) but the one that holds the fuses, which is
 * copied and gets the twin's. What was at its place before is removed.
 */
export async function makeTestTwin(shipped: PackedApp, twin: PackedApp): Promise<void> {
  rmSync(twin.folder, { recursive: true, force: true });
  const own = relative(twin.folder, fuseFile(twin.executable));
  mirror(shipped.folder, twin.folder, '', own);
  await setFuses(twin.executable, twinFuses);
}

function mirror(from: string, to: string, path: string, copied: string): void {
  const source = join(from, path);
  const target = join(to, path);
  const facts = lstatSync(source);
  if (facts.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
  else if (facts.isDirectory()) {
    mkdirSync(target, { recursive: true });
    for (const name of readdirSync(source)) mirror(from, to, join(path, name), copied);
  } else if (isCopied(path, copied)) copyFileSync(source, target);
  else linkSync(source, target);
}

/** A Mac's framework has its binary under Versions/A and a link to it where it is looked for. */
function isCopied(path: string, copied: string): boolean {
  return path === copied || (copied.includes('.framework') && path.endsWith('Versions/A/Electron Framework'));
}
