/** All tests of the harness, in the order they run. */
import { killNine } from './kill-nine.ts';
import { powerLoss } from './power-loss.ts';
import type { TortureTest } from './torture-test.ts';

export const tortureTests: readonly TortureTest[] = [killNine, powerLoss];
