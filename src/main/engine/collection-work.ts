/** Whole-collection questions as runs: every file is an item, the answer stands in the conversation that asked. */
import { setImmediate as afterThisTurn } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { Answer, AnswerMode, Reason } from '../../preload/contract/shapes.ts';
import type { BatchItemRow, BatchRow, NewItem } from './batch/batch-store.ts';
import type { BatchWork, ItemOutcome } from './batch/batch-work.ts';
import { batchLimits } from './batch/limits.ts';
import { chosenModel } from './chosen-models.ts';
import type { FileResult } from './collection/file-result.ts';
import { collectionLimits } from './collection/limits.ts';
import { collectionAnswer } from './collection-answer.ts';
import { mapFile } from './collection-map.ts';
import { type CollectionPlan, filesInQuestion, planCollection } from './collection-question.ts';
import type { EngineContext } from './engine-context.ts';
import { chatModelFor } from './handlers/model-handlers.ts';
import { withPlannedContext } from './planned-model.ts';
import type { AdapterUse, ModelFile } from './ports.ts';
import { shownPath } from './shown-path.ts';
import type { FileScope } from './store/collection-table.ts';

/** Kept with the run: all it needs to go on. */
export type CollectionRequest = {
  readonly question: string;
  readonly mode: AnswerMode;
  readonly modelId?: string | undefined;
  readonly modelPath?: string | undefined;
  readonly adapters: readonly AdapterUse[];
  readonly scope: FileScope;
  /** Those of the conversation's preset. */
  readonly instructions?: string | undefined;
};

export type RunAnswer = (run: BatchRow, how: 'done' | 'cancelled') => Promise<Answer>;

/** `deliver` puts the answer where it was asked for. */
export function collectionWork(
  context: EngineContext,
  deliver: (run: BatchRow, answer: Answer) => void,
): BatchWork & { readonly answer: RunAnswer } {
  type Going = {
    readonly plan: CollectionPlan;
    readonly model: ModelFile | null;
    readonly request: CollectionRequest;
    rounds: number;
  };
  const going = new Map<string, Going>();
  const { batches } = context.personal;

  const requestOf = (runId: string): CollectionRequest => {
    const request = batches.request<CollectionRequest>(runId);
    if (!request) throw new AppError('not-found', 'This run no longer exists.');
    return request;
  };

  const answer: RunAnswer = async (run, how) => {
    const request = requestOf(run.id);
    const plan = planCollection(context, request.question);
    return collectionAnswer(context, {
      plan,
      mode: request.mode,
      scope: request.scope,
      model: run.model,
      results: resultsOf(context, run.id),
      left: how === 'done' ? 0 : batches.counts(run.id).left,
      seconds: (batches.get(run.id)?.workedMs ?? 0) / 1000,
      stopped: how === 'cancelled',
      runId: run.id,
    });
  };

  return {
    answer,
    // A model writes one answer at a time; rules are done together so that their results are kept together.
    concurrency: (run) => (run.mode === 'generate' ? 1 : batchLimits.together),
    async begin(run) {
      const request = requestOf(run.id);
      const model = request.mode === 'generate' ? await modelFor(context, request) : null;
      going.set(run.id, { plan: planCollection(context, request.question), model, request, rounds: 0 });
      if (model) context.writing(1);
      if (run.messageId) context.personal.conversations.resume(run.messageId);
      if (run.conversationId) context.emit('conversations.changed', { conversationId: run.conversationId });
    },
    async work(run, item, signal) {
      const { plan, model, request } = going.get(run.id) as Going;
      const document = documentOf(context, item.target);
      // The same text in another file says the same; only where it stands is another.
      const twin = document && model ? batches.resultFor(run.id, document) : undefined;
      if (twin) return outcomeOf(copyOf(context, twin.result as FileResult, item.target));
      const { adapters, instructions } = request;
      return outcomeOf(await mapFile(context, item.target, { plan, model, adapters, instructions, signal }));
    },
    async more(run) {
      const state = going.get(run.id) as Going;
      state.rounds += 1;
      if (state.rounds > collectionLimits.rounds) return false;
      const changed: number[] = [];
      for (const item of batches.every(run.id)) {
        if (isOutdated(context, item)) changed.push(item.ordinal);
        if (item.ordinal % collectionLimits.looksPerTurn === 0) await afterThisTurn();
      }
      batches.renew(run.id, changed);
      const { question, scope } = state.request;
      const added = batches.addItems(run.id, itemsOf(filesInQuestion(context, question, scope)));
      return changed.length + added > 0;
    },
    async finish(run, how) {
      const made = await answer(run, how);
      deliver(run, made);
      return null;
    },
    end(run) {
      if (going.get(run.id)?.model) context.writing(-1);
      going.delete(run.id);
    },
  };
}

export async function modelFor(
  context: EngineContext,
  { modelId, modelPath }: Pick<CollectionRequest, 'modelId' | 'modelPath'>,
): Promise<ModelFile> {
  if (modelPath === undefined) return chatModelFor(context, modelId);
  return withPlannedContext(
    context,
    await context.registry.at(modelPath, 'chat'),
    chosenModel(context.personal, 'embedding'),
  );
}

export function itemsOf(files: ReturnType<typeof filesInQuestion>): NewItem[] {
  return files.map(({ fileId, characters }) => ({ target: fileId, question: null, weight: characters }));
}

function documentOf(context: EngineContext, fileId: string): string | null {
  const contentId = context.library.collection.readableContent(fileId);
  return (contentId === undefined ? undefined : context.library.contents.byId(contentId)?.publicId) ?? null;
}

/** What was told of a file is no longer true: it holds another text now, or one at all, or is gone. */
function isOutdated(context: EngineContext, item: BatchItemRow): boolean {
  const result = item.result as FileResult | null;
  if (item.state === 'pending' || item.state === 'running') return false;
  if (!result) return false;
  const there = context.library.list.summary(result.fileId) !== undefined;
  if (!there) return result.outcome !== 'gone';
  const document = documentOf(context, result.fileId);
  return (
    result.outcome === 'gone' ||
    (result.outcome === 'read' ? document !== result.documentId : isReadable(context, document))
  );
}

function isReadable(context: EngineContext, document: string | null): boolean {
  const content = document === null ? undefined : context.library.contents.byPublicId(document);
  return content !== undefined && content.characters > 0;
}

function outcomeOf(result: FileResult): ItemOutcome {
  const reason: Reason | null =
    result.outcome === 'unread' ? (result.reason ?? { code: 'file-unreadable', values: {} }) : null;
  const states = { read: 'done', empty: 'done', unread: 'failed', waiting: 'skipped', gone: 'skipped' } as const;
  return { state: states[result.outcome], reason, document: result.documentId, found: result.matches, result };
}

function copyOf(context: EngineContext, twin: FileResult, fileId: string): FileResult {
  const file = context.library.files.byPublicId(fileId);
  if (!file) return { ...twin, fileId };
  const path = shownPath(context.personal.folders.byId(file.folderId)?.path ?? '', file.path, file.memberPath);
  return { ...twin, fileId, path, name: file.name };
}

/** Items that failed without a look at the file (the model could not be asked) count as not read, with why. */
function* resultsOf({ personal, library }: EngineContext, runId: string): Iterable<FileResult> {
  for (const item of personal.batches.every(runId)) {
    if (item.result !== null) yield item.result as FileResult;
    else if (item.state === 'failed' || item.state === 'skipped') {
      const name = library.files.byPublicId(item.target)?.name ?? '';
      yield {
        ...{ outcome: 'unread', fileId: item.target, name, path: '', title: name, documentId: null, state: 'failed' },
        ...{ reason: item.reason, ofKind: false, matches: false, way: null, partly: false, sentences: [] },
      };
    }
  }
}
