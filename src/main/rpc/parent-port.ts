/** The port to whoever started this process: Electron's utilityProcess or `child_process.fork`. */
import type { Port } from '../engine/ports.ts';
import { messagePort, type PortLike } from './message-port.ts';
import { parentPipe, pipeFlag } from './parent-pipe.ts';

/** The part of Electron's `process.parentPort` we use; typed here so that nothing imports electron. */
type ElectronParentPort = {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly PortLike[] }) => void): void;
};

export function electronParentPort(): ElectronParentPort | null {
  return (process as unknown as { parentPort?: ElectronParentPort }).parentPort ?? null;
}

/**
 * Resolves once the channel stands. The listener is attached at once: a utilityProcess without one exits while a
 * promise is pending. Under fork the channel is the process's own, or the pipe it was given.
 */
export function parentPort(): Promise<Port> {
  const electron = electronParentPort();
  if (electron) {
    return new Promise((resolve) => {
      electron.on('message', (event) => {
        const port = event.ports[0];
        if (port) resolve(messagePort(port));
      });
    });
  }
  if (process.argv.includes(pipeFlag)) return Promise.resolve(parentPipe());
  if (!process.send) return Promise.reject(new Error('This program is started by Docent, not by hand.'));
  return Promise.resolve({
    post: (message) => {
      // A parent that has just died refuses by callback; without one the refusal would be an uncaught error.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClose: (listener) => {
      process.on('disconnect', listener);
    },
    close: () => process.disconnect?.(),
  });
}
