/** An engine with its processes: the same wiring for the app's engine process and for the command line. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import { createEngine, type Engine } from '../engine/index.ts';
import { loadConfig } from '../engine/load-config.ts';
import { loadCatalog } from '../engine/models/catalog/load-catalog.ts';
import { listOcrLanguages, readOcrLanguage } from '../engine/ocr/ocr-languages.ts';
import { readSecondReaderPart } from '../engine/ocr/second-reader-parts.ts';
import type { OutsideOptions } from '../engine/open-outside.ts';
import { createBreaker } from '../engine/plan/breaker.ts';
import { guardPictures } from '../engine/plan/guard-pictures.ts';
import { createLocalMachine } from '../engine/plan/local-machine.ts';
import type { KeyStore, Log, Machine, Vault, WorkerHost } from '../engine/ports.ts';
import { rebuildableEngine } from '../engine/rebuildable-engine.ts';
import { createCloudProbe } from './cloud-probe.ts';
import { createEngineMachine } from './engine-machine.ts';
import { createExtractPool, readerCount } from './extract-pool.ts';
import { meterHost } from './meter-host.ts';
import { createModelClient } from './model-client.ts';
import { createParcelWatcher } from './parcel-watcher.ts';
import { createPictureWorkersPool } from './picture-pool.ts';
import { createSupervisedProcess } from './supervised-process.ts';
import { createTablePool } from './table-pool.ts';

export type OpenEngineOptions = {
  readonly dataDir: string;
  /** Folder with models/ and samples/. */
  readonly resourcesDir: string;
  readonly host: WorkerHost;
  /** Seals passwords; null where there is no Keychain. */
  readonly vault?: Vault | null;
  /** Keeps the key of encrypted conversations; null or left out: they stay locked. */
  readonly keyStore?: KeyStore | null;
  /** What is known of power and heat; left out: what this process can see by itself. */
  readonly machine?: Machine;
  /** The engine before this one ended by a crash of its own. */
  readonly afterCrash?: boolean;
  /** The app's alone: its ask window, and where it looks for newer versions. */
  readonly askWindow?: OutsideOptions['askWindow'];
  readonly update?: OutsideOptions['update'];
  readonly log: Log;
  /** Hears of every start, crash and stop of the engine's processes. */
  readonly onProcessStatus?: (status: ProcessStatus) => void;
};

/** Folder under resources/models of the embedder that works at first launch. */
const bundledEmbedder = 'all-MiniLM-L6-v2';

/** Throws what `createEngine` throws. */
export const openEngine = (options: OpenEngineOptions): Promise<Engine> => rebuildableEngine(() => openOnce(options));

async function openOnce(options: OpenEngineOptions): Promise<Engine> {
  const { log, dataDir, resourcesDir } = options;
  const { host, sample: sampleProcesses } = meterHost(options.host);
  const modelHost = createSupervisedProcess({
    host,
    kind: 'model-host',
    diedCode: 'model-host-down',
    downCode: 'model-host-down',
    log,
  });
  const onStatus = options.onProcessStatus ?? (() => undefined);
  modelHost.onStatus(onStatus);
  const cores = availableParallelism();
  const ocrDirs = { bundled: path.join(resourcesDir, 'ocr'), added: path.join(dataDir, 'ocr') };
  const pool = createPictureWorkersPool({
    host,
    size: cores,
    log,
    languages: {
      codes: async () => (await listOcrLanguages(ocrDirs)).map(({ code }) => code),
      read: (code) => readOcrLanguage(code, ocrDirs),
      part: (name) => readSecondReaderPart(name, ocrDirs.bundled),
    },
    onStatus,
  });
  const pictures = guardPictures(pool, createBreaker(Date.now));
  return createEngine({
    dataDir,
    config: loadConfig(dataDir),
    sampleProcesses,
    samplesDir: path.join(resourcesDir, 'samples'),
    bundledEmbedderName: bundledEmbedder,
    models: createModelClient({
      process: modelHost,
      bundledEmbedder: path.join(resourcesDir, 'models', bundledEmbedder),
      log,
    }),
    workers: createExtractPool({ host, size: readerCount(cores), log, pictures, onStatus }),
    pictures,
    tables: createTablePool({ host, log, onStatus }),
    ocrDirs,
    vault: options.vault ?? null,
    keyStore: options.keyStore ?? null,
    askWindow: options.askWindow,
    update: options.update,
    afterCrash: options.afterCrash ?? false,
    machine: options.machine ?? createEngineMachine(createLocalMachine()),
    watcher: createParcelWatcher(),
    cloud: createCloudProbe(),
    catalog: await loadCatalog(path.join(resourcesDir, 'model-catalog.json')).catch((error: unknown) => {
      log.error('the model catalogue cannot be read', { error: String(error) });
      return [];
    }),
    log,
  });
}
