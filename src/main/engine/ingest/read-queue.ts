/**
 * Takes waiting files from the durable queue and reads them, as many at once as the plan says: a row per file, its attempt
 * counted before it starts, taken back when its engine died. What fails goes to `settle-failure.ts`.
 */
import { randomUUID } from 'node:crypto';
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import type { Breaker } from '../plan/breaker.ts';
import { planLimits } from '../plan/limits.ts';
import type { WorkNumbers } from '../plan/plan.ts';
import type { FileRow } from '../store/file-table.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { ClaimScope, JobRow } from '../store/job-table.ts';
import { storageError } from '../store/open-database.ts';
import type { IngestContext } from './ingest-context.ts';
import { lookAgain } from './look-again.ts';
import { readFile } from './read-file.ts';
import { picturePriority, readJob } from './read-job.ts';
import { readerWorks } from './reader-check.ts';
import { endJob, type FailureSettler, takeBack } from './settle-failure.ts';

export type ReadQueue = {
  /** Starts what may be started; returns at once. */
  kick(): void;
  /** Stops readings the plan no longer allows; they go on later where they are. */
  rest(): void;
  /** Stops reading files of this folder, or all, and resolves when none is under way. */
  release(folderId?: string): Promise<void>;
  isRunning(): boolean;
};

export type ReadQueueOptions = {
  readonly context: IngestContext;
  readonly folderById: (id: string) => FolderRow | undefined;
  readonly breaker: Breaker;
  readonly settler: FailureSettler;
  readonly plan: () => WorkNumbers;
  readonly now: () => number;
  /** Pictures are being looked at: the letters in them wait, or a gallery would come at the pace of their reading. */
  readonly lettersWait: () => boolean;
  /** The engine before this one ended by a crash of its own. */
  readonly afterCrash: boolean;
  /** A file was read; `milliseconds` null when that was not its first attempt. */
  readonly onRead: (file: FileRow, milliseconds: number | null) => void;
  /** A file was left out, or its folder removed, while it was read: its text belongs to nobody now. */
  readonly onOrphan: () => void;
  /** Something ended: there may be more to do. */
  readonly onEnd: (folderId: string | null) => void;
};

type Running = {
  readonly job: JobRow;
  readonly folderId: string;
  readonly controller: AbortController;
  readonly done: Promise<void>;
};

export function createReadQueue(options: ReadQueueOptions): ReadQueue {
  const { context, breaker, settler, plan, now } = options;
  const { library, log } = context;
  const owner = randomUUID();
  const running = new Map<number, Running>();
  const stopping = new AbortController();
  /** How often files were found still changing. */
  const restless = new Map<number, number>();
  let trial: Promise<void> | null = null;

  for (const job of library.jobs.recover([], options.afterCrash ? 'crashed' : 'ended')) takeBack(library, job);
  const forgotten = library.jobs.adopt(readJob);
  if (forgotten > 0) log.warn('files waited for nobody', { files: forgotten });

  /** Which waiting work the plan lets start now; null: none. */
  function scope(): ClaimScope | null {
    const { reads } = plan();
    if (reads === 'none' || stopping.signal.aborted) return null;
    const freshSince = reads === 'fresh' ? now() - planLimits.freshMs : Number.MAX_SAFE_INTEGER;
    const below = options.lettersWait() ? picturePriority : Number.MAX_SAFE_INTEGER;
    return { all: reads === 'all', freshSince, below, suspects: running.size === 0 };
  }

  function allowed(job: JobRow): boolean {
    const what = scope();
    return what !== null && (what.all || job.priority < 0 || job.createdAt >= what.freshSince);
  }

  function kick(): void {
    for (const { job, controller } of running.values()) if (!library.jobs.isRunning(job.id)) controller.abort();
    if (breaker.state() === 'open') return;
    // After a trouble of the machine one reading at a time finds out whether it is over.
    if (breaker.state() === 'trial') {
      if (running.size === 0) trial ??= tryAgain().finally(endTrial);
      return;
    }
    // One more than there are readers: it is hashed, or chunked, while they read.
    const slots = plan().readers + 1;
    const isAlone = () => [...running.values()].some(({ job }) => isSuspect(job));
    while (running.size < slots && breaker.state() === 'closed' && !isAlone() && startNext());
  }

  const isSuspect = (job: JobRow) => job.deaths >= limits.ingest.deathsToSuspect;

  /** False when nothing may be started. */
  function startNext(): boolean {
    const what = scope();
    if (!what) return false;
    try {
      const job = library.jobs.claim(readJob, owner, what);
      if (job) start(job);
      return job !== undefined;
    } catch (error) {
      troubled(error);
      return false;
    }
  }

  /** A store that can't be written rests the reading instead of ending the engine. */
  function troubled(error: unknown): void {
    const { code, data } = toWire(storageError(error));
    if (breaker.failed({ code, values: data }, true)) log.error('reading rests', { code });
    options.onEnd(null);
  }

  async function tryAgain(): Promise<void> {
    try {
      // Jobs whose end could not be written while the disk was full.
      for (const job of library.jobs.recover([...running.keys()], 'alive')) takeBack(library, job);
      const works = await readerWorks(context.workers, stopping.signal);
      if (!works) breaker.failed(breaker.problem() ?? { code: 'engine-unavailable', values: {} }, true);
      else if (!startNext()) breaker.succeeded();
    } catch (error) {
      if (!stopping.signal.aborted) troubled(error);
    }
  }

  /** Told once it no longer counts as work: whoever waits for the reading would else hear of it only with the next trial, and so never. */
  function endTrial(): void {
    trial = null;
    if (running.size === 0) options.onEnd(null);
  }

  function start(job: JobRow): void {
    const file = library.files.byId(job.target);
    const folder = file && options.folderById(file.folderId);
    if (!file || !folder || file.deletedAt !== null) {
      library.transaction(() => {
        library.jobs.done(job.id);
        // A member whose container went: it is asked for again when that returns.
        if (file && file.parentId !== null)
          library.files.setState(file.id, 'unavailable', { code: 'file-missing', values: {} });
      });
      return;
    }
    const controller = new AbortController();
    const done = readOne(job, file, folder, AbortSignal.any([controller.signal, stopping.signal])).finally(() => {
      running.delete(job.id);
      if (!stopping.signal.aborted && !library.files.byId(file.id)) options.onOrphan();
      options.onEnd(folder.id);
    });
    running.set(job.id, { job, folderId: folder.id, controller, done });
  }

  async function readOne(job: JobRow, file: FileRow, folder: FolderRow, signal: AbortSignal): Promise<void> {
    const began = now();
    try {
      const before = restless.get(file.id) ?? 0;
      const neverRests = before >= limits.watch.restlessLooks && file.size <= limits.members.maxBytes;
      const restsAt = neverRests ? null : await lookAgain(library, file, folder.path, now(), before);
      if (restsAt !== null) {
        const looks = before + 1;
        restless.set(file.id, looks);
        // A download or a log may go on for hours; "waiting for its turn" would be untrue.
        if (looks > 1 && file.state === 'waiting') {
          library.files.setState(file.id, 'waiting', { code: 'file-changed-while-reading', values: {} });
          context.filesChanged(folder.id);
        }
        library.jobs.release(job.id, false, restsAt);
        return;
      }
      restless.delete(file.id);
      signal.throwIfAborted();
      if (!library.jobs.isRunning(job.id)) return;
      library.files.setState(file.id, 'reading');
      context.filesChanged(folder.id);
      await readFile(context, file, { root: folder.path, asItIs: neverRests, end: () => endJob(library, job) }, signal);
      settler.succeeded(job);
      breaker.succeeded();
      options.onRead(file, job.attempts === 1 ? now() - began : null);
    } catch (error) {
      try {
        const failure = error instanceof AppError ? error : (storageError(error) as Error);
        await settler.failed(job, hasMoved(file) ? movedAway() : failure, signal);
      } catch (second) {
        // Even the failure could not be written: the job stays claimed and is taken back when the rest ends.
        if (!signal.aborted) troubled(second);
      }
    }
  }

  /** Moved between the look at its row and its opening: it is not gone, it is somewhere else now. */
  function hasMoved(file: FileRow): boolean {
    const row = library.files.byId(file.id);
    return row !== undefined && (row.path !== file.path || row.folderId !== file.folderId);
  }

  return {
    kick,
    rest() {
      // What runs while reading only waits for the embedder comes to its end.
      if (plan().paused === null) return;
      for (const { job, controller } of running.values()) if (!allowed(job)) controller.abort();
    },
    async release(folderId) {
      if (folderId === undefined) stopping.abort();
      const mine = [...running.values()].filter((entry) => folderId === undefined || entry.folderId === folderId);
      for (const entry of mine) entry.controller.abort();
      await Promise.allSettled([
        ...mine.map((entry) => entry.done),
        ...(folderId === undefined && trial ? [trial] : []),
      ]);
    },
    isRunning: () => running.size > 0 || trial !== null,
  };
}

function movedAway(): AppError {
  return new AppError('file-changed-while-reading', 'The file was moved while it was read.');
}
