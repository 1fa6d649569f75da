import { statfsSync } from 'node:fs';
import { storeLimits } from './limits.ts';

/** False too where the system does not tell. */
export function isNearlyFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < storeLimits.nearlyFullBytes;
  } catch {
    // A disk that does not even tell its size is one that fails.
    return false;
  }
}
