/** Answers another process's calls with an engine: the app's main process, or another door through the Unix socket. */
import type { EngineRoute, RequestInput } from '../../preload/contract/requests.ts';
import type { Engine } from '../engine/index.ts';
import type { Port } from '../engine/ports.ts';
import { createPeer, type Methods, type RpcPeer } from '../rpc/peer.ts';

/** Serves `request` and `document.file` and forwards events. `extra` adds methods only this caller may use. */
export function serveEngine(
  port: Port,
  opening: Promise<Engine>,
  extra: Methods = {},
  peer: RpcPeer = createPeer(port),
): void {
  peer.serve({
    ...extra,
    request: async ({ route, input }: { route: EngineRoute; input: RequestInput<EngineRoute> }, { signal }) =>
      (await opening).request(route, input, signal),
    'document.file': async ({ documentId, fileId }: { documentId: string; fileId?: string }) =>
      (await opening).documentFile(documentId, fileId),
    idle: async () => {
      await (await opening).idle();
      return null;
    },
    timings: async () => (await opening).timings(),
  });
  opening.then(
    (engine) => {
      const off = engine.on((name, payload) => peer.event(name, payload));
      port.onClose(off);
    },
    // Every call reports the failure by itself.
    () => undefined,
  );
}
