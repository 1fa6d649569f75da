/** Whether macOS saves power; Electron does not tell, `pmset` does. */
import { execFile } from 'node:child_process';
import { appLimits } from './limits.ts';

/** Null where it is unknown: not a Mac, or its answer is not understood. */
export function readLowPowerMode(): Promise<boolean | null> {
  if (process.platform !== 'darwin') return Promise.resolve(null);
  return new Promise((resolve) => {
    execFile('/usr/bin/pmset', ['-g'], { timeout: appLimits.power.askMs }, (error, output) =>
      resolve(error ? null : parseLowPowerMode(output)),
    );
  });
}

/** Reads the settings in use as `pmset -g` prints them. */
export function parseLowPowerMode(output: string): boolean | null {
  const [, value] = /^\s*(?:lowpowermode|powermode)\s+(\d)/m.exec(output) ?? [];
  // `powermode` of newer systems: 0 automatic, 1 low power, 2 high power.
  return value === undefined ? null : value === '1';
}
