/** Our `Port` over a MessagePort as Electron's main and utility processes have it. */
import type { Port } from '../engine/ports.ts';

export type PortLike = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
};

export function messagePort(port: PortLike): Port {
  let closed = false;
  port.on('close', () => {
    closed = true;
  });
  let started = false;
  return {
    post: (message) => {
      if (!closed) port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data));
      // Started with the first listener, so that no message comes before somebody listens.
      if (!started) port.start();
      started = true;
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
    close: () => port.close(),
  };
}
