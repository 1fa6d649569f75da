/** The left half of the house: reconcile → read (extract, chunk, store) → embed, as jobs that survive a crash. */
import { toWire } from '../../../preload/contract/errors.ts';
import type { Reason, WorkPlan } from '../../../preload/contract/shapes.ts';
import type { OpenFile } from '../files/open-file.ts';
import { createBreaker } from '../plan/breaker.ts';
import { planLimits, retryLimits } from '../plan/limits.ts';
import { createLocalMachine } from '../plan/local-machine.ts';
import type { Embedder, ExtractWorkers, Log, Machine, PictureWorkers } from '../ports.ts';
import type { FileRow } from '../store/file-table.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { LibraryStore } from '../store/library-store.ts';
import { storageError } from '../store/open-database.ts';
import { countTokensWith } from './count-tokens.ts';
import { createEmbedQueue } from './embed-queue.ts';
import { createEmbedWork } from './embed-work.ts';
import { createEmbeddings, type Embeddings } from './embeddings.ts';
import { createFolderScans, type FolderScans, type ScanWorld } from './folder-scans.ts';
import type { Formats, IngestContext } from './ingest-context.ts';
import { type CurrentFile, createIngestProgress } from './ingest-progress.ts';
import { createRowOpener } from './open-row.ts';
import { readJob } from './read-job.ts';
import { createReadQueue } from './read-queue.ts';
import { readerWorks } from './reader-check.ts';
import { retryFile } from './retry-file.ts';
import { createFailureSettler } from './settle-failure.ts';
import { createStopwatch, type Timings } from './stopwatch.ts';
import { createWakeUp } from './wake-up.ts';
import { createWorkPlan, type WishStore } from './work-plan.ts';
import { createWorkRates } from './work-rates.ts';

export type Ingest = {
  /** Brings a folder's rows up to date and queues what must be read. */
  reconcile(folder: FolderRow): Promise<void>;
  /** How folders are looked through: what the folder keeper drives. */
  readonly scans: Pick<FolderScans, 'look' | 'confirmDeletions' | 'removeKept' | 'isScanning' | 'isAvailable'>;
  /**
   * Notices, once per run or when told that it `changed`, another embedding model, whose vectors must be made anew. Starts the model
   * host.
   */
  checkEmbedding(changed?: boolean): Promise<void>;
  /** A person chose another embedding model: its vectors are made, whatever ailed the one before. */
  changeEmbedding(): void;
  /** Looks for queued work; returns at once. */
  kick(): void;
  /** Queues one file again as if it were new. */
  retry(fileId: number): void;
  /** Reads a waiting file before everything else that waits. */
  first(fileId: number): void;
  /** Rests until `resume`, also after a relaunch. */
  pause(): void;
  /** Goes on; `now` also on battery, in low power mode and when warm, until the queue is empty. */
  resume(now: boolean): void;
  /** A person waits for an answer (`1`), or no longer (`-1`): it gets half of the machine. */
  asking(by: 1 | -1): void;
  /** Stops reading files of this folder and resolves when nothing of it is under way. */
  release(folderId: string): Promise<void>;
  /** Resolves when no work is left that can be done now. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  isWorking(): boolean;
  isAvailable(folderId: string): boolean;
  /** Opens a listed file or member for showing it. Rejects as reading does. */
  open(file: FileRow, root: string, signal: AbortSignal): Promise<OpenFile>;
  /** Whether this content is being read right now. */
  isReading(contentId: number): boolean;
  problem(): Reason | null;
  current(): CurrentFile[];
  plan(): WorkPlan;
  /** Per minute of work over the last one; null before there is any. */
  rates(): { readonly files: number | null; readonly pages: number | null };
  timings(): Timings;
};

export type IngestOptions = {
  readonly library: LibraryStore;
  readonly folderById: (id: string) => FolderRow | undefined;
  readonly workers: ExtractWorkers;
  /** Null: pictures and scans are not read. */
  readonly pictures?: PictureWorkers | null;
  /** Counts the tokens passages are cut by, whichever model embeds them: a change of model must not cut a document anew. */
  readonly embedder: Embedder;
  /** Left out: `embedder` embeds. */
  readonly embeddings?: Embeddings | undefined;
  readonly formats: Formats;
  readonly passwordFor: (sha256: Uint8Array) => Promise<string | null>;
  readonly ocrLanguages: () => readonly string[];
  /** Folder for temporary files: what stands inside archives and mails. */
  readonly spoolDir: string;
  /** Left out: this computer, of whose power nothing is known. */
  readonly machine?: Machine | undefined;
  /** Where pause and "index now" survive; left out: nowhere. */
  readonly wishes?: WishStore | undefined;
  /** Left out: nothing is left out of folders, and no file is only in the cloud. */
  readonly scanning?: ScanWorld | undefined;
  /** Whether the letters of pictures wait, as the pictures themselves are looked at; `kick` when no longer. Left out: never. */
  readonly lettersWait?: (() => boolean) | undefined;
  readonly log: Log;
  readonly now?: (() => number) | undefined;
  /** The engine before this one ended by a crash of its own: what it read is suspected. */
  readonly afterCrash?: boolean | undefined;
  /** Something a person can see has changed. */
  readonly onChange: (folderId: string | null) => void;
  /** A file was read for the first time. */
  readonly onRead?: ((kind: string, bytes: number, milliseconds: number) => void) | undefined;
};

export function createIngest(options: IngestOptions): Ingest {
  const { library, log, onChange, workers } = options;
  const now = options.now ?? Date.now;
  const pictures = options.pictures ?? null;
  const rates = createWorkRates(now);
  const embeddings = options.embeddings ?? createEmbeddings({ library, bundled: options.embedder });
  const context: IngestContext = {
    library,
    workers,
    embeddings,
    formats: options.formats,
    opener: createRowOpener({
      fileById: (id) => library.files.byId(id),
      outermost: (member) => library.members.outermost(member),
      unpackedBytes: (file) => library.members.unpackedBytes(file),
      workers,
      spoolDir: options.spoolDir,
      passwordFor: options.passwordFor,
    }),
    passwordFor: options.passwordFor,
    ocrLanguages: options.ocrLanguages,
    countTokens: countTokensWith(options.embedder, log),
    stopwatch: createStopwatch(),
    progress: createIngestProgress(() => onChange(null), rates.pagesDone),
    log,
    filesChanged: (folderId) => onChange(folderId),
    reading: new Map(),
  };
  const breakers = { read: createBreaker(now), recognise: createBreaker(now), embed: createBreaker(now) };
  const idleWaiters: (() => void)[] = [];
  let stopped = false;
  let embeddingChecked = false;
  let wasWorking = false;

  const embedWork = createEmbedWork(context);
  const work = createWorkPlan({
    library,
    machine: options.machine ?? createLocalMachine(),
    wishes: options.wishes ?? { load: () => null, save: () => undefined },
    workers,
    pictures,
    now,
    embedding: () => breakers.embed.state() === 'closed',
    changing: () => embedWork.hasChange(),
    onChange: planChanged,
  });
  const scans = createFolderScans({
    ...options.scanning,
    library,
    folderById: options.folderById,
    log,
    now,
    onEnd: ended,
  });
  const reading = createReadQueue({
    context,
    folderById: options.folderById,
    breaker: breakers.read,
    settler: createFailureSettler({
      context,
      reading: breakers.read,
      recognising: pictures ? breakers.recognise : null,
      readersWork: (signal) => readerWorks(workers, signal),
      now,
    }),
    plan: work.current,
    now,
    lettersWait: options.lettersWait ?? (() => false),
    afterCrash: options.afterCrash ?? false,
    onOrphan: () => void options.scanning?.onErased?.(),
    onRead(file, milliseconds) {
      rates.fileDone();
      if (milliseconds !== null) options.onRead?.(file.kind, file.size, milliseconds);
    },
    onEnd: ended,
  });
  const embedding = createEmbedQueue({
    context,
    work: embedWork,
    breaker: breakers.embed,
    mayRun: work.current,
    batch: () => work.current().embedBatch,
    onChange: () => ended(null),
  });
  const wakeUp = createWakeUp(now, kick);

  function ended(folderId: string | null): void {
    onChange(folderId);
    kick();
  }

  function kick(): void {
    if (stopped) return;
    try {
      if (work.refresh()) reading.rest();
      reading.kick();
      embedding.kick();
      settle();
    } catch (error) {
      // Nobody waits for this: a store that can't be asked rests the reading instead of ending the engine.
      const { code, data } = toWire(storageError(error));
      breakers.read.failed({ code, values: data }, true);
      log.error('reading rests', { code });
      wakeUp.at([breakers.read.trialAt()]);
    }
  }

  function planChanged(): void {
    reading.rest();
    // What may go on does so with the next kick.
    if (!work.current().reembeds) embedding.rest();
    onChange(null);
    kick();
  }

  /** Readers that fail are tried again soon at first; what else ails the machine takes its time. */
  function restsForLong(): boolean {
    const trial = breakers.read.trialAt();
    const areReaders = breakers.read.problem()?.code === 'engine-unavailable';
    return trial !== null && (!areReaders || trial > now() + retryLimits.horizon);
  }

  /** Whether something is under way, or may be begun soon. */
  function isWorking(): boolean {
    if (scans.isScanning() || reading.isRunning() || embedding.isRunning()) return true;
    if (stopped) return false;
    const { reads } = work.current();
    if (reads === 'all' && !restsForLong() && library.jobs.hasDueBy(readJob, now() + retryLimits.horizon)) return true;
    return embedding.hasWork();
  }

  function settle(): void {
    const working = isWorking();
    rates.setWorking(working);
    if (wasWorking && !working && !stopped) work.trim();
    wasWorking = working;
    const { reads, paused, slowed } = work.current();
    const starts = reads === 'none' ? null : library.jobs.nextStart(readJob);
    const look = paused === 'memory' || (slowed === 'memory' && working) ? now() + planLimits.memoryLookMs : null;
    wakeUp.at([starts, look, breakers.read.trialAt(), breakers.embed.trialAt()]);
    if (working && !stopped) return;
    void context.opener.rest();
    // "Index now" is for what was there when it was said.
    const isDone = () => !library.jobs.hasOpen(readJob) && !embedWork.hasNew() && !embedWork.hasChange();
    if (!stopped && work.current().insisted && isDone()) work.setWish({ paused: false, insisted: false });
    for (const resolve of idleWaiters.splice(0)) resolve();
  }

  return {
    reconcile: scans.reconcile,
    scans,
    kick,
    async checkEmbedding(changed = false) {
      if ((embeddingChecked && !changed) || embeddings.answering() === null) return;
      embeddingChecked = true;
      // A model that can't load is reported when something must be embedded; search goes on with words.
      await embeddings.settle().catch(() => undefined);
      if (!stopped) kick();
    },
    changeEmbedding() {
      breakers.embed.reset();
      embedding.rest();
      onChange(null);
      kick();
    },
    retry(fileId) {
      retryFile(context, fileId, scans.isAvailable);
      // While reading rests nothing else would tell that it waits.
      onChange(library.files.byId(fileId)?.folderId ?? null);
      kick();
    },
    first(fileId) {
      library.jobs.first(readJob, fileId);
      kick();
    },
    pause: () => work.setWish({ paused: true, insisted: false }),
    resume: (insisted) => work.setWish({ paused: false, insisted }),
    asking: work.asking,
    async release(folderId) {
      await Promise.all([scans.stop(folderId), reading.release(folderId)]);
    },
    idle: () => {
      // Waiting for work that nobody has started would never end.
      kick();
      if (!isWorking()) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
    async stop() {
      stopped = true;
      wakeUp.stop();
      work.stop();
      await Promise.all([scans.stop(), reading.release(), embedding.stop()]);
      settle();
    },
    isWorking,
    isReading: (contentId) => context.reading.has(contentId),
    open: (file, root, signal) => context.opener.open(file, root, signal),
    isAvailable: scans.isAvailable,
    problem: () => breakers.read.problem() ?? breakers.recognise.problem() ?? breakers.embed.problem(),
    current: () => context.progress.current(),
    plan() {
      const { readers, pictureWorkers, paused, slowed, insisted } = work.current();
      return { readers, pictureWorkers, paused, slowed, insisted };
    },
    rates: rates.perMinute,
    timings: () => context.stopwatch.read(),
  };
}
