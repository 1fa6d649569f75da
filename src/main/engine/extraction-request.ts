/** What is kept with a run of extraction: all it needs to go on. */

import { AppError } from '../../preload/contract/errors.ts';
import type { ExtractionMode, TemplateDraft } from '../../preload/contract/shapes.ts';
import type { NewItem } from './batch/batch-store.ts';
import { collectionFilter } from './collection-question.ts';
import type { EngineContext } from './engine-context.ts';
import type { ExtractedCell, ExtractedRow, ExtractedValue } from './extraction/extracted.ts';

export type ExtractionRequest = {
  readonly templateId: string;
  /** As it was when the run began. */
  readonly template: TemplateDraft;
  readonly mode: ExtractionMode;
  readonly modelPath?: string | undefined;
  readonly folderIds: readonly string[];
  readonly fileIds: readonly string[];
  /** Paths below their folder begin so; '' for all. */
  readonly below: string;
};

/** What is kept of a file: named by its ids, so that erasing it finds it. */
export type ExtractionResult = { readonly fileId: string; readonly documentId: string; readonly row: ExtractedRow };

/** What a person said of a cell: `cell` is shown in place of what is extracted. */
export type KeptCell = {
  readonly isCorrected: boolean;
  readonly documentId: string | null;
  readonly cell: ExtractedCell;
  readonly before: ExtractedValue | null;
};

export function requestOf({ personal }: Pick<EngineContext, 'personal'>, runId: string): ExtractionRequest {
  const run = personal.batches.get(runId);
  const request = run?.kind === 'extraction' ? personal.batches.request<ExtractionRequest>(runId) : undefined;
  if (!request) throw new AppError('not-found', 'This run no longer exists.');
  return request;
}

/** The files a run goes over, whether they can be read or not. */
export function filesOf(
  context: Pick<EngineContext, 'personal' | 'library'>,
  { folderIds, fileIds, below }: Pick<ExtractionRequest, 'folderIds' | 'fileIds' | 'below'>,
): NewItem[] {
  const { library } = context;
  return library.collection
    .files(collectionFilter(context, ''), { folderIds, fileIds })
    .filter(({ fileId }) => below === '' || (library.files.byPublicId(fileId)?.path ?? '').startsWith(below))
    .map(({ fileId, characters }) => ({ target: fileId, question: null, weight: Math.max(1, characters) }));
}
