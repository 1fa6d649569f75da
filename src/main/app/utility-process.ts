import path from 'node:path';
import { app, MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { environmentName, settingList } from '../../preload/contract/setting-list.ts';
import type { Log } from '../engine/ports.ts';

export type Ended = { readonly code: number | null; readonly signal: string | null };

/** One of our processes: its end of a channel, how it ended, and how to end it. */
export type ChildProcess = {
  /** Our end, or the end to hand to another process. */
  readonly port: MessagePortMain;
  readonly pid: number | null;
  /** Transfers a port to the child after its first one. */
  send(message: unknown, port: MessagePortMain): void;
  /** SIGKILL; safe to call twice. */
  kill(): void;
  readonly exited: Promise<Ended>;
};

/**
 * What our processes may know of the environment; nothing of a person's shell setup leaks into them. Further certificates to trust
 * are for tests with a server of their own: packaged builds ignore them (fuse nodeOptions).
 */
const passedOn = [
  ...['HOME', 'LANG', 'LC_ALL', 'LD_LIBRARY_PATH', 'PATH', 'TMPDIR', 'TZ', 'XDG_RUNTIME_DIR'],
  'NODE_EXTRA_CA_CERTS',
];
/** The settings among a person's variables; of our processes only the engine reads them. */
const settings = ['XDG_CONFIG_HOME', ...settingList.map(({ name }) => environmentName(name))];

/** Forks a built entry as a utilityProcess and gives it the other end of a fresh channel. Resolves once it runs. */
export function startProcess(options: {
  entriesDir: string;
  name: string;
  args: readonly string[];
  log: Log;
}): Promise<ChildProcess> {
  const { name, log } = options;
  const child = utilityProcess.fork(path.join(options.entriesDir, `${name}.js`), [...options.args], {
    serviceName: `Docent ${name}`,
    stdio: 'pipe',
    env: Object.fromEntries(
      [...passedOn, ...(name === 'engine' ? settings : [])].flatMap((key) =>
        process.env[key] ? [[key, process.env[key]]] : [],
      ),
    ),
  });
  logOutput(child, name, log);
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage({ type: 'port' }, [port2]);
  let pid: number | null = null;
  let ended = false;
  const exited = new Promise<Ended>((resolve) => {
    child.once('exit', (code) => {
      ended = true;
      resolve({ code, signal: null });
    });
  });
  const process_: ChildProcess = {
    port: port1,
    get pid() {
      return pid;
    },
    send: (message, port) => child.postMessage(message, [port]),
    kill: () => {
      if (ended) return;
      if (pid !== null) killNow(pid);
      else child.kill();
    },
    exited,
  };
  return new Promise((resolve, reject) => {
    child.once('spawn', () => {
      pid = child.pid ?? null;
      resolve(process_);
    });
    void exited.then(({ code }) => reject(new Error(`${name} ended with ${code} before it ran`)));
  });
}

/** Resident bytes of a process of ours, null once it is gone. */
export function residentBytes(pid: number): number | null {
  const metric = app.getAppMetrics().find((entry) => entry.pid === pid);
  return metric ? metric.memory.workingSetSize * 1024 : null;
}

/** Seconds of processor time since it started; null when unknown. */
export function usedSeconds(pid: number): number | null {
  return app.getAppMetrics().find((entry) => entry.pid === pid)?.cpu.cumulativeCPUUsage ?? null;
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function logOutput(child: UtilityProcess, name: string, log: Log): void {
  const forward = (stream: NodeJS.ReadableStream | null, write: (line: string) => void) => {
    let rest = '';
    stream?.on('data', (data: Buffer) => {
      const lines = (rest + data.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) write(line);
    });
  };
  forward(child.stdout, (line) => log.info(`${name}: ${line}`));
  forward(child.stderr, (line) => log.warn(`${name}: ${line}`));
}
