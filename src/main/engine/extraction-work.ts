/** A template over files as a run: each file is an item, its row the item's result. */
import { AppError } from '../../preload/contract/errors.ts';
import type { BatchItemRow, BatchRow } from './batch/batch-store.ts';
import type { BatchWork, ItemOutcome } from './batch/batch-work.ts';
import { batchLimits } from './batch/limits.ts';
import { modelFor } from './collection-work.ts';
import type { EngineContext } from './engine-context.ts';
import { emptyRow } from './extraction/empty-row.ts';
import { extractDocument } from './extraction/extract-document.ts';
import { extractionLimits } from './extraction/limits.ts';
import type { ModelReader } from './extraction/model/read-with-model.ts';
import { correctionExamples } from './extraction-corrections.ts';
import { extractionDocument } from './extraction-document.ts';
import { newFilesOf, renewWished, reviveSkipped } from './extraction-growth.ts';
import { type ExtractionRequest, type ExtractionResult, requestOf } from './extraction-request.ts';
import { usesOfTemplate } from './handlers/adapter-handlers.ts';
import { awayFolders } from './library-status.ts';
import type { ModelFile } from './ports.ts';
import { restNowAndThen } from './rest-now-and-then.ts';

type Going = {
  readonly request: ExtractionRequest;
  readonly model: ModelFile | null;
  readonly reader: ModelReader | null;
};

export function extractionWork(context: EngineContext): BatchWork {
  const going = new Map<string, Going>();
  const { batches } = context.personal;
  return {
    concurrency: (run) => (run.mode === 'generate' ? 1 : batchLimits.together),
    async begin(run) {
      const request = requestOf(context, run.id);
      // Basic needs none; the router does with what there is.
      const model = run.mode === 'generate' ? await modelFor(context, request) : null;
      const reader = model
        ? {
            chat: context.models.chat(model),
            adapters: usesOfTemplate(context, request.templateId),
            examples: correctionExamples(context, request.template),
          }
        : null;
      going.set(run.id, { request, model, reader });
      if (model) context.writing(1);
    },
    async work(run, item, signal) {
      const { request, reader } = going.get(run.id) as Going;
      const outcome = await extractFile(context, run, item, request, reader, signal);
      context.extractions.rowChanged(run.id, item.target);
      return outcome;
    },
    // Files that came while it ran are part of it, where its folders were asked for.
    async more(run) {
      const { request } = going.get(run.id) as Going;
      const revived = reviveSkipped(context, run.id) + renewWished(context, run.id);
      if (request.fileIds.length > 0 && request.folderIds.length === 0) return revived > 0;
      return revived + batches.addItems(run.id, newFilesOf(context, run.id, request)) > 0;
    },
    finish: async () => null,
    end(run) {
      if (going.get(run.id)?.model) context.writing(-1);
      going.delete(run.id);
      // A file that became readable in its last moments was seen by neither the run nor a look at runs that are done.
      context.extractions.look();
    },
  };
}

async function extractFile(
  context: EngineContext,
  run: BatchRow,
  { target }: BatchItemRow,
  { template, mode }: ExtractionRequest,
  reader: ModelReader | null,
  signal: AbortSignal,
): Promise<ItemOutcome> {
  const { library, personal } = context;
  const nothing = { document: null, found: false, result: null };
  const file = library.files.byPublicId(target);
  const summary = library.list.summary(target, awayFolders(context));
  if (!file || !summary) return { ...nothing, state: 'skipped', reason: { code: 'file-missing', values: {} } };
  const contentId = library.collection.readableContent(target);
  const content = contentId === undefined ? undefined : library.contents.byId(contentId);
  if (!content && (summary.state === 'waiting' || summary.state === 'reading'))
    return { ...nothing, state: 'skipped', reason: summary.reason };
  if (!content && summary.state !== 'no-text')
    return { ...nothing, state: 'failed', reason: summary.reason ?? { code: 'file-unreadable', values: {} } };
  const documentId = content?.publicId ?? target;
  const kept = (row: ExtractionResult['row'], reason: ItemOutcome['reason']): ItemOutcome => ({
    ...{
      state: 'done',
      reason,
      document: content?.publicId ?? null,
      found: row.cells.some(({ value }) => value !== null),
    },
    result: { fileId: target, documentId, row } satisfies ExtractionResult,
  });
  if (!content || content.characters === 0) return kept(emptyRow(template), { code: 'no-text-found', values: {} });
  const wish = personal.extractions.wishes.get(run.id, target);
  // This is the time that was asked for.
  if (wish?.again) personal.extractions.wishes.begun(run.id, target);
  // The same text in another file says the same.
  // A row that was asked for again is read again.
  const twin = reader && !wish ? personal.batches.resultFor(run.id, content.publicId) : undefined;
  if (twin?.result && twin.target !== target) return kept((twin.result as ExtractionResult).row, null);
  const row = await extractDocument({
    ...{ template, mode: wish?.mode ?? mode, model: reader, signal, rest: restNowAndThen(extractionLimits.turnMs) },
    document: extractionDocument(context, content, file.name),
  });
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
  const cut = row.readCharacters !== null;
  return kept(row, cut ? { code: 'extraction-cut', values: { characters: row.readCharacters } } : null);
}
