import { app } from 'electron';
import { inspectorIsOpen } from './inspector-is-open.ts';

/**
 * Resolves at once, but in the test twin only when its driver is attached and calls (Playwright does, by this name): a window that
 * comes to be while it attaches is sometimes never heard of. The shipped app has no inspector, so it never waits.
 */
export function waitForDriver(): Promise<void> {
  if (!app.isPackaged || !inspectorIsOpen()) return Promise.resolve();
  return new Promise((resolve) => {
    Object.assign(globalThis, { __playwright_run: resolve });
  });
}
