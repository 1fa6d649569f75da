/** Kills a reader when a unit takes too long or the process grows too large, and remembers why. */
import { AppError } from '../../preload/contract/errors.ts';
import { limits } from '../engine/limits.ts';
import type { SupervisedProcess } from './supervised-process.ts';

export type ReaderWatch = {
  /** The clock rests while somebody else is at work; pauses nest. */
  pause(): void;
  /** The clock starts afresh. */
  resume(): void;
  stop(): void;
  /** Why it was killed; null when it was not. */
  reason(): AppError | null;
};

export function watchReader(process: SupervisedProcess): ReaderWatch {
  let reason: AppError | null = null;
  const killFor = (error: AppError) => {
    reason ??= error;
    process.kill();
  };
  const tooSlow = () =>
    killFor(new AppError('worker-timeout', 'A page took too long to read.', { seconds: limits.extract.unitMs / 1000 }));
  let timer = setTimeout(tooSlow, limits.extract.unitMs);
  let stopped = false;
  let pauses = 0;
  const memoryTimer = setInterval(async () => {
    const bytes = await process.memoryBytes().catch(() => null);
    if (!stopped && bytes !== null && bytes > limits.extract.maxMemoryBytes) {
      killFor(new AppError('worker-memory', 'Reading this file needed too much memory.', { bytes }));
    }
  }, limits.extract.memoryCheckMs);
  return {
    pause: () => {
      pauses += 1;
      clearTimeout(timer);
    },
    resume: () => {
      pauses -= 1;
      clearTimeout(timer);
      if (pauses === 0 && !stopped) timer = setTimeout(tooSlow, limits.extract.unitMs);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(memoryTimer);
    },
    reason: () => reason,
  };
}
