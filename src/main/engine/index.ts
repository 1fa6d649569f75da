/** The product's only door: everything a window, a command line or another program may ask goes through `request`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import {
  type EngineRoute,
  type HandlerContext,
  type Handlers,
  type RequestInput,
  type RequestOutput,
  requests,
} from '../../preload/contract/requests.ts';
import type { EngineContext } from './engine-context.ts';
import { createEventHub, type EventListener } from './event-hub.ts';
import { formats } from './extract/formats.ts';
import { answerHandlers } from './handlers/answer-handlers.ts';
import { conversationHandlers } from './handlers/conversation-handlers.ts';
import { type DocumentFile, documentFile, documentHandlers } from './handlers/document-handlers.ts';
import { folderHandlers, removeOrphans } from './handlers/folder-handlers.ts';
import { modelHandlers } from './handlers/model-handlers.ts';
import { createIngest } from './ingest/ingest.ts';
import type { Timings } from './ingest/stopwatch.ts';
import { libraryStatus } from './library-status.ts';
import { limits } from './limits.ts';
import { createModelRegistry } from './models/model-registry.ts';
import type { ExtractWorkers, Log, ModelPort } from './ports.ts';
import { runSearch } from './search/search.ts';
import { type LibraryLock, lockLibrary } from './store/library-lock.ts';
import { openLibraryStore } from './store/library-store.ts';
import { storageError } from './store/open-database.ts';
import { openPersonalStore } from './store/personal-store.ts';
import { createTimeLeft } from './time-left.ts';

export type EngineOptions = {
  readonly dataDir: string;
  readonly samplesDir: string;
  readonly bundledEmbedderName: string;
  readonly models: ModelPort;
  readonly workers: ExtractWorkers;
  readonly log: Log;
  readonly now?: () => number;
};

export type Engine = {
  /** Parses `input` and answers; rejects with AppError. */
  request<R extends EngineRoute>(route: R, input: RequestInput<R>, signal?: AbortSignal): Promise<RequestOutput<R>>;
  on(listener: EventListener): () => void;
  /** Looks through all folders and goes on with unfinished work. Resolves when the folders are listed. */
  start(): Promise<void>;
  /** Resolves when no work is left that can be done now. */
  idle(): Promise<void>;
  documentFile(documentId: string, fileId?: string): Promise<DocumentFile>;
  /** Where the time of reading and embedding went, milliseconds. */
  timings(): Timings;
  close(): Promise<void>;
};

/** Opens the library in `dataDir`. Throws AppError `library-locked` when another engine has it, and the store's errors. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const now = options.now ?? Date.now;
  const lock = lockLibrary(options.dataDir);
  if (!lock) throw new AppError('library-locked', 'Another Docent has this library open.');
  const { library, personal } = openStores(options.dataDir, now, lock);

  const timeLeft = createTimeLeft(now, limits.status.rateWindowMs);
  const hub = createEventHub(() => snapshot());
  const ingest = createIngest({
    library,
    folderById: (id) => personal.folders.byId(id),
    workers: options.workers,
    embedder: options.models.embedder,
    formats,
    log: options.log,
    onChange: (folderId) => hub.changed(folderId),
  });
  const context: EngineContext = {
    library,
    personal,
    ingest,
    models: options.models,
    registry: createModelRegistry({ store: personal.models, bundledName: options.bundledEmbedderName }),
    log: options.log,
    now,
    samplesDir: options.samplesDir,
    emit: hub.emit,
    changed: (folderId) => hub.changed(folderId),
  };
  const answers = answerHandlers(context);
  const handlers: Handlers<EngineRoute> = {
    'library.status': async () => snapshot(),
    'search.run': (input, { signal }) => runSearch(context, input, signal),
    ...folderHandlers(context),
    ...documentHandlers(context),
    ...conversationHandlers(context),
    ...modelHandlers(context),
    ...answers,
  };

  function snapshot() {
    const status = libraryStatus(context, null);
    // One unit of work is a passage; a file not read yet counts as many as files had so far.
    const read = status.files - status.counts.waiting - status.counts.reading;
    const perFile = read > 0 ? status.embedding.total / read : 1;
    const unread = (status.counts.waiting + status.counts.reading) * perFile;
    const left = status.embedding.total - status.embedding.done + unread;
    return { ...status, secondsLeft: status.working ? timeLeft.update(status.embedding.done, left) : null };
  }

  let closed = false;
  return {
    async request(route, input, signal = new AbortController().signal) {
      const parsed = Object.hasOwn(requests, route) ? requests[route].input.safeParse(input) : null;
      const handler = handlers[route] as ((given: unknown, context: HandlerContext) => Promise<never>) | undefined;
      if (!parsed?.success || !handler) {
        throw new AppError('bad-request', `Not a valid request: ${route}.`, {
          detail: parsed?.error?.issues[0]?.message ?? 'unknown route',
        });
      }
      try {
        return await handler(parsed.data, { signal });
      } catch (error) {
        throw storageError(error);
      }
    },
    on: hub.on,
    async start() {
      await step(options.log, 'clean-up', () => cleanUp(context));
      for (const folder of personal.folders.list()) await step(options.log, 'scan', () => ingest.reconcile(folder));
      ingest.kick();
    },
    idle: () => ingest.idle(),
    documentFile: (documentId, fileId) => documentFile(context, documentId, fileId),
    timings: () => ingest.timings(),
    async close() {
      if (closed) return;
      closed = true;
      const stopped = Promise.all([answers.cancelAll(), ingest.stop()]);
      await Promise.race([stopped, sleep(limits.store.closeMs)]);
      hub.close();
      await Promise.all([options.workers.close(), options.models.close()]);
      library.close();
      personal.close();
      lock.release();
    },
  };
}

function openStores(dataDir: string, now: () => number, lock: LibraryLock) {
  try {
    const library = openLibraryStore(dataDir, now);
    const personal = openPersonalStore(dataDir, now);
    personal.conversations.markInterrupted();
    return { library, personal };
  } catch (error) {
    // Else the next door would hear of a lock instead of the trouble.
    lock.release();
    throw storageError(error);
  }
}

/** Hidden files whose time is over, and what a crash in the middle of a removal left behind. */
async function cleanUp(context: EngineContext): Promise<void> {
  const { library, personal, now } = context;
  library.transaction(() => {
    library.files.eraseHiddenBefore(now() - limits.ingest.tombstoneHours * 3_600_000);
    library.files.removeUnregistered(personal.folders.list().map((folder) => folder.id));
  });
  await removeOrphans(context);
}

/** One failing step of the start must not keep the others, or a person, from the library. */
async function step(log: Log, name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`${name} failed at the start`, { code: toWire(storageError(error)).code });
  }
}
