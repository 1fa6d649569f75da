import { privacyLimits } from './privacy/limits.ts';

/**
 * Calls `clear` a moment after something was deleted, once for many deletions, and at `finish` when it is still due. `report` hears
 * what went wrong; the next deletion tries again.
 */
export function createClearSoon(clear: () => Promise<void>, report: (error: unknown) => void) {
  let timer: NodeJS.Timeout | null = null;
  const run = async () => {
    timer = null;
    await clear().catch(report);
  };
  return {
    soon(): void {
      timer ??= setTimeout(() => void run(), privacyLimits.clearMs);
    },
    async finish(): Promise<void> {
      if (!timer) return;
      clearTimeout(timer);
      await run();
    },
  };
}
