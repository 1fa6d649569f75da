/** A whole-collection question answered in one go, or written up from what a run found. */
import type { Answer, AnswerMode } from '../../preload/contract/shapes.ts';
import type { FileResult } from './collection/file-result.ts';
import { collectionLimits } from './collection/limits.ts';
import { writeAnswer } from './collection/write-answer.ts';
import { mapFile } from './collection-map.ts';
import { type CollectionPlan, filesInQuestion, planCollection } from './collection-question.ts';
import type { EngineContext } from './engine-context.ts';
import type { AdapterUse, ModelFile } from './ports.ts';
import { restNowAndThen } from './rest-now-and-then.ts';
import type { FileScope } from './store/collection-table.ts';

export type Gone = {
  readonly plan: CollectionPlan;
  readonly mode: AnswerMode;
  readonly scope: FileScope;
  readonly model: string | null;
  /** Of every file looked at, in their order. */
  readonly results: Iterable<FileResult>;
  /** Files not looked at. */
  readonly left: number;
  readonly seconds: number;
  readonly stopped: boolean;
  /** '' where it is no run by itself. */
  readonly runId: string;
};

/** What going over the files came to, with its coverage. */
export function collectionAnswer(context: EngineContext, gone: Gone): Answer {
  const { plan, mode, scope, model, results, left, seconds, stopped, runId } = gone;
  const { task, concept, understood, language } = plan;
  const reduced = writeAnswer({ task, concept, understood, left, language, results });
  return {
    question: plan.question,
    mode,
    found: reduced.matched > 0,
    ...{ parts: reduced.parts, citations: reduced.citations, closest: [] },
    ...coverageOf(context, scope),
    model,
    seconds,
    stopped,
    way: {
      kind: 'collection',
      runId,
      ...{
        task,
        understood,
        ofKind: reduced.ofKind,
        matched: reduced.matched,
        copies: reduced.copies,
        ...(reduced.total ? { total: reduced.total } : {}),
        coverage: reduced.coverage,
      },
    },
  };
}

export type AskedOfCollection = {
  readonly question: string;
  /** Null: by rules alone. */
  readonly model: ModelFile | null;
  readonly adapters: readonly AdapterUse[];
  readonly scope: FileScope;
};

/** Goes over every file at once: one of a list of questions is no run of its own. Rejects with `cancelled` and the model's own errors. */
export async function answerOverCollection(
  context: EngineContext,
  { question, model, adapters, scope }: AskedOfCollection,
  signal: AbortSignal,
): Promise<Answer> {
  const started = performance.now();
  const plan = planCollection(context, question);
  const rest = restNowAndThen(collectionLimits.turnMs);
  const results: FileResult[] = [];
  for (const { fileId } of filesInQuestion(context, question, scope)) {
    signal.throwIfAborted();
    results.push(await mapFile(context, fileId, { plan, model, adapters, signal }));
    await rest();
  }
  const seconds = (performance.now() - started) / 1000;
  const mode = model ? 'generate' : 'extract';
  const gone = { plan, mode, scope, model: model?.name ?? null, results, left: 0, seconds, stopped: false } as const;
  return collectionAnswer(context, { ...gone, runId: '' });
}

/** Of a restricted question what it was restricted to, and how much of that could be read. */
function coverageOf({ library, personal }: EngineContext, scope: FileScope): Pick<Answer, 'coverage' | 'scope'> {
  if (scope.folderIds.length + scope.fileIds.length === 0) return { coverage: library.coverage() };
  const coverage = library.scopes.coverage(scope);
  const names = [
    ...scope.folderIds.flatMap((id) => personal.folders.byId(id)?.path.split('/').at(-1) ?? []),
    ...scope.fileIds.flatMap((id) => library.files.byPublicId(id)?.name ?? []),
  ];
  return { coverage, scope: { names, files: coverage.total } };
}
