/** What a run of extraction gains after it began: files that came, and files that could not be read before. */
import type { NewItem } from './batch/batch-store.ts';
import type { EngineContext } from './engine-context.ts';
import { type ExtractionRequest, filesOf, requestOf } from './extraction-request.ts';
import { followMoved, strandedDocuments } from './moved-rows.ts';

/** A run whose rows are all made: it follows its files, and goes on when there are rows to make again. */
export function growRun(context: EngineContext, runId: string): void {
  followMoved(context, runId);
  const revived = reviveSkipped(context, runId);
  const appends = context.personal.extractions.appends(runId);
  const added = appends ? addReadable(context, runId, requestOf(context, runId)) : 0;
  if (revived + added > 0) context.batches.resume(runId);
}

/** Rows left out because their file could not be read yet wait again once it can. Returns how many. */
export function reviveSkipped({ personal, library }: EngineContext, runId: string): number {
  const ordinals = personal.batches
    .skipped(runId)
    .flatMap(({ target, ordinal }) => (library.collection.readableContent(target) === undefined ? [] : [ordinal]));
  if (ordinals.length > 0) personal.batches.again(runId, ordinals);
  return ordinals.length;
}

/** Files of its folders that can be read and have no row yet get one; the rest comes when it can be read. Returns how many. */
export function addReadable(context: EngineContext, runId: string, request: ExtractionRequest): number {
  const { personal, library } = context;
  const files = newFilesOf(context, runId, request).filter(
    ({ target }) => library.collection.readableContent(target) !== undefined,
  );
  return files.length === 0 ? 0 : personal.batches.addItems(runId, files);
}

/** Files of its folders without a row, but for those that may be where the file of a row went. */
export function newFilesOf(context: EngineContext, runId: string, request: ExtractionRequest): NewItem[] {
  const { personal, library } = context;
  const awaited = followMoved(context, runId) === null ? strandedDocuments(context, runId) : new Set<string>();
  const known = personal.batches.targets(runId);
  return filesOf(context, request).filter(({ target }) => {
    if (known.has(target)) return false;
    const contentId = awaited.size === 0 ? undefined : library.collection.readableContent(target);
    return contentId === undefined || !awaited.has(library.contents.byId(contentId)?.publicId ?? '');
  });
}

/** Rows that were asked for again while they were under way wait once more. Returns how many. */
export function renewWished({ personal }: Pick<EngineContext, 'personal'>, runId: string): number {
  const wished = personal.extractions.wishes.again(runId);
  if (wished.length === 0) return 0;
  personal.batches.again(
    runId,
    wished.map(({ ordinal }) => ordinal),
  );
  for (const { target } of wished) personal.extractions.wishes.begun(runId, target);
  return wished.length;
}
