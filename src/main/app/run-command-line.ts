import path from 'node:path';
import { app } from 'electron';
import { runCommandLine } from '../cli.ts';
import type { Log, WorkerHost } from '../engine/ports.ts';
import { messagePort } from '../rpc/message-port.ts';
import { residentBytes, startProcess, usedSeconds } from './utility-process.ts';

/** Runs one command in this process, its workers in utility processes, and ends the app with the command's exit code. */
export async function runCommandLineInApp(args: readonly string[]): Promise<void> {
  const root = app.getAppPath();
  const entriesDir = path.join(root, 'out/main');
  const resourcesDir = app.isPackaged ? path.join(process.resourcesPath, 'docent') : path.join(root, 'resources');
  await runCommandLine(args, {
    entriesDir,
    resourcesDir,
    // For forked readers alone.
    readableDirs: [],
    host: utilityWorkerHost(entriesDir, resourcesDir),
    version: app.getVersion(),
    self: { command: process.execPath, args: [...(app.isPackaged ? [] : [root]), 'cli'] },
  });
  app.exit(Number(process.exitCode ?? 0));
}

function utilityWorkerHost(entriesDir: string, resourcesDir: string): WorkerHost {
  return {
    async start(kind) {
      const child = await startProcess({
        entriesDir,
        name: kind,
        args: ['--resources', resourcesDir],
        log: complaints,
      });
      return {
        port: messagePort(child.port),
        pid: child.pid,
        memoryBytes: async () => (child.pid === null ? null : residentBytes(child.pid)),
        processorSeconds: async () => (child.pid === null ? null : usedSeconds(child.pid)),
        kill: child.kill,
        exited: child.exited,
      };
    },
  };
}

/** As under Node: what a worker says of itself is dropped, and so is what its Node warns of; its complaints go to stderr. */
const complaints: Log = {
  info: () => undefined,
  warn: complain,
  error: complain,
};

/** `line` begins with the process's name. */
function complain(line: string): void {
  const said = line.replace(/^[\w-]+: /, '');
  if (!/^\(node:\d+\) |^\(Use `.* --trace-warnings/.test(said)) process.stderr.write(`${said}\n`);
}
