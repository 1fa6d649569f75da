/** The peer of a process that is really there: just after a death the supervisor may still hand out the dead one. */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { RpcPeer } from '../rpc/peer.ts';
import { processLimits } from './limits.ts';
import type { SupervisedProcess } from './supervised-process.ts';

export type LivePeer = {
  readonly process: SupervisedProcess;
  /** Rejects as `process.peer()` does, or with `model-host-down` when no other process comes. */
  get(): Promise<RpcPeer>;
  /** Says that calls on `peer` failed because its process ended. */
  died(peer: RpcPeer): void;
};

export function createLivePeer(process: SupervisedProcess): LivePeer {
  const dead = new WeakSet<RpcPeer>();
  return {
    process,
    async get() {
      for (let look = 0; look < processLimits.restartLooks; look++) {
        const peer = await process.peer();
        if (!dead.has(peer)) return peer;
        await wait(processLimits.restartLookMs);
      }
      throw new AppError('model-host-down', 'The model process did not come back.');
    },
    died: (peer) => {
      dead.add(peer);
    },
  };
}
