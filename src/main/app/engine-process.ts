import { AppError } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log } from '../engine/ports.ts';
import { messagePort } from '../rpc/message-port.ts';
import { createPeer, type Methods, type RpcPeer } from '../rpc/peer.ts';
import { createEngineChildren, type EngineChildren } from './engine-children.ts';
import type { ReaderHost } from './launch-options.ts';
import { appLimits } from './limits.ts';
import type { PowerState } from './power.ts';
import { secretMethods } from './secrets.ts';
import { type ChildProcess, startProcess } from './utility-process.ts';

export type EngineProcess = {
  start(): void;
  /** Asks the engine to finish, then ends it and its children; done within 2 s. */
  stop(): Promise<void>;
  /** Rejects with `engine-unavailable` while it is down and when it dies under the call. */
  call<Result>(method: string, params: unknown, signal?: AbortSignal): Promise<Result>;
  status(): ProcessStatus;
  /** Tells it that battery, heat or sleep have changed. */
  tellPower(state: PowerState): void;
};

export type EngineProcessOptions = {
  readonly entriesDir: string;
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly readers: ReaderHost;
  readonly log: Log;
  /** What every freshly started engine is told first. */
  readonly power: () => PowerState;
  /** What the engine may ask of the shell beside its own children. */
  readonly methods?: Methods;
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly onStatus: (status: ProcessStatus) => void;
};

/** How SIGKILL shows in an exit code: as the bare signal, and as shells write it. */
const killedFromOutside: ReadonlySet<number> = new Set([9, 137]);

type Running = { readonly process: ChildProcess; readonly peer: RpcPeer; readonly children: EngineChildren };

/**
 * Keeps one engine running: a crash starts it again, three in a minute open the breaker and it stays down, until a
 * request comes after that minute. Calls made while it starts wait in its channel.
 */
export function createEngineProcess(options: EngineProcessOptions): EngineProcess {
  const { log } = options;
  const { crashes: crashLimit, windowMs, restartMs, shutdownMs, killMs } = appLimits.supervision;
  let running: Running | null = null;
  let starting: Promise<Running> | null = null;
  let state: ProcessStatus['state'] = 'idle';
  let crashTimes: number[] = [];
  let crashes = 0;
  let killedItself = false;
  let stopped = false;

  const status = (): ProcessStatus => ({ name: 'engine', state, crashes });
  const setState = (next: ProcessStatus['state']) => {
    state = next;
    options.onStatus(status());
  };
  const unavailable = () => new AppError('engine-unavailable', 'The engine is not running.', { crashes });

  async function launch(): Promise<Running> {
    const process = await startProcess({
      entriesDir: options.entriesDir,
      name: 'engine',
      args: [
        '--data-dir',
        options.dataDir,
        '--resources',
        options.resourcesDir,
        ...(killedItself ? ['--after-crash'] : []),
      ],
      log,
    });
    const peer = createPeer(messagePort(process.port), unavailable);
    const children = createEngineChildren({
      engine: process,
      peer: () => peer,
      entriesDir: options.entriesDir,
      resourcesDir: options.resourcesDir,
      readers: options.readers,
      log,
    });
    peer.serve({ ...children.methods, ...secretMethods, ...options.methods });
    peer.onEvent(options.onEvent);
    peer.event('machine', options.power());
    const launched = { process, peer, children };
    running = launched;
    void process.exited.then((ended) => onExit(launched, ended.code));
    setState('running');
    return launched;
  }

  function onExit(ended: Running, code: number | null): void {
    if (running === ended) running = null;
    ended.children.killAll();
    ended.peer.fail(unavailable());
    if (stopped) return;
    onCrash(code);
  }

  function onCrash(code: number | null): void {
    crashes += 1;
    // A SIGKILL comes from outside: the system short of memory, or a person. What was being read is not to blame.
    killedItself = code !== null && !killedFromOutside.has(code);
    const now = Date.now();
    crashTimes = [...crashTimes.filter((time) => now - time < windowMs), now];
    const isDown = crashTimes.length >= crashLimit;
    log.error('the engine ended unexpectedly', { code, crashes, down: isDown });
    setState(isDown ? 'down' : 'restarting');
    // A request may have started it before; one that is down by then stays down.
    if (!isDown) setTimeout(() => state === 'restarting' && start(), restartMs);
  }

  function start(): void {
    if (running || starting || stopped) return;
    setState(crashes > 0 ? 'restarting' : 'starting');
    starting = launch();
    starting.then(
      () => {
        starting = null;
      },
      (error: unknown) => {
        starting = null;
        log.error('the engine did not start', { message: String(error) });
        if (!stopped) onCrash(null);
      },
    );
  }

  async function current(): Promise<Running> {
    if (stopped) throw unavailable();
    if (running) return running;
    const isDown = state === 'down' && crashTimes.some((time) => Date.now() - time < windowMs);
    if (isDown) throw unavailable();
    start();
    if (!starting) throw unavailable();
    try {
      return await starting;
    } catch {
      throw unavailable(); // The reason is in the log; `start` has counted it.
    }
  }

  return {
    start,
    status,
    tellPower: (state) => running?.peer.event('machine', state),
    async call<Result>(method: string, params: unknown, signal?: AbortSignal): Promise<Result> {
      return (await current()).peer.call<Result>(method, params, signal);
    },
    async stop() {
      stopped = true;
      const last = running ?? (await starting?.catch(() => null)) ?? null;
      if (!last) return;
      const asked = last.peer.call('shutdown', {}).catch((error: unknown) => {
        log.warn('the engine did not confirm its end', { message: String(error) });
      });
      await within(shutdownMs, Promise.race([last.process.exited, asked]));
      last.children.killAll();
      last.process.kill();
      await within(killMs, last.process.exited);
    },
  };
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
