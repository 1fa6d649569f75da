/** Tells the app's main process how the model host is, so that the window can show a restart or a stop. */
import type { RpcPeer } from '../rpc/peer.ts';
import type { SupervisedProcess } from './supervised-process.ts';

export function reportModelHost(modelHost: SupervisedProcess, peer: RpcPeer): void {
  modelHost.onStatus((status) => peer.event('processes.changed', [status]));
}
