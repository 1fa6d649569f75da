import type { EventName, Events } from '../../preload/contract/events.ts';
import type { HandlerInput, RequestOutput, RouteName } from '../../preload/contract/requests.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log } from '../engine/ports.ts';
import type { DocumentFile } from './document-protocol.ts';
import { createEngineProcess } from './engine-process.ts';
import type { AppPaths } from './paths.ts';

export type Processes = {
  start(): void;
  stop(): Promise<void>;
  request<R extends RouteName>(route: R, input: HandlerInput<R>): Promise<RequestOutput<R>>;
  documentFile(documentId: string, fileId?: string): Promise<DocumentFile>;
  statuses(): readonly ProcessStatus[];
};

/** All our processes as the shell sees them: the engine, and what it reports about its own children. */
export function createProcesses(options: {
  paths: AppPaths;
  log: Log;
  send: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
}): Processes {
  const { paths, log, send } = options;
  const ofChildren = new Map<ProcessStatus['name'], ProcessStatus>([
    ['model-host', { name: 'model-host', state: 'idle', crashes: 0 }],
    ['extract-worker', { name: 'extract-worker', state: 'idle', crashes: 0 }],
  ]);
  const statuses = () => [engine.status(), ...ofChildren.values()];

  const engine = createEngineProcess({
    entriesDir: paths.entriesDir,
    dataDir: paths.dataDir,
    resourcesDir: paths.resourcesDir,
    log,
    onStatus: () => send('processes.changed', statuses()),
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

  return {
    start: engine.start,
    stop: engine.stop,
    request: (route, input) => engine.call('request', { route, input }),
    documentFile: (documentId, fileId) => engine.call('document.file', { documentId, fileId }),
    statuses,
  };
}
