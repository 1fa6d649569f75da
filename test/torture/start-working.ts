/** Starts a process that works on a library, and listens to what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WorkingLine } from './working-process.ts';

const script = fileURLToPath(new URL('working-process.ts', import.meta.url));

export type Working = {
  readonly child: ChildProcess;
  readonly lines: WorkingLine[];
  /** Resolves at its first word, or its end. */
  readonly spoke: Promise<unknown>;
  /** Resolves when it has ended and everything it said is in `lines`. */
  readonly ended: Promise<unknown>;
  readonly errors: () => string;
};

export type WorkingArguments = {
  readonly dataDir: string;
  readonly documents: string;
  readonly name: string;
  readonly count: number;
  /** A command that runs it, with its own arguments. */
  readonly under?: readonly string[];
};

export function startWorking({ dataDir, documents, name, count, under = [] }: WorkingArguments): Working {
  const [command = '', ...rest] = [...under, process.execPath, script, dataDir, documents, name, String(count)];
  // A group of its own: what runs it must not outlive it.
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const lines: WorkingLine[] = [];
  let unfinished = '';
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const spoke = Promise.withResolvers<void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (unfinished + text).split('\n');
    unfinished = parts.pop() ?? '';
    for (const part of parts) lines.push(JSON.parse(part) as WorkingLine);
    if (lines.length > 0) spoke.resolve();
  });
  const ended = once(child, 'close');
  return { child, lines, spoke: Promise.race([spoke.promise, ended]), ended, errors: () => errors };
}

/** Kills it and what runs it, as a power cut of the process would. */
export function killWorking({ child }: Working): void {
  try {
    process.kill(-(child.pid as number), 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
