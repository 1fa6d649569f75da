/** What becomes of a file whose reading failed: tried again later, put aside, or left as it is until the machine works again. */
import { type AppErrorCode, toWire } from '../../../preload/contract/errors.ts';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';
import { backOff } from '../plan/back-off.ts';
import type { Breaker } from '../plan/breaker.ts';
import { breakerLimits } from '../plan/limits.ts';
import type { JobRow } from '../store/job-table.ts';
import type { LibraryStore } from '../store/library-store.ts';
import { failurePlan } from './failure-state.ts';
import type { IngestContext } from './ingest-context.ts';
import { markContainersOf } from './limited-container.ts';
import { readJob } from './read-job.ts';

export type FailureSettler = {
  /** Rejects when it could not be written down. */
  failed(job: JobRow, failure: Error, signal: AbortSignal): Promise<void>;
  /** A file was read, and its job ended with it: see `endJob`. */
  succeeded(job: JobRow): void;
};

export type FailureSettlerOptions = {
  readonly context: Pick<IngestContext, 'library' | 'log'>;
  /** Of the readers and the store. */
  readonly reading: Breaker;
  /** Of letter recognition; null where there is none, so that lacking it is final. */
  readonly recognising: Breaker | null;
  /** Whether readers still manage a known good text. */
  readonly readersWork: (signal: AbortSignal) => Promise<boolean>;
  readonly now: () => number;
  readonly random?: () => number;
};

/** Not a trouble that may pass while we wait: writing failed just now. */
const certain: ReadonlySet<AppErrorCode> = new Set(['disk-full', 'storage-failed', 'library-damaged']);

export function createFailureSettler(options: FailureSettlerOptions): FailureSettler {
  const { reading, recognising, now } = options;
  const { library, log } = options.context;
  /** Files whose readers died since the last file that was read. */
  const deaths = new Set<number>();
  /** Files that wait for letter recognition: the first of them that is read proves that it works again. */
  const pictured = new Set<number>();
  const later = (attempt: number) => now() + backOff(attempt, options.random);

  function end(job: JobRow, state: Parameters<typeof library.files.setState>[1], reason: Reason): void {
    library.transaction(() => {
      const isOver = state === 'no-text' ? library.jobs.done(job.id) : library.jobs.fail(job.id, reason.code);
      // Asked for again meanwhile: it has changed since, perhaps.
      library.files.setState(job.target, isOver ? state : 'waiting', isOver ? reason : null);
      // A new version that can't be read has not what stood in the old one; one that can't be reached may have.
      if (isOver && state !== 'unavailable') library.members.removeStale(job.target);
      if (isOver && reason.code === 'archive-budget') markContainersOf(library, job.target);
    });
  }

  function wait(job: JobRow, reason: Reason | null, isAttempt: boolean, notBefore: number): void {
    library.transaction(() => {
      library.files.setState(job.target, 'waiting', reason);
      library.jobs.release(job.id, isAttempt, notBefore);
    });
  }

  /** Counted at once, so that no crash of ours forgets it; given back when the readers turn out to be broken. */
  async function killed(job: JobRow, reason: Reason, signal: AbortSignal): Promise<void> {
    const kills = library.transaction(() => {
      // Who dies further on each time is no poison: a long document in small memory comes to its end this way.
      if (library.jobs.cameFurther(job.id, job.target)) library.files.resetKills(job.target);
      return library.files.addKill(job.target);
    });
    deaths.add(job.target);
    const isDoubtful = deaths.size >= breakerLimits.failures || reading.state() !== 'closed';
    const works = !isDoubtful || (await options.readersWork(signal));
    if (!library.jobs.isRunning(job.id)) return;
    if (!works) {
      reading.failed({ code: 'engine-unavailable', values: {} }, true);
      log.error('readers die of everything', { files: deaths.size });
      library.transaction(() => {
        for (const target of new Set([...deaths, job.target])) forgive(library, target);
        library.jobs.release(job.id, false);
        library.files.setState(job.target, 'waiting');
      });
      deaths.clear();
      return;
    }
    if (isDoubtful) deaths.clear();
    const isPoison = kills >= limits.extract.killsToQuarantine || job.attempts >= limits.ingest.maxRestarts;
    if (isPoison) end(job, 'quarantined', reason);
    else wait(job, reason, true, later(1));
  }

  return {
    succeeded(job) {
      deaths.clear();
      if (pictured.delete(job.target)) recognising?.succeeded();
    },
    async failed(job, failure, signal) {
      // A scan has decided over the file meanwhile: what it says of it holds.
      if (!library.jobs.isRunning(job.id)) return;
      const { code, data } = toWire(failure);
      const reason: Reason = { code, values: data };
      if (signal.aborted || code === 'cancelled') return wait(job, null, false, 0);
      const plan = failurePlan({ code, data });
      log.warn('file not read', { file: job.target, code, attempt: job.attempts });
      if (plan.class === 'machine') {
        if (reading.failed(reason, certain.has(code))) log.error('reading rests', { code });
        return wait(job, null, false, 0);
      }
      if (plan.class === 'pictures' && recognising) {
        recognising.failed(reason, true);
        pictured.add(job.target);
        // Only files with pictures wait for it; all others go on.
        return wait(job, null, false, recognising.trialAt() ?? later(job.attempts));
      }
      if (plan.class === 'killed') return killed(job, reason, signal);
      // The reader did its work, whatever it found.
      deaths.clear();
      reading.succeeded();
      // It rests soon, or is a log that never does: a long wait would only leave its old text standing.
      if (plan.class === 'changing')
        return wait(job, reason, true, Math.min(later(job.attempts), now() + limits.watch.settleMostMs));
      if (plan.class === 'passing' && job.attempts < limits.ingest.maxAttempts) {
        return wait(job, reason, true, later(job.attempts));
      }
      end(job, plan.state, reason);
    },
  };
}

/** What was held against a file by mistake is taken back. */
function forgive(library: LibraryStore, target: number): void {
  library.files.resetKills(target);
  if (library.files.byId(target)?.state !== 'quarantined') return;
  library.files.setState(target, 'waiting');
  library.jobs.add(readJob, target);
}

/**
 * Ends the job of a file that was read. Part of the transaction that shows its text: where an engine died between the two, the next
 * one took back a file that was shown as read.
 */
export function endJob(library: LibraryStore, job: JobRow): void {
  if (!library.jobs.isRunning(job.id)) return;
  if (!library.jobs.done(job.id)) library.files.setState(job.target, 'waiting');
}

/** The file of a job whose engine died, or could not write, waits again; one that ended too many engines is set aside. */
export function takeBack(library: LibraryStore, job: JobRow): void {
  const file = library.files.byId(job.target);
  if (!file) return;
  if (job.deaths >= limits.ingest.deathsToQuarantine) {
    library.jobs.fail(job.id, 'quarantined');
    library.files.setState(job.target, 'quarantined', { code: 'quarantined', values: { deaths: job.deaths } });
  } else if (file.state === 'reading') {
    library.files.setState(job.target, 'waiting');
  }
}
