/** The real model host, forked from its TypeScript entry, behind the real client. */
import { fork } from 'node:child_process';
import path from 'node:path';
import type { Log, ModelPort, WorkerHost } from '../../src/main/engine/ports.ts';
import { forkedProcess } from '../../src/main/processes/forked-process.ts';
import { createModelClient } from '../../src/main/processes/model-client.ts';
import { createSupervisedProcess, type SupervisedProcess } from '../../src/main/processes/supervised-process.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const bundledEmbedder = path.join(root, 'resources/models/all-MiniLM-L6-v2');

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const sourceHost: WorkerHost = {
  async start() {
    const child = fork(path.join(root, 'src/main/entries/model-host.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--no-warnings'],
    });
    return forkedProcess(child);
  },
};

export type ModelHostProcess = { readonly models: ModelPort; readonly process: SupervisedProcess };

export function startModelHostProcess(): ModelHostProcess {
  const process = createSupervisedProcess({
    host: sourceHost,
    kind: 'model-host',
    diedCode: 'model-host-down',
    downCode: 'model-host-down',
    log: quiet,
  });
  return { process, models: createModelClient({ process, bundledEmbedder, log: quiet }) };
}
