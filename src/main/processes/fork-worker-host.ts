/** Starts our processes with `child_process.fork`: the command line and tests. The app uses Electron's utilityProcess. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Port, ProcessKind, WorkerHost, WorkerProcess } from '../engine/ports.ts';

export type ForkWorkerHostOptions = {
  /** Folder of the built entries, `out/main`. */
  readonly entriesDir: string;
  /** Folders a reader process may read: code and its data, never a person's files. */
  readonly readableDirs: readonly string[];
  readonly resourcesDir: string;
};

const memoryPageBytes = 4096;

export function createForkWorkerHost(options: ForkWorkerHostOptions): WorkerHost {
  return {
    async start(kind) {
      const child = fork(path.join(options.entriesDir, `${kind}.js`), ['--resources', options.resourcesDir], {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: nodeFlags(kind, options.readableDirs),
        // Its own process group would survive Ctrl-C; it must not, so it stays in ours.
        detached: false,
      });
      return workerProcess(child);
    },
  };
}

/** Readers see hostile bytes: no files but our own code, no network, no children, no native add-ons. */
function nodeFlags(kind: ProcessKind, readableDirs: readonly string[]): string[] {
  const quiet = ['--no-warnings'];
  if (kind !== 'extract-worker') return quiet;
  return [...quiet, '--permission', ...readableDirs.map((dir) => `--allow-fs-read=${dir}`)];
}

function workerProcess(child: ChildProcess): WorkerProcess {
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const port: Port = {
    post: (message) => {
      // A dead child's channel refuses by callback; its end is reported through `exited`.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      child.on('disconnect', listener);
    },
    close: () => {
      if (child.connected) child.disconnect();
    },
  };
  return {
    port,
    pid: child.pid ?? null,
    memoryBytes: () => residentBytes(child.pid),
    kill: () => {
      child.kill('SIGKILL');
    },
    exited,
  };
}

/** Resident bytes from /proc where there is one; null elsewhere (the app asks Electron instead). */
async function residentBytes(pid: number | undefined): Promise<number | null> {
  if (!pid || process.platform !== 'linux') return null;
  try {
    const fields = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return Number(fields[1]) * memoryPageBytes;
  } catch {
    return null; // It has just ended; there is nothing left to measure.
  }
}

/** The folder a built entry runs from. */
export function entriesDirOf(moduleUrl: string): string {
  return path.dirname(fileURLToPath(moduleUrl));
}
