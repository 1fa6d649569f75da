/** The way in for a command: the engine that already has the library, else one of our own. Both speak the same contract. */
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { EngineRoute, RequestInput, RequestOutput } from '../../preload/contract/requests.ts';
import type { Answer } from '../../preload/contract/shapes.ts';
import type { Timings } from '../engine/ingest/stopwatch.ts';
import type { Port, WorkerHost } from '../engine/ports.ts';
import { quietLog } from '../processes/console-log.ts';
import { createForkWorkerHost } from '../processes/fork-worker-host.ts';
import { openEngine } from '../processes/open-engine.ts';
import { serveEngine } from '../processes/serve-engine.ts';
import { createPeer } from '../rpc/peer.ts';
import { connectToSocket, listenOnSocket } from '../rpc/socket-port.ts';

export type Door = {
  request<R extends EngineRoute>(route: R, input: RequestInput<R>, signal?: AbortSignal): Promise<RequestOutput<R>>;
  /** `answer.once`, its text told while it is written. */
  ask(input: RequestInput<'answer.once'>, onText: (delta: string) => void, signal?: AbortSignal): Promise<Answer>;
  /** Goes on with unfinished work; does nothing when another process has the library and works already. */
  start(): Promise<void>;
  idle(): Promise<void>;
  timings(): Promise<Timings>;
  close(): Promise<void>;
};

export type DoorOptions = {
  readonly dataDir: string;
  readonly resourcesDir: string;
  /** Folder of the built entries. */
  readonly entriesDir: string;
  /** Folders a reader process may read. */
  readonly readableDirs: readonly string[];
  /** Starts our processes; left out, they are forked. */
  readonly host?: WorkerHost;
};

/** Milliseconds between two looks while another engine is opening or closing the library. */
const retryMs = 100;
/** Looks before giving up: another engine needs at most a few seconds to open its socket. */
const retries = 50;
/** Looks for an app that may be starting: a cold start takes some seconds. */
const appRetries = 150;

/**
 * Throws AppError `library-locked` when the holder does not answer, and what opening throws. When the engine behind the
 * door ends because its own command is done, the next call opens the library anew.
 */
export async function openDoor(options: DoorOptions): Promise<Door> {
  let door = await openOnce(options);
  const retried = async <Value>(
    run: (through: Door) => Promise<Value>,
    mayRepeat: () => boolean = () => true,
  ): Promise<Value> => {
    try {
      return await run(door);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'engine-unavailable') || !mayRepeat()) throw error;
      door = await openOnce(options);
      return run(door);
    }
  };
  return {
    request: (route, input, signal) => retried((through) => through.request(route, input, signal)),
    ask: (input, onText, signal) => {
      let isTold = false;
      const tell = (text: string) => {
        isTold = true;
        onText(text);
      };
      // Else words that were told already would come a second time.
      return retried(
        (through) => through.ask(input, tell, signal),
        () => !isTold,
      );
    },
    start: () => retried((through) => through.start()),
    idle: () => retried((through) => through.idle()),
    timings: () => retried((through) => through.timings()),
    close: () => door.close(),
  };
}

async function openOnce(options: DoorOptions): Promise<Door> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await openOwn(options);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'library-locked')) throw error;
      const other = await openOther(options.dataDir).catch(() => null);
      if (other) return other;
      // Its holder is still opening or already closing.
      if (attempt >= retries) throw error;
      await sleep(retryMs);
    }
  }
}

async function openOwn(options: DoorOptions): Promise<Door> {
  const host = options.host ?? createForkWorkerHost(options);
  const engine = await openEngine({ ...options, host, log: quietLog });
  const ports = new Set<Port>();
  const server = await listenOnSocket(options.dataDir, (port) => {
    ports.add(port);
    port.onClose(() => ports.delete(port));
    serveEngine(port, async () => engine);
  });
  return {
    request: (route, input, signal) => engine.request(route, input, signal, 'door'),
    ask: (input, onText, signal) => engine.request('answer.once', input, signal, 'door', onText),
    start: engine.start,
    idle: engine.idle,
    timings: async () => engine.timings(),
    close: async () => {
      server.close();
      // Whoever is connected opens the library anew.
      for (const port of ports) port.close();
      await engine.close();
    },
  };
}

/** The door of an engine that has the library already, as the app's; one that is just being started is waited for. Rejects with `no-window`. */
export async function openAppDoor({ dataDir }: Pick<DoorOptions, 'dataDir'>): Promise<Door> {
  for (let attempt = 0; attempt < appRetries; attempt += 1) {
    const door = await openOther(dataDir).catch(() => null);
    if (door) return door;
    await sleep(retryMs);
  }
  throw new AppError('no-window', 'Docent is not open, so there is no window to ask in.');
}

async function openOther(dataDir: string): Promise<Door> {
  const port = await connectToSocket(dataDir);
  const peer = createPeer(port, () => new AppError('engine-unavailable', 'The engine ended.'));
  return {
    request: (route, input, signal) => peer.call('request', { route, input }, signal),
    ask: (input, onText, signal) => peer.call<Answer>('answer.stream', input, signal, (item) => onText(String(item))),
    start: async () => undefined,
    idle: () => peer.call('idle', {}),
    timings: () => peer.call('timings', {}),
    close: async () => port.close(),
  };
}
