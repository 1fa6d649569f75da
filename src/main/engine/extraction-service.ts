/** What goes on around runs of extraction: which rows changed, and new files that are added to runs by themselves. */
import type { ExtractionMode } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { extractionLimits } from './extraction/limits.ts';
import { filesOf, requestOf } from './extraction-request.ts';

export type Extractions = {
  /** A row has new cells; told at most ten times a second. */
  rowChanged(runId: string, fileId: string): void;
  /** The mode a person asked for when a row was run again; forgotten when the program ends. */
  modeFor(runId: string, fileId: string): ExtractionMode | undefined;
  setMode(runId: string, fileId: string, mode: ExtractionMode | undefined): void;
  /** Files came, went or were read. */
  look(): void;
  close(): void;
};

/** Milliseconds between two events of a run, and before new files are looked for: a folder changes file by file. */
const eventMs = 100;
const lookMs = 1000;

export function createExtractions(context: () => EngineContext): Extractions {
  const changed = new Map<string, Set<string>>();
  const modes = new Map<string, ExtractionMode>();
  let telling: NodeJS.Timeout | null = null;
  let looking: NodeJS.Timeout | null = null;
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
    for (const run of personal.batches.list()) {
      if (run.kind !== 'extraction' || run.state !== 'done' || !personal.extractions.appends(run.id)) continue;
      // Only what can be read by now: the rest comes when it is.
      const files = filesOf(context(), requestOf(context(), run.id)).filter(
        ({ target }) => context().library.collection.readableContent(target) !== undefined,
      );
      if (personal.batches.addItems(run.id, files) > 0) batches.resume(run.id);
    }
  }

  return {
    rowChanged(runId, fileId) {
      const files = changed.get(runId) ?? new Set<string>();
      files.add(fileId);
      changed.set(runId, files);
      if (!closed) telling ??= setTimeout(tell, eventMs);
    },
    modeFor: (runId, fileId) => modes.get(`${runId}/${fileId}`),
    setMode(runId, fileId, mode) {
      if (mode === undefined) modes.delete(`${runId}/${fileId}`);
      else modes.set(`${runId}/${fileId}`, mode);
    },
    look() {
      if (!closed) looking ??= setTimeout(append, lookMs);
    },
    close() {
      closed = true;
      if (telling) clearTimeout(telling);
      if (looking) clearTimeout(looking);
    },
  };
}
