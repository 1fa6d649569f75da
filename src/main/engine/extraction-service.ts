/** What goes on around runs of extraction: which rows changed, and new files that are added to runs by themselves. */
import { toWire } from '../../preload/contract/errors.ts';
import type { BatchRow } from './batch/batch-store.ts';
import type { EngineContext } from './engine-context.ts';
import { extractionLimits } from './extraction/limits.ts';
import { storageError } from './store/open-database.ts';

export type Extractions = {
  /** A row has new cells; told at most ten times a second. */
  rowChanged(runId: string, fileId: string): void;
  /** Files came, went or were read. */
  look(): void;
  close(): void;
};

/** Milliseconds between two events of a run, and before new files are looked for: a folder changes file by file. */
const eventMs = 100;
const lookMs = 1000;
/** A look over a large library rests this many times as long as the one before took: reading it comes first. */
const lookShare = 20;

/** A table that is made, to which files are added that come later. */
const isFollowed = ({ kind, state }: Pick<BatchRow, 'kind' | 'state'>) => kind === 'extraction' && state === 'done';

export function createExtractions(context: () => EngineContext): Extractions {
  const changed = new Map<string, Set<string>>();
  let telling: NodeJS.Timeout | null = null;
  let looking: NodeJS.Timeout | null = null;
  let took = 0;
  let closed = false;

  function tell(): void {
    telling = null;
    for (const [runId, files] of changed) {
      context().emit('extraction.changed', {
        runId,
        fileIds: files.size > extractionLimits.namedFiles ? null : [...files],
      });
    }
    changed.clear();
  }

  async function append(): Promise<void> {
    looking = null;
    const { personal } = context();
    if (closed || personal.text.isLocked()) return;
    // Most libraries have none, and what follows them is much code.
    if (!personal.batches.list().some(isFollowed)) return;
    const { growRun } = await import('./extraction-growth.ts');
    if (closed) return;
    const began = performance.now();
    for (const run of personal.batches.list()) if (isFollowed(run)) growRun(context(), run.id);
    took = performance.now() - began;
  }
  const appendLater = () =>
    void append().catch((error: unknown) =>
      context().log.error('new files were not added to tables', { code: toWire(storageError(error)).code }),
    );

  return {
    rowChanged(runId, fileId) {
      const files = changed.get(runId) ?? new Set<string>();
      files.add(fileId);
      changed.set(runId, files);
      if (!closed) telling ??= setTimeout(tell, eventMs);
    },
    look() {
      if (!closed) looking ??= setTimeout(appendLater, Math.max(lookMs, took * lookShare));
    },
    close() {
      closed = true;
      if (telling) clearTimeout(telling);
      if (looking) clearTimeout(looking);
    },
  };
}
