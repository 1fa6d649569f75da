/** The product's only door: everything a window, a command line or another program may ask goes through `request`. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import {
  type EngineRoute,
  type HandlerContext,
  type Handlers,
  type RequestInput,
  type RequestOutput,
  requests,
} from '../../preload/contract/requests.ts';
import type { Answer } from '../../preload/contract/shapes.ts';
import type { AppLock } from './app-lock.ts';
import { createBatches } from './batches.ts';
import { chooseBackend } from './choose-backend.ts';
import { chosenModel } from './chosen-models.ts';
import { cleanUp } from './clean-up.ts';
import type { EmbeddedText } from './embed-query.ts';
import type { EngineContext } from './engine-context.ts';
import { finishErasing } from './erase.ts';
import { createEventHub, type EventListener } from './event-hub.ts';
import { formats } from './extract/formats.ts';
import { createExtractions } from './extraction-service.ts';
import { feedbackHandlers } from './feedback-facts.ts';
import type { DocumentFile, DocumentPlace } from './handlers/document-handlers.ts';
import { removeOrphans } from './handlers/folder-handlers.ts';
import { listedModels } from './handlers/model-handlers.ts';
import { privacyHandlers } from './handlers/privacy-handlers.ts';
import { safetyHandlers } from './handlers/safety-handlers.ts';
import { hearWaking } from './hear-waking.ts';
import { createEmbeddings } from './ingest/embeddings.ts';
import { createFolderKeeper } from './ingest/folder-keeper.ts';
import { createIngest } from './ingest/ingest.ts';
import { readJob } from './ingest/read-job.ts';
import type { Timings } from './ingest/stopwatch.ts';
import { partsOfLater } from './later-parts.ts';
import { libraryStatus } from './library-status.ts';
import { limits } from './limits.ts';
import { createLocalEndpoint } from './local-endpoint.ts';
import { createDataKeeper } from './look-after-data.ts';
import { createMemoryKeeper } from './memory-keeper.ts';
import { createAdapterRegistry } from './models/adapters/adapter-registry.ts';
import type { CatalogEntry } from './models/catalog/catalog-schema.ts';
import { createModelRegistry } from './models/model-registry.ts';
import type { OcrDirs } from './ocr/ocr-languages.ts';
import { ocrLanguagesOf } from './ocr/ocr-setting.ts';
import { createOpenDocuments } from './open-documents.ts';
import { openMetrics } from './open-metrics.ts';
import { openModelShelf } from './open-model-shelf.ts';
import { type OutsideOptions, openOutside } from './open-outside.ts';
import { openPictures } from './open-pictures.ts';
import { openPrivacy } from './open-privacy.ts';
import { openStores, type StoreOptions } from './open-stores.ts';
import { createPasswords } from './passwords.ts';
import type { Asker } from './personal-gate.ts';
import { type ShownPlace, shownBytes } from './picture-bytes.ts';
import { createLocalMachine } from './plan/local-machine.ts';
import { paceKey, type WorkWish } from './plan/plan.ts';
import type {
  CloudProbe,
  ExtractWorkers,
  FolderWatcher,
  KeyStore,
  Log,
  ModelPort,
  PictureWorkers,
  TableWorkers,
  Vault,
} from './ports.ts';
import { requestHandlers } from './request-handlers.ts';
import { rereadScans } from './reread-scans.ts';
import { runStep } from './run-step.ts';
import { createExpiringCache } from './search/expiring-cache.ts';
import { lockLibrary } from './store/library-lock.ts';
import { storageError } from './store/open-database.ts';
import { createTimeLeft } from './time-left.ts';
import type { SampleProcesses } from './types.ts';
import { yieldToAnswers } from './yield-to-answers.ts';

export type EngineOptions = StoreOptions &
  OutsideOptions & {
    readonly samplesDir: string;
    readonly bundledEmbedderName: string;
    readonly models: ModelPort;
    readonly workers: ExtractWorkers;
    /** Null: pictures and scans are not read. */
    readonly pictures: PictureWorkers | null;
    /** Left out: tables are not computed with. */
    readonly tables?: TableWorkers | null;
    /** Seals passwords a person wants kept; null where there is no Keychain. */
    readonly vault?: Vault | null;
    /** Keeps the key of encrypted conversations; null or left out: they stay locked. */
    readonly keyStore?: KeyStore | null;
    /** Folders with OCR language data: what came with the app, and what a person adds. */
    readonly ocrDirs: OcrDirs;
    /** The engine before this one ended by a crash of its own, not by a kill from outside. */
    readonly afterCrash?: boolean;
    /** Left out: folders are looked through now and again. */
    readonly watcher?: FolderWatcher;
    /** Left out: every file's bytes are on this disk. */
    readonly cloud?: CloudProbe | null;
    /** The models that can be had; left out: none. */
    readonly catalog?: readonly CatalogEntry[];
    readonly sampleProcesses?: SampleProcesses;
    readonly log: Log;
    readonly now?: () => number;
  };

export type Engine = {
  /** Parses `input` and answers; rejects with AppError. */
  request<R extends EngineRoute>(
    route: R,
    input: RequestInput<R>,
    signal?: AbortSignal,
    asker?: Asker,
    onText?: HandlerContext['onText'],
  ): Promise<RequestOutput<R>>;
  on(listener: EventListener, asker?: Asker): () => void;
  /** For the shell only, which asks for Touch ID and watches for idleness. */
  readonly appLock: AppLock;
  /** Looks through all folders and goes on with unfinished work. Resolves when the folders are listed. */
  start(): Promise<void>;
  /** Resolves when no work is left that can be done now. */
  idle(): Promise<void>;
  documentFile(documentId: string, fileId?: string): Promise<DocumentFile>;
  /** Bytes of a document that `documentFile` names without a path. */
  documentBytes(place: DocumentPlace): Promise<Uint8Array>;
  /** A JPEG of a picture or a page, for `doc://`. Rejects with `not-found`, `bad-request`, and as reading a picture does. */
  shownBytes(place: ShownPlace, signal?: AbortSignal): Promise<Uint8Array>;
  /** Where the time of reading and embedding went, milliseconds. */
  timings(): Timings;
  close(): Promise<void>;
};

/** Opens the library in `dataDir`. Throws AppError `library-locked` when another engine has it, and the store's errors. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const now = options.now ?? Date.now;
  const lock = lockLibrary(options.dataDir);
  if (!lock) throw new AppError('library-locked', 'Another Docent has this library open.');
  const { library, personal, safety, config } = openStores(options, now, lock);

  const timeLeft = createTimeLeft(now);
  const hub = createEventHub(() => snapshot());
  const shown = createOpenDocuments();
  const closing = new AbortController();
  const passwords = createPasswords(personal.passwords, options.vault ?? null);
  const embeddings = createEmbeddings({
    library,
    bundled: options.models.embedder,
    choice: { chosen: () => chosenModel(personal, 'embedding'), embedderFor: options.models.embedderFor },
  });
  const machine = options.machine ?? createLocalMachine();
  const memory = createMemoryKeeper({
    machine,
    models: options.models,
    hasWork: () => library.jobs.waiting(readJob, 1).files > 0 || library.vectors.waiting(1).documents > 0,
  });
  const ingest = createIngest({
    library,
    folderById: (id) => personal.folders.byId(id),
    workers: options.workers,
    embedder: options.models.embedder,
    embeddings,
    formats,
    passwordFor: passwords.for,
    ocrLanguages: () => ocrLanguagesOf(personal.settings),
    spoolDir: path.join(options.dataDir, 'unpacked'),
    ...{ pictures: options.pictures, machine: options.machine },
    wishes: {
      load: () => personal.settings.get<WorkWish>(paceKey),
      save: (wish) => personal.settings.set(paceKey, wish),
    },
    scanning: {
      patterns: (folderId) => personal.exclusions.list(folderId).map(({ pattern }) => pattern),
      renumbered: (folderId, volume) => personal.folders.setVolume(folderId, volume),
      cloud: options.cloud,
      onErased: () => runStep(options.log, 'erasing', () => removeOrphans(context)),
      onBack: () => runStep(options.log, 'reading scans again', async () => void (await rereadScans(context))),
    },
    lettersWait: () => pictureParts.pictureKeeper.isLooking(),
    now,
    afterCrash: options.afterCrash,
    log: options.log,
    onChange: (folderId) => {
      memory.look();
      context.extractions.look();
      hub.changed(folderId);
      pictureParts.pictureKeeper.kick();
    },
    onRead: timeLeft.fileRead,
  });
  const keeper = createFolderKeeper({
    library,
    personal,
    scans: ingest.scans,
    watcher: options.watcher ?? null,
    log: options.log,
    now,
    eraseHidden: () => cleanUp(context),
    onChange: (folderId) => hub.changed(folderId),
  });
  const registry = createModelRegistry({ store: personal.models, bundledName: options.bundledEmbedderName });
  const shelf = openModelShelf(options, { personal, registry, now, context: () => context });
  const writing = (by: 1 | -1) => {
    ingest.asking(by);
    memory.writing(by);
  };
  const endpoint = createLocalEndpoint(personal, passwords, shelf.connections, now);
  const dataKeeper = createDataKeeper({
    library,
    personal,
    safety,
    log: options.log,
    now,
    isBusy: () => ingest.isWorking(),
    found: () => hub.changed(null),
  });
  const { encryption, appLock, gate, clearing, eraseBackups } = openPrivacy({
    personal,
    dataKeeper,
    eraseKept: safety.eraseKept,
    keyStore: options.keyStore ?? null,
    log: options.log,
    closing: closing.signal,
    changed: (status, isOther) => {
      hub.emit('encryption.changed', status);
      if (isOther) hub.emit('conversations.changed', { conversationId: null });
    },
  });
  const metrics = openMetrics({
    ...{ ...options, now, personal, closing: closing.signal, timings: () => ingest.timings() },
    waiting: () => ({ files: library.jobs.waiting(readJob, 1).files, passages: library.vectors.waiting(1).documents }),
  });
  const caches = {
    queryVectors: metrics.cache('vectors', createExpiringCache<EmbeddedText>({ ...limits.cache.queryVectors, now })),
    answers: metrics.cache('answers', createExpiringCache<Answer>({ ...limits.cache.answers, now })),
  };
  const pictureParts = openPictures(() => context, options.dataDir);
  const context: EngineContext = {
    ...pictureParts,
    library,
    personal,
    ingest,
    keeper,
    passwords,
    workers: options.workers,
    pictures: options.pictures,
    tables: options.tables ?? null,
    cloud: options.cloud ?? null,
    ocrDirs: options.ocrDirs,
    models: metrics.models(endpoint.behind(options.models)),
    embeddings,
    caches,
    forgetters: [caches.queryVectors.clear, caches.answers.clear],
    encryption,
    clearSoon: clearing.soon,
    registry,
    adapters: createAdapterRegistry(personal.adapters, path.join(options.dataDir, 'adapters')),
    shelf,
    machine,
    endpoint,
    shown,
    batches: createBatches(() => context, options.afterCrash ?? false),
    extractions: createExtractions(() => context),
    closing: closing.signal,
    log: options.log,
    now,
    samplesDir: options.samplesDir,
    writing,
    emit: yieldToAnswers(writing, metrics.hearing(dataKeeper.hearing(hub.emit))),
    changed: (folderId) => hub.changed(folderId),
    modelsChanged: async () => hub.emit('models.changed', await listedModels(context)),
  };
  context.batches.open();
  const later = partsOfLater(context, options.dataDir);
  const outside = openOutside({
    ...{ given: options, context, hub, dataDir: options.dataDir },
    access: {
      request: (route, input, signal) => engine.request(route, input, signal, 'door'),
      ask: (input, onText, signal) => engine.request('answer.once', input, signal, 'door', onText),
    },
  });
  const handlers: Handlers<EngineRoute> = {
    'library.status': async () => snapshot(),
    ...requestHandlers(context),
    ...later.handlers,
    ...privacyHandlers(context, later.cancelAnswers, eraseBackups),
    ...safetyHandlers(safety),
    ...outside.handlers,
    ...metrics.handlers,
    'config.get': async () => config.report(personal.settings),
    ...feedbackHandlers({ status: snapshot, metrics: metrics.read, config: () => config.report(personal.settings) }),
  };

  function snapshot() {
    const status = dataKeeper.sawStatus(libraryStatus(context));
    if (!status.working) return status;
    const left = {
      kinds: library.jobs.waitingByKind(readJob),
      passages: status.embedding,
      readers: status.plan.readers,
    };
    return { ...status, secondsLeft: timeLeft.seconds(left, ingest.timings().embed) };
  }

  let closed = false;
  let stopHearing = () => {};
  const engine: Engine = {
    async request(route, input, signal = new AbortController().signal, asker = 'window', onText) {
      const parsed = Object.hasOwn(requests, route) ? requests[route].input.safeParse(input) : null;
      const handler = handlers[route] as ((given: unknown, context: HandlerContext) => Promise<never>) | undefined;
      if (!parsed?.success || !handler) {
        throw new AppError('bad-request', `Not a valid request: ${route}.`, {
          detail: parsed?.error?.issues[0]?.message ?? 'unknown route',
        });
      }
      try {
        const passed = gate.check(route, asker);
        if (passed === 'locked-list') return personal.conversations.lockedList() as never;
        if (passed === 'locked-no') return false as never;
        return await metrics.request(route, parsed.data, { signal, onText }, (heard) => handler(parsed.data, heard));
      } catch (error) {
        throw dataKeeper.saw(storageError(error));
      }
    },
    on: (listener, asker = 'window') =>
      hub.on((name, payload) => {
        if (gate.mayHear(name, asker)) listener(name, payload);
      }),
    appLock,
    async start() {
      if (!appLock.locked()) await runStep(options.log, 'lending the key', async () => void (await encryption.open()));
      await runStep(options.log, 'clean-up', () => cleanUp(context));
      await runStep(options.log, 'erasing', () => finishErasing(context, eraseBackups));
      library.indexes.start(dataKeeper.reporter('vector index'));
      library.wordTidier.start(dataKeeper.reporter('merging the word index'));
      await keeper.start();
      await runStep(options.log, 'reading scans again', async () => void (await rereadScans(context)));
      await runStep(options.log, 'models', () => shelf.start());
      await runStep(options.log, 'choosing how to embed', () =>
        chooseBackend(context, options.bundledEmbedderName, closing.signal),
      );
      stopHearing = hearWaking(options.machine, () => {
        keeper.lookEverywhere();
        shelf.downloads.wake();
      });
      ingest.kick();
      context.batches.goOn();
      dataKeeper.start();
      await outside.start();
      // The start is over: the first question finds everything there.
      await runStep(options.log, 'loading what comes later', () => later.loadAll(closing.signal));
    },
    async idle() {
      await ingest.idle();
      await pictureParts.pictureKeeper.idle();
    },
    shownBytes: (place, signal = closing.signal) => shownBytes(context, place, signal),
    documentFile: async (documentId, fileId) => (await later.documents()).documentFile(context, documentId, fileId),
    documentBytes: async (place) => (await later.documents()).documentBytes(context, place),
    timings: () => ingest.timings(),
    async close() {
      if (closed) return;
      closed = true;
      closing.abort();
      stopHearing();
      context.extractions.close();
      memory.stop();
      const stopped = Promise.all([
        outside.close(),
        later.cancelAnswers(),
        encryption.settled(),
        context.batches.close(),
        keeper.stop(),
        pictureParts.pictureKeeper.stop(),
        ingest.stop(),
        shelf.stop(),
      ]);
      await Promise.race([stopped, sleep(limits.store.closeMs)]);
      hub.close();
      await clearing.finish();
      await Promise.all([
        shown.close(),
        options.workers.close(),
        options.pictures?.close(),
        options.tables?.close(),
        options.models.close(),
      ]);
      dataKeeper.finish();
      library.close();
      personal.close();
      dataKeeper.closed();
      lock.release();
    },
  };
  return engine;
}
