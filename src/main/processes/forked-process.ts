/** A child made by `child_process.fork` as the engine sees its processes. */
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import type { Port, WorkerProcess } from '../engine/ports.ts';
import { pipeDescriptor } from '../rpc/parent-pipe.ts';
import { pipePort } from '../rpc/pipe-port.ts';

/** Bytes of a memory page on Linux, the unit of /proc's figures. */
const memoryPageBytes = 4096;

export function forkedProcess(child: ChildProcess): WorkerProcess {
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const pipe = child.stdio[pipeDescriptor];
  const port = pipe instanceof Duplex ? pipePort(pipe) : channelPort(child);
  return {
    port,
    pid: child.pid ?? null,
    memoryBytes: () => residentBytes(child.pid),
    processorSeconds: () => usedSeconds(child.pid),
    kill: () => {
      child.kill('SIGKILL');
    },
    exited,
  };
}

function channelPort(child: ChildProcess): Port {
  return {
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

/** Ticks of a second in /proc's figures: `USER_HZ`, 100 on every Linux that Node runs on. */
const ticks = 100;

/** Seconds of processor time from /proc where there is one; null elsewhere (the app asks Electron instead). */
async function usedSeconds(pid: number | undefined): Promise<number | null> {
  if (!pid || process.platform !== 'linux') return null;
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the fields after it are counted from there.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return null; // It has just ended; there is nothing left to measure.
  }
}
