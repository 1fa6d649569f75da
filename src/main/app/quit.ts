import { app } from 'electron';
import type { Log } from '../engine/ports.ts';
import type { Processes } from './processes.ts';

/** Quit ends everything we started, then the app; a second quit while this runs changes nothing. */
export function endQuietly(processes: Processes, log: Log): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    const started = Date.now();
    void processes.stop().finally(() => {
      log.info('end', { milliseconds: Date.now() - started });
      app.exit(0);
    });
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    end();
  });
  // A terminal's Ctrl-C and the system's shutdown take the same way out.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
