/** What a run of extraction gains after it began: files that came, and files that could not be read before. */
import type { EngineContext } from './engine-context.ts';
import { type ExtractionRequest, filesOf } from './extraction-request.ts';

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
  const known = personal.batches.targets(runId);
  const files = filesOf(context, request).filter(
    ({ target }) => !known.has(target) && library.collection.readableContent(target) !== undefined,
  );
  return files.length === 0 ? 0 : personal.batches.addItems(runId, files);
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
