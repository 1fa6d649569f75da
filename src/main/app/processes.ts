import type { EventName, Events } from '../../preload/contract/events.ts';
import type { HandlerInput, RequestOutput, RouteName } from '../../preload/contract/requests.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log } from '../engine/ports.ts';
import type { Methods } from '../rpc/peer.ts';
import type { DocumentFiles } from './document-protocol.ts';
import { createEngineProcess } from './engine-process.ts';
import type { ReaderHost } from './launch-options.ts';
import type { AppPaths } from './paths.ts';
import type { Power } from './power.ts';

export type Processes = {
  start(): void;
  stop(): Promise<void>;
  /** A method of the engine that is no request; rejects as requests do. */
  call<Result>(method: string, params: unknown): Promise<Result>;
  request<R extends RouteName>(route: R, input: HandlerInput<R>): Promise<RequestOutput<R>>;
  readonly documentFiles: DocumentFiles;
  statuses(): readonly ProcessStatus[];
};

/** All our processes as the shell sees them: the engine, and what it reports about its own children. */
export function createProcesses(options: {
  paths: AppPaths;
  readers: ReaderHost;
  log: Log;
  power: Power;
  /** What the engine may ask of the shell. */
  methods: Methods;
  /** A fresh engine runs; it knows nothing yet. */
  onEngineStart: () => void;
  send: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
}): Processes {
  const { paths, log, power, send } = options;
  const ofChildren = new Map<ProcessStatus['name'], ProcessStatus>([
    ['model-host', { name: 'model-host', state: 'idle', crashes: 0 }],
    ['extract-worker', { name: 'extract-worker', state: 'idle', crashes: 0 }],
    ['picture-worker', { name: 'picture-worker', state: 'idle', crashes: 0 }],
    ['table-worker', { name: 'table-worker', state: 'idle', crashes: 0 }],
  ]);
  const statuses = () => [engine.status(), ...ofChildren.values()];

  const engine = createEngineProcess({
    entriesDir: paths.entriesDir,
    dataDir: paths.dataDir,
    resourcesDir: paths.resourcesDir,
    readers: options.readers,
    log,
    power: power.read,
    methods: options.methods,
    onStatus: ({ state }) => {
      send('processes.changed', statuses());
      if (state === 'running') options.onEngineStart();
    },
    onEvent: (name, payload) => {
      if (name === 'processes.changed') {
        for (const status of payload as readonly ProcessStatus[]) {
          if (status.name !== 'engine') ofChildren.set(status.name, status);
        }
        send('processes.changed', statuses());
        return;
      }
      send(name as EventName, payload as Events[EventName]);
    },
  });
  power.onChange(engine.tellPower);

  return {
    start: engine.start,
    stop: engine.stop,
    call: engine.call,
    request: (route, input) => engine.call('request', { route, input }),
    documentFiles: {
      find: (documentId, fileId) => engine.call('document.file', { documentId, fileId }),
      read: (documentId, fileId, offset, length) =>
        engine.call('document.bytes', { documentId, fileId, offset, length }),
      shown: (place, signal) => engine.call('picture.shown', place, signal),
    },
    statuses,
  };
}
