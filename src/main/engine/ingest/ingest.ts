/** The left half of the house: reconcile → read (extract, chunk, store) → embed, as jobs that survive a crash. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type AppErrorCode, toWire } from '../../../preload/contract/errors.ts';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';
import type { Embedder, ExtractWorkers, Log } from '../ports.ts';
import type { FileRow } from '../store/file-table.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { JobRow } from '../store/job-table.ts';
import type { LibraryStore } from '../store/library-store.ts';
import { storageError } from '../store/open-database.ts';
import { countTokensWith } from './count-tokens.ts';
import { embedRound, openEmbedding } from './embed-pump.ts';
import { failurePlan } from './failure-state.ts';
import type { Formats, IngestContext } from './ingest-context.ts';
import { type CurrentFile, createIngestProgress } from './ingest-progress.ts';
import { readFile } from './read-file.ts';
import { readJob, reconcileFolder } from './reconcile-folder.ts';
import { createStopwatch, type Timings } from './stopwatch.ts';

export type Ingest = {
  /** Brings a folder's rows up to date and queues what must be read. */
  reconcile(folder: FolderRow): Promise<void>;
  /** Notices, once per run, a changed embedding model, whose vectors must be made anew. Starts the model host. */
  checkEmbedding(): Promise<void>;
  /** Looks for queued work; returns at once. */
  kick(): void;
  /** Queues one file again as if it were new. */
  retry(fileId: number): void;
  /** Stops reading files of this folder and resolves when nothing of it is under way. */
  release(folderId: string): Promise<void>;
  /** Resolves when no work is left that can be done now. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  isWorking(): boolean;
  isAvailable(folderId: string): boolean;
  /** Whether this content is being read right now. */
  isReading(contentId: number): boolean;
  problem(): Reason | null;
  current(): CurrentFile[];
  timings(): Timings;
};

export type IngestOptions = {
  readonly library: LibraryStore;
  readonly folderById: (id: string) => FolderRow | undefined;
  readonly workers: ExtractWorkers;
  readonly embedder: Embedder;
  readonly formats: Formats;
  readonly log: Log;
  /** Something a person can see has changed. */
  readonly onChange: (folderId: string | null) => void;
};

/** Troubles of this machine, not of a file: reading pauses and goes on by itself. */
const pausing: ReadonlySet<AppErrorCode> = new Set([
  'disk-full',
  'storage-failed',
  'library-damaged',
  'engine-unavailable',
]);

export function createIngest(options: IngestOptions): Ingest {
  const { library, log, onChange } = options;
  const owner = randomUUID();
  const stopping = new AbortController();
  const context: IngestContext = {
    library,
    workers: options.workers,
    embedder: options.embedder,
    formats: options.formats,
    countTokens: countTokensWith(options.embedder, log),
    stopwatch: createStopwatch(),
    progress: createIngestProgress(() => onChange(null)),
    log,
    filesChanged: (folderId) => onChange(folderId),
    reading: new Map(),
  };
  const unavailable = new Set<string>();
  const running = new Map<
    number,
    { readonly folderId: string; readonly controller: AbortController; readonly done: Promise<void> }
  >();
  /** Jobs that are tried again in a moment. */
  const delayed = new Map<number, NodeJS.Timeout>();
  const scans = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();
  const idleWaiters: (() => void)[] = [];
  let embedding = false;
  let embeddingChecked = false;
  let readProblem: Reason | null = null;
  let embedProblem: Reason | null = null;
  const slots = options.workers.size + 1;
  library.jobs.recover([]);

  function kick(): void {
    if (stopping.signal.aborted) return;
    guarded(() => {
      while (running.size < slots && !readProblem) {
        const job = library.jobs.claim(readJob, owner);
        if (!job) break;
        startReading(job);
      }
    });
    if (!embedding && !embedProblem) void embedAll();
    guarded(settle);
  }

  /** For work that nobody waits for: a store that can't be written pauses it instead of ending the engine. */
  function guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      pauseReading(toWire(storageError(error)));
    }
  }

  async function reconcileOnce(folder: FolderRow, signal: AbortSignal): Promise<void> {
    try {
      const result = await reconcileFolder(library, folder, log, signal);
      if (result.available) unavailable.delete(folder.id);
      else unavailable.add(folder.id);
      log.info('folder reconciled', { folder: folder.id, ...result });
    } finally {
      scans.delete(folder.id);
      onChange(folder.id);
      kick();
    }
  }

  function startReading(job: JobRow): void {
    const file = library.files.byId(job.target);
    const folder = file && options.folderById(file.folderId);
    if (!file || !folder || file.deletedAt !== null) {
      library.jobs.done(job.id);
      return;
    }
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, stopping.signal]);
    const done = readOne(job, file, folder, signal).finally(() => {
      running.delete(job.id);
      onChange(folder.id);
      kick();
    });
    running.set(job.id, { folderId: folder.id, controller, done });
  }

  async function readOne(job: JobRow, file: FileRow, folder: FolderRow, signal: AbortSignal): Promise<void> {
    try {
      library.files.setState(file.id, 'reading');
      onChange(folder.id);
      await readFile(context, file, folder.path, signal);
      library.jobs.done(job.id);
    } catch (error) {
      try {
        settleFailure(job, error instanceof AppError ? error : (storageError(error) as Error), signal);
      } catch (second) {
        // Even the failure could not be written: the job stays claimed and is taken back when the pause ends.
        pauseReading(toWire(storageError(second)));
      }
    }
  }

  function settleFailure(job: JobRow, failure: Error, signal: AbortSignal): void {
    const { code, message, data } = toWire(failure);
    const reason: Reason = { code, values: data };
    const cancelled = signal.aborted || code === 'cancelled';
    if (cancelled || pausing.has(code)) {
      if (!cancelled) pauseReading({ code, data });
      library.files.setState(job.target, 'waiting');
      library.jobs.release(job.id, false);
      return;
    }
    if (code === 'file-empty') {
      library.files.setState(job.target, 'no-text', reason);
      library.jobs.done(job.id);
      return;
    }
    const plan = failurePlan(new AppError(code, message, data));
    log.warn('file not read', { file: job.target, code, attempt: job.attempts });
    if (plan.retry === 'kill' && library.files.addKill(job.target) >= limits.extract.killsToQuarantine) {
      library.files.setState(job.target, 'quarantined', reason);
      library.jobs.fail(job.id, code);
    } else if (plan.retry === 'kill' || (plan.retry === 'again' && job.attempts < limits.ingest.maxAttempts)) {
      library.files.setState(job.target, 'waiting', reason);
      const again = () => {
        delayed.delete(job.id);
        guarded(() => library.jobs.release(job.id, true));
        kick();
      };
      delayed.set(job.id, setTimeout(again, plan.retry === 'again' ? limits.ingest.changedMs : 0));
    } else {
      library.files.setState(job.target, plan.state === 'waiting' ? 'failed' : plan.state, reason);
      library.jobs.fail(job.id, code);
    }
  }

  function pauseReading(problem: { readonly code: Reason['code']; readonly data: Reason['values'] }): void {
    if (readProblem) return;
    readProblem = { code: problem.code, values: problem.data };
    log.error('reading pauses', readProblem);
    onChange(null);
    void later(() => {
      readProblem = null;
      // Jobs whose end could not be written while the disk was full.
      guarded(() => library.jobs.recover([...running.keys(), ...delayed.keys()]));
    });
  }

  async function embedAll(): Promise<void> {
    embedding = true;
    try {
      let worked = library.vectors.hasReadable();
      if (worked) {
        const row = openEmbedding(context, await context.embedder.info());
        while (worked && !stopping.signal.aborted) {
          worked = await embedRound(context, row, stopping.signal);
          onChange(null);
        }
      }
    } catch (error) {
      if (!stopping.signal.aborted) {
        const { code, message, data } = toWire(storageError(error));
        embedProblem = { code, values: data };
        log.error('embedding pauses', { code, message });
        void later(() => {
          embedProblem = null;
        });
      }
    } finally {
      embedding = false;
      onChange(null);
      settle();
    }
    // A file may have become readable after the last look.
    if (!embedProblem && !stopping.signal.aborted && library.vectors.hasReadable()) void embedAll();
  }

  async function later(clear: () => void): Promise<void> {
    try {
      await sleep(limits.ingest.pauseMs, undefined, { signal: stopping.signal });
    } catch {
      return; // Stopping: nothing is resumed.
    }
    clear();
    kick();
  }

  const isWorking = () =>
    scans.size > 0 || running.size > 0 || embedding || (!readProblem && library.jobs.open(readJob) > 0);
  function settle(): void {
    if (!stopping.signal.aborted && isWorking()) return;
    for (const resolve of idleWaiters.splice(0)) resolve();
  }

  return {
    reconcile(folder) {
      // Two scans of one folder at once would hide what the other has just seen.
      const under = scans.get(folder.id);
      if (under) return under.done;
      const controller = new AbortController();
      const done = reconcileOnce(folder, AbortSignal.any([controller.signal, stopping.signal]));
      scans.set(folder.id, { controller, done });
      return done;
    },
    kick,
    async checkEmbedding() {
      if (embeddingChecked) return;
      embeddingChecked = true;
      // A model that can't load is reported when something must be embedded; search goes on with words.
      const info = await options.embedder.info().catch(() => null);
      if (!info || library.meta('embedding-id') === null) return;
      guarded(() => {
        openEmbedding(context, info);
      });
      kick();
    },
    retry(fileId) {
      library.transaction(() => {
        const file = library.files.byId(fileId);
        const content = file?.contentId ? library.contents.byId(file.contentId) : undefined;
        // What was read in part is read anew, or the retry would find the same part.
        if (content?.outcome === 'partly-read' && !context.reading.has(content.id))
          library.chunks.removeContent(content.id);
        library.files.resetKills(fileId);
        library.files.setState(fileId, 'waiting');
        library.jobs.add(readJob, fileId, -1);
      });
      kick();
    },
    async release(folderId) {
      const scan = scans.get(folderId);
      const mine = [...running.values()].filter((entry) => entry.folderId === folderId);
      for (const entry of scan ? [scan, ...mine] : mine) entry.controller.abort();
      await Promise.allSettled((scan ? [scan, ...mine] : mine).map((entry) => entry.done));
    },
    idle: () => {
      // Waiting for work that nobody has started would never end.
      kick();
      if (!isWorking()) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
    async stop() {
      stopping.abort();
      for (const timer of delayed.values()) clearTimeout(timer);
      await Promise.allSettled([...running.values(), ...scans.values()].map((entry) => entry.done));
      while (embedding) await sleep(10);
    },
    isWorking,
    isReading: (contentId) => context.reading.has(contentId),
    isAvailable: (folderId) => !unavailable.has(folderId),
    problem: () => readProblem ?? embedProblem,
    current: () => context.progress.current(),
    timings: () => context.stopwatch.read(),
  };
}
