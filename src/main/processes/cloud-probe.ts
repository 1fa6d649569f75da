/** Asks macOS's `stat` which files are placeholders of a cloud drive; other systems have none that can be told. */
import { execFile } from 'node:child_process';
import type { CloudProbe } from '../engine/ports.ts';
import { processLimits } from './limits.ts';

/** Runs a program and gives what it printed, also when it ended with a complaint about some of its arguments. */
export type RunProgram = (file: string, parameters: readonly string[]) => Promise<string>;

/** Null where files of a cloud drive are ordinary files. */
export function createCloudProbe(
  platform: NodeJS.Platform = process.platform,
  run: RunProgram = runProgram,
): CloudProbe | null {
  if (platform !== 'darwin') return null;
  return {
    async onlyInCloud(paths) {
      // One line per file: inode number and flags. A file that vanished has none.
      const lines = (await run('/usr/bin/stat', ['-f', '%i %Sf', ...paths])).split('\n');
      return new Set(
        lines
          .map((line) => line.split(' '))
          .filter(([, flags]) => flags?.split(',').includes('dataless'))
          .map(([inode]) => inode as string),
      );
    },
  };
}

function runProgram(file: string, parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      [...parameters],
      { timeout: processLimits.cloudProbeMs, maxBuffer: processLimits.cloudProbeBytes },
      (error, out) => {
        // A complaint about one file comes with the answers about the others.
        if (error && out === '') reject(error);
        else resolve(out);
      },
    );
  });
}
