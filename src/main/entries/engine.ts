/** The engine process of the app: started by path, one library, one call. */
import { parseArgs } from 'node:util';
import { createLocalMachine } from '../engine/plan/local-machine.ts';
import { thisVersion, updateSource } from '../processes/build-facts.ts';
import { consoleLog } from '../processes/console-log.ts';
import { createEngineMachine, type PowerState } from '../processes/engine-machine.ts';
import { openEngine } from '../processes/open-engine.ts';
import { createRemoteWorkerHost } from '../processes/remote-worker-host.ts';
import { appLockMethods, openWhenAsked, serveEngine } from '../processes/serve-engine.ts';
import { parentPort } from '../rpc/parent-port.ts';
import { createPeer } from '../rpc/peer.ts';
import { listenOnSocket } from '../rpc/socket-port.ts';

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string' }, resources: { type: 'string' }, 'after-crash': { type: 'boolean' } },
  strict: false,
});
const dataDir = String(values['data-dir']);
const resourcesDir = String(values.resources);

const port = await parentPort();
const peer = createPeer(port);
const host = createRemoteWorkerHost(peer);
const machine = createEngineMachine(createLocalMachine());
peer.onEvent((name, payload) => {
  if (name === 'machine') machine.tell(payload as PowerState);
});
const open = openWhenAsked(async () => {
  const engine = await openEngine({
    dataDir,
    resourcesDir,
    host,
    machine,
    afterCrash: values['after-crash'] === true,
    vault: {
      seal: (secret) => peer.call<Uint8Array>('secret.seal', { secret }),
      unseal: (sealed) => peer.call<string>('secret.unseal', { sealed }),
    },
    keyStore: {
      make: () => peer.call<{ key: Uint8Array; wrapped: Uint8Array }>('key.make', {}),
      wrap: (key) => peer.call<Uint8Array>('key.wrap', { key }),
      unwrap: (wrapped) => peer.call<Uint8Array>('key.unwrap', { wrapped }),
    },
    askWindow: async (text) => void (await peer.call('ask.offer', { text })),
    update: { version: thisVersion, source: updateSource() },
    log: consoleLog,
    onProcessStatus: (status) => peer.event('processes.changed', [status]),
  });
  // Without the socket the window still works; only a second door stays closed.
  await listenOnSocket(dataDir, (doorPort) => serveEngine(doorPort, open)).catch((error: unknown) => {
    consoleLog.error('no second door', { error: String(error) });
  });
  void engine.start();
  return engine;
});
serveEngine(
  port,
  open,
  {
    shutdown: async () => {
      await (await open().catch(() => null))?.close();
      // After the reply has left.
      setTimeout(() => process.exit(0), 50);
      return null;
    },
    ...appLockMethods(open),
  },
  peer,
  'window',
);
// Main has died: nobody will ask again, and the library must not stay locked.
port.onClose(() => process.exit(0));
// Every request answers with the reason (locked, newer, damaged); ending would only meet it again.
open().catch((error: unknown) => consoleLog.error('the library could not be opened', { error: String(error) }));
