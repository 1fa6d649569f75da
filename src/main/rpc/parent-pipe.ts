import { Socket } from 'node:net';
import type { Port } from '../engine/ports.ts';
import { pipePort } from './pipe-port.ts';

/** Where a process that was given a pipe finds it: behind the three usual ones and the channel of `child_process`. */
export const pipeDescriptor = 4;
/** Tells a process that it was given one. */
export const pipeFlag = '--byte-pipe';

/** The pipe to this process's parent, which it was given open: nothing is connected to, nor listened for. */
export function parentPipe(): Port {
  return pipePort(new Socket({ fd: pipeDescriptor, readable: true, writable: true }));
}
