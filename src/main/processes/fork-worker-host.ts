/** Starts our processes with `child_process.fork`: the command line and tests. The app uses Electron's utilityProcess. */
import { fork, type StdioOptions } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessKind, WorkerHost } from '../engine/ports.ts';
import { pipeFlag } from '../rpc/parent-pipe.ts';
import { forkedProcess } from './forked-process.ts';

export type ForkWorkerHostOptions = {
  /** Folder of the built entries, `out/main`. */
  readonly entriesDir: string;
  /** Folders a reader process may read: code and its data, never a person's files. */
  readonly readableDirs: readonly string[];
  readonly resourcesDir: string;
};

export function createForkWorkerHost(options: ForkWorkerHostOptions): WorkerHost {
  return {
    async start(kind) {
      const { stdio, args } = channelOf(kind);
      const child = fork(path.join(options.entriesDir, `${kind}.js`), ['--resources', options.resourcesDir, ...args], {
        serialization: 'advanced',
        stdio,
        execArgv: nodeFlags(kind, options.readableDirs),
        // Its own process group would survive Ctrl-C; it must not, so it stays in ours.
        detached: false,
      });
      return forkedProcess(child);
    },
  };
}

/** How a process of this kind is spoken to: picture processes, which are given megabytes for each picture, over a pipe of their own. */
export function channelOf(kind: ProcessKind): { readonly stdio: StdioOptions; readonly args: readonly string[] } {
  const channel = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  return kind === 'picture-worker'
    ? { stdio: [...channel, 'pipe'], args: [pipeFlag] }
    : { stdio: [...channel], args: [] };
}

/**
 * Readers see hostile bytes: no files but our own code, no network, no children, no native add-ons. Pictures are decoded by one
 * (sharp) and read in a thread (tesseract.js), and tables are computed over by one (SQLite), so their processes may have these and nothing
 * more; threads are bound as it is.
 */
export function nodeFlags(kind: ProcessKind, readableDirs: readonly string[]): string[] {
  const quiet = ['--no-warnings'];
  if (kind !== 'extract-worker' && kind !== 'picture-worker' && kind !== 'table-worker') return quiet;
  const native = {
    'extract-worker': [],
    'picture-worker': ['--allow-addons', '--allow-worker'],
    'table-worker': ['--allow-addons'],
  }[kind];
  return [...quiet, '--permission', ...native, ...readableDirs.map((dir) => `--allow-fs-read=${dir}`)];
}

/** The folder a built entry runs from. */
export function entriesDirOf(moduleUrl: string): string {
  return path.dirname(fileURLToPath(moduleUrl));
}
