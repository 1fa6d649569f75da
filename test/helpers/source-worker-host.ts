/** Starts our processes from their sources, under the flags the command line gives them. */
import { fork } from 'node:child_process';
import path from 'node:path';
import type { WorkerHost } from '../../src/main/engine/ports.ts';
import { nodeFlags } from '../../src/main/processes/fork-worker-host.ts';
import { forkedProcess } from '../../src/main/processes/forked-process.ts';

const root = path.join(import.meta.dirname, '../..');
const readable = ['src', 'node_modules', 'package.json', 'test/helpers'].map((name) => path.join(root, name));

/** `entry`: another file for the process, beside the entries. */
export function sourceWorkerHost(entry?: string): WorkerHost {
  return {
    start: async (kind) =>
      forkedProcess(
        fork(entry ?? path.join(root, `src/main/entries/${kind}.ts`), [], {
          serialization: 'advanced',
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
          execArgv: nodeFlags(kind, readable),
        }),
      ),
  };
}
