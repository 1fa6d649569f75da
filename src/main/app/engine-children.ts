import { randomUUID } from 'node:crypto';
import { AppError } from '../../preload/contract/errors.ts';
import type { Log, ProcessKind } from '../engine/ports.ts';
import type { Methods, RpcPeer } from '../rpc/peer.ts';
import type { ReaderHost } from './launch-options.ts';
import { startReaderPage } from './reader-page.ts';
import { type ChildProcess, residentBytes, startProcess, usedSeconds } from './utility-process.ts';

export type EngineChildren = {
  /** What the engine may call on its peer. */
  readonly methods: Methods;
  /** SIGKILLs them all: their engine is gone, and nobody else has their ports. */
  killAll(): void;
};

const kinds: readonly ProcessKind[] = ['model-host', 'extract-worker', 'picture-worker', 'table-worker'];

/**
 * Starts processes for one engine process. Only the app's main process may fork a utilityProcess, so the engine asks
 * here and receives the port of its child directly; nothing that passes between them comes through main.
 */
export function createEngineChildren(options: {
  engine: ChildProcess;
  peer: () => RpcPeer;
  entriesDir: string;
  resourcesDir: string;
  readers: ReaderHost;
  log: Log;
}): EngineChildren {
  const children = new Map<string, ChildProcess>();
  let closed = false;

  async function start(kind: ProcessKind): Promise<{ processId: string; pid: number | null }> {
    if (!kinds.includes(kind)) throw new AppError('bad-request', 'Unknown kind of process.');
    const { entriesDir, log } = options;
    const child =
      kind === 'extract-worker' && options.readers === 'page'
        ? await startReaderPage({ entriesDir, log })
        : await startProcess({ entriesDir, name: kind, args: ['--resources', options.resourcesDir], log });
    if (closed) {
      child.kill();
      throw new AppError('engine-unavailable', 'The engine has ended.');
    }
    const processId = randomUUID();
    children.set(processId, child);
    options.engine.send({ type: 'process-port', processId }, child.port);
    void child.exited.then((ended) => {
      children.delete(processId);
      options.log.info(`${kind} ended`, { code: ended.code });
      if (!closed) options.peer().event('process.exited', { processId, ...ended });
    });
    return { processId, pid: child.pid };
  }

  return {
    methods: {
      'process.start': async ({ kind }: { kind: ProcessKind }) => start(kind),
      'process.kill': async ({ processId }: { processId: string }) => {
        children.get(processId)?.kill();
        return null;
      },
      'process.memory': async ({ processId }: { processId: string }) => {
        const pid = children.get(processId)?.pid;
        return pid ? residentBytes(pid) : null;
      },
      'process.processor': async ({ processId }: { processId: string }) => {
        const pid = children.get(processId)?.pid;
        return pid ? usedSeconds(pid) : null;
      },
    },
    killAll: () => {
      closed = true;
      for (const child of children.values()) child.kill();
    },
  };
}
