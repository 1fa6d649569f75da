import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { comparePackages, type PackageDifference } from './compare-packages.ts';
import { fuseFile, readFuses, shippedFuses, twinFuses } from './fuses.ts';
import { type PackedApp, packageStamp } from './packed-app.ts';

export type TwinProof = {
  /** What is wrong, a sentence each; empty when the twin differs in its fuse and in nothing else. */
  readonly problems: readonly string[];
  /** The bytes that differ: file, offset, before and after. */
  readonly differing: readonly string[];
};

/** A fuse is one character: `0` is off, `1` is on. */
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

/**
 * Reads both packages: their fuses, and every byte of every file. On a Mac the changed framework is signed anew, so its signature
 * differs too: there the fuses are read back and the framework's other bytes are vouched for by the same copy.
 */
export async function proveTwin(shipped: PackedApp, twin: PackedApp): Promise<TwinProof> {
  const problems: string[] = [];
  for (const [name, app, wanted] of [
    ['shipping', shipped, shippedFuses],
    ['twin', twin, twinFuses],
  ] as const) {
    const read = await readFuses(app.executable);
    for (const [fuse, value] of Object.entries(wanted)) {
      if (read[fuse as keyof typeof read] !== value)
        problems.push(`${name}: the fuse ${fuse} is ${value ? 'off' : 'on'}`);
    }
  }
  const found = comparePackages(shipped.folder, twin.folder).filter(({ path }) => path !== packageStamp);
  const holder = relative(shipped.folder, fuseFile(shipped.executable));
  for (const difference of found) {
    if (!isTheFuse(difference, holder, shipped, twin)) problems.push(`${difference.path}: ${difference.kind}`);
  }
  if (found.length === 0) problems.push('the two packages are the same');
  const differing = found.flatMap(({ path, offsets }) => offsets.map((offset) => `${path} at ${offset}`));
  return { problems, differing };
}

function isTheFuse(difference: PackageDifference, holder: string, shipped: PackedApp, twin: PackedApp): boolean {
  const [offset, ...more] = difference.offsets;
  if (process.platform === 'darwin') return difference.path.includes('Electron Framework.framework');
  if (difference.path !== holder || difference.kind !== 'other bytes' || offset === undefined || more.length > 0)
    return false;
  const before = readFileSync(fuseFile(shipped.executable))[offset];
  const after = readFileSync(fuseFile(twin.executable))[offset];
  return before === off && after === on;
}
