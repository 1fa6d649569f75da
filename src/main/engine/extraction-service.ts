/** What goes on around runs of extraction: which rows changed, and new files that are added to runs by themselves. */
import type { EngineContext } from './engine-context.ts';
import { extractionLimits } from './extraction/limits.ts';
import { addReadable, reviveSkipped } from './extraction-growth.ts';
import { requestOf } from './extraction-request.ts';
import { followMoved } from './moved-rows.ts';

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

  function append(): void {
    looking = null;
    const { personal, batches } = context();
    if (closed || personal.text.isLocked()) return;
    const began = performance.now();
    for (const run of personal.batches.list()) {
      if (run.kind !== 'extraction' || run.state !== 'done') continue;
      followMoved(context(), run.id);
      const revived = reviveSkipped(context(), run.id);
      const appends = personal.extractions.appends(run.id);
      const added = appends ? addReadable(context(), run.id, requestOf(context(), run.id)) : 0;
      if (revived + added > 0) batches.resume(run.id);
    }
    took = performance.now() - began;
  }

  return {
    rowChanged(runId, fileId) {
      const files = changed.get(runId) ?? new Set<string>();
      files.add(fileId);
      changed.set(runId, files);
      if (!closed) telling ??= setTimeout(tell, eventMs);
    },
    look() {
      if (!closed) looking ??= setTimeout(append, Math.max(lookMs, took * lookShare));
    },
    close() {
      closed = true;
      if (telling) clearTimeout(telling);
      if (looking) clearTimeout(looking);
    },
  };
}
