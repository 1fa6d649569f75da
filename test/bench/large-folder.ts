/** A folder of 100,000 small files: how long the first look takes, what it costs in memory, and what keeping it costs when nothing happens. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.ts';
import type { LargeFolderFigures } from './large-folder-process.ts';

const files = 100_000;
/** Milliseconds; a window that waits longer for the engine feels slow. */
const pauseGoal = 100;

export async function largeFolder(): Promise<BenchRow> {
  const script = path.join(import.meta.dirname, 'large-folder-process.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(files)]);
  const figures = JSON.parse(stdout) as LargeFolderFigures;
  return {
    name: `${files} files: pause of the engine (99th percentile) while it looks through them / ${pauseGoal} ms`,
    ratio: figures.pauseMs.p99 / pauseGoal,
    goal: { atMost: 1 },
    detail:
      `first look ${figures.firstSeconds.toFixed(1)} s (${Math.round(files / figures.firstSeconds)} rows/s), watching begun in ` +
      `${figures.watchSeconds.toFixed(1)} s, second look ${figures.secondSeconds.toFixed(1)} s, longest pause ` +
      `${figures.pauseMs.longest.toFixed(0)} ms, memory ${figures.megabytesBefore} → ${figures.megabytesAfter} MB, idle ` +
      `${figures.idleCpuSeconds.toFixed(2)} s of CPU in ${figures.idleSeconds} s, a new file listed after ${figures.hintMs} ms`,
  };
}
