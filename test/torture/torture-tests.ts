/** All tests of the harness, in the order they run. */
import { clockJumps } from './clock-jumps.ts';
import { damaged } from './damaged.ts';
import { diskFull } from './disk-full.ts';
import { doubleLaunches } from './double-launches.ts';
import { failingCalls } from './failing-calls.ts';
import { killNine } from './kill-nine.ts';
import { migrations } from './migrations.ts';
import { mutated } from './mutated.ts';
import { powerLoss } from './power-loss.ts';
import { soak } from './soak.ts';
import type { TortureTest } from './torture-test.ts';

export const tortureTests: readonly TortureTest[] = [
  killNine,
  powerLoss,
  diskFull,
  failingCalls,
  damaged,
  migrations,
  doubleLaunches,
  clockJumps,
  soak,
  mutated,
];
