/**
 * One child process that is started on demand and again after a crash. A breaker opens after too many crashes in a
 * short time, so that a broken model or library cannot restart for ever.
 */
import { AppError, type AppErrorCode, toWire } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log, ProcessKind, WorkerHost, WorkerProcess } from '../engine/ports.ts';
import { createPeer, type RpcPeer } from '../rpc/peer.ts';
import { processLimits } from './limits.ts';

export type SupervisedProcess = {
  /** The peer of the running process, started if needed. Rejects with `downCode` while the breaker is open. */
  peer(): Promise<RpcPeer>;
  /** SIGKILL without counting it as a crash; the next `peer()` starts a fresh process. */
  kill(): void;
  /** Ends the process for good. */
  close(): Promise<void>;
  readonly crashes: number;
  readonly pid: number | null;
  memoryBytes(): Promise<number | null>;
  onStatus(listener: (status: ProcessStatus) => void): void;
  /** Closes the breaker, because a person asked for another try. */
  reset(): void;
};

export type SupervisedProcessOptions = {
  readonly host: WorkerHost;
  readonly kind: ProcessKind;
  /** Code of the error that calls under way get when the process dies. */
  readonly diedCode: AppErrorCode;
  /** Code while the breaker is open. */
  readonly downCode: AppErrorCode;
  readonly log: Log;
  readonly now?: () => number;
  /** False: deaths are the file's fault and counted there (extract workers). */
  readonly breaker?: boolean;
};

/** `wanted`: its end is our own doing and no crash. */
type Running = { readonly process: WorkerProcess; readonly peer: RpcPeer; wanted: boolean };

export function createSupervisedProcess(options: SupervisedProcessOptions): SupervisedProcess {
  const { host, kind, log } = options;
  const now = options.now ?? Date.now;
  const listeners: ((status: ProcessStatus) => void)[] = [];
  let running: Running | null = null;
  let starting: Promise<RpcPeer> | null = null;
  let crashTimes: number[] = [];
  let crashes = 0;
  let closed = false;

  const isDown = () => {
    crashTimes = crashTimes.filter((time) => now() - time < processLimits.windowMs);
    return options.breaker !== false && crashTimes.length >= processLimits.crashes;
  };
  const report = (state: ProcessStatus['state']) => {
    for (const listener of listeners) listener({ name: kind, state, crashes });
  };

  async function start(): Promise<RpcPeer> {
    report(crashes > 0 ? 'restarting' : 'starting');
    const process = await host.start(kind).catch((error: unknown) => {
      throw didNotStart(error);
    });
    const peer = createPeer(process.port, () => new AppError(options.diedCode, `The ${kind} process ended.`));
    if (closed) {
      process.kill();
      throw new AppError(options.downCode, `The ${kind} process is closed.`);
    }
    const started: Running = { process, peer, wanted: false };
    running = started;
    // The channel closes a moment before the exit is known; nobody may get the dead peer in between.
    process.port.onClose(() => {
      if (running === started) running = null;
    });
    void process.exited.then((end) => {
      if (running === started) running = null;
      const wasExpected = started.wanted || closed;
      if (!wasExpected) {
        crashes += 1;
        crashTimes.push(now());
        log.warn(`${kind} ended unexpectedly`, { code: end.code, signal: end.signal, crashes });
      }
      peer.fail(new AppError(options.diedCode, `The ${kind} process ended.`, { exit: end.code, signal: end.signal }));
      report(wasExpected ? 'idle' : isDown() ? 'down' : 'restarting');
    });
    report('running');
    return peer;
  }

  /** It died before anybody could ask it anything: a crash like any other, and never the fault of what it was to do. */
  function didNotStart(error: unknown): AppError {
    if (!closed) {
      crashes += 1;
      crashTimes.push(now());
      log.warn(`${kind} did not start`, { reason: toWire(error).message, crashes });
      report(isDown() ? 'down' : 'restarting');
    }
    return new AppError(options.diedCode, `The ${kind} process did not start.`);
  }

  return {
    async peer() {
      if (closed || isDown()) {
        throw new AppError(options.downCode, `The ${kind} process ended ${crashes} times and was stopped.`);
      }
      if (running) return running.peer;
      starting ??= start().finally(() => {
        starting = null;
      });
      return starting;
    },
    kill() {
      const ending = running;
      if (!ending) return;
      running = null;
      ending.wanted = true;
      ending.process.kill();
      ending.peer.fail(new AppError(options.diedCode, `The ${kind} process was stopped.`));
    },
    async close() {
      closed = true;
      const process = running?.process;
      if (!process) return;
      process.port.close();
      const timer = setTimeout(() => process.kill(), processLimits.closeMs);
      await process.exited;
      clearTimeout(timer);
    },
    get crashes() {
      return crashes;
    },
    get pid() {
      return running?.process.pid ?? null;
    },
    memoryBytes: async () => (await running?.process.memoryBytes()) ?? null,
    onStatus: (listener) => {
      listeners.push(listener);
    },
    reset: () => {
      crashTimes = [];
    },
  };
}
