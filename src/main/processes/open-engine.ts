/** An engine with its processes: the same wiring for the app's engine process and for the command line. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import { createEngine, type Engine } from '../engine/index.ts';
import type { Log, WorkerHost } from '../engine/ports.ts';
import { createExtractPool, readerCount } from './extract-pool.ts';
import { createModelClient } from './model-client.ts';
import { createSupervisedProcess } from './supervised-process.ts';

export type OpenEngineOptions = {
  readonly dataDir: string;
  /** Folder with models/ and samples/. */
  readonly resourcesDir: string;
  readonly host: WorkerHost;
  readonly log: Log;
  /** Hears of every start, crash and stop of the engine's processes. */
  readonly onProcessStatus?: (status: ProcessStatus) => void;
};

/** Folder under resources/models of the embedder that works at first launch. */
const bundledEmbedder = 'all-MiniLM-L6-v2';

/** Throws what `createEngine` throws. */
export async function openEngine(options: OpenEngineOptions): Promise<Engine> {
  const { host, log, dataDir, resourcesDir } = options;
  const modelHost = createSupervisedProcess({
    host,
    kind: 'model-host',
    diedCode: 'model-host-down',
    downCode: 'model-host-down',
    log,
  });
  const onStatus = options.onProcessStatus ?? (() => undefined);
  modelHost.onStatus(onStatus);
  return createEngine({
    dataDir,
    samplesDir: path.join(resourcesDir, 'samples'),
    bundledEmbedderName: bundledEmbedder,
    models: createModelClient({
      process: modelHost,
      bundledEmbedder: path.join(resourcesDir, 'models', bundledEmbedder),
      log,
    }),
    workers: createExtractPool({ host, size: readerCount(availableParallelism()), log, onStatus }),
    log,
  });
}
