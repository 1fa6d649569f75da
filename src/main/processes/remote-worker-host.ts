/** Processes for an engine that may not fork itself: the app's main process starts them and sends their ports. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Port, ProcessKind, WorkerHost, WorkerProcess } from '../engine/ports.ts';
import { messagePort } from '../rpc/message-port.ts';
import { electronParentPort } from '../rpc/parent-port.ts';
import type { RpcPeer } from '../rpc/peer.ts';
import { processLimits } from './limits.ts';

type Exit = { readonly code: number | null; readonly signal: string | null };
type ProcessPortMessage = { readonly type: 'process-port'; readonly processId: string };

/** Call it before anything awaits, so that no port is missed. `peer` is the channel to the main process. */
export function createRemoteWorkerHost(peer: RpcPeer): WorkerHost {
  const ports = createWaitingRoom<Port>();
  const exits = createWaitingRoom<Exit>();
  electronParentPort()?.on('message', ({ data, ports: [port] }) => {
    if (port && isProcessPort(data)) ports.arrive(data.processId, messagePort(port));
  });
  peer.onEvent((name, payload) => {
    if (name !== 'process.exited') return;
    const { processId, code, signal } = payload as { processId: string } & Exit;
    exits.arrive(processId, { code, signal });
  });

  return {
    async start(kind: ProcessKind): Promise<WorkerProcess> {
      const started = await peer.call<{ processId: string; pid: number | null }>('process.start', { kind });
      const { processId, pid } = started;
      const exited = exits.wait(processId);
      const timer = new AbortController();
      const port = await Promise.race([
        ports.wait(processId),
        exited.then(() => {
          throw new AppError('internal', `The ${kind} process ended before it could be reached.`);
        }),
        afterMs(processLimits.portMs, timer.signal).then(() => {
          throw new AppError('internal', `The ${kind} process could not be reached.`);
        }),
      ]).finally(() => timer.abort());
      return {
        port,
        pid,
        memoryBytes: () => peer.call<number | null>('process.memory', { processId }),
        processorSeconds: () => peer.call<number | null>('process.processor', { processId }),
        kill: () => {
          // When main is gone, it has taken its children with it.
          peer.call('process.kill', { processId }).catch(() => undefined);
        },
        exited,
      };
    },
  };
}

function isProcessPort(value: unknown): value is ProcessPortMessage {
  return (value as { type?: unknown } | null)?.type === 'process-port';
}

function afterMs(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

/** Values that may come before or after somebody waits for them. */
function createWaitingRoom<Value>() {
  const arrived = new Map<string, Value>();
  const waiting = new Map<string, (value: Value) => void>();
  return {
    arrive(key: string, value: Value): void {
      const resolve = waiting.get(key);
      waiting.delete(key);
      if (resolve) resolve(value);
      else arrived.set(key, value);
    },
    wait(key: string): Promise<Value> {
      const value = arrived.get(key);
      arrived.delete(key);
      if (value !== undefined) return Promise.resolve(value);
      return new Promise((resolve) => waiting.set(key, resolve));
    },
  };
}
