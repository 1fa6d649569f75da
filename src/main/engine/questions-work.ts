/** A list of questions as a run: each is an item, answered as if asked by itself. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Answer, AnswerMode } from '../../preload/contract/shapes.ts';
import type { BatchWork } from './batch/batch-work.ts';
import { batchLimits } from './batch/limits.ts';
import { answerOverCollection } from './collection-answer.ts';
import { wantsCollection } from './collection-run.ts';
import { modelFor } from './collection-work.ts';
import type { EngineContext } from './engine-context.ts';
import { rememberedAnswer } from './handlers/remembered-answer.ts';
import type { ModelFile } from './ports.ts';

export type QuestionsRequest = {
  readonly questions: readonly string[];
  readonly mode: AnswerMode;
  readonly modelPath?: string | undefined;
};

/** What is kept of an answer: enough for a row of the table and its citations. */
export type QuestionResult = Pick<
  Answer,
  'parts' | 'citations' | 'found' | 'model' | 'seconds' | 'way' | 'searched' | 'quotedInstead' | 'untoldYears'
>;

export function questionsWork(context: EngineContext): BatchWork {
  const models = new Map<string, ModelFile | null>();
  const { batches } = context.personal;
  return {
    concurrency: (run) => (run.mode === 'generate' ? 1 : batchLimits.together),
    async begin(run) {
      const request = batches.request<QuestionsRequest>(run.id);
      if (!request) throw new AppError('not-found', 'This run no longer exists.');
      models.set(run.id, request.mode === 'generate' ? await modelFor(context, request) : null);
      if (models.get(run.id)) context.writing(1);
    },
    async work(run, item, signal) {
      const { question } = item;
      if (question === null) throw new AppError('not-found', 'There is no question.');
      const answer = await answered(context, question, models.get(run.id) ?? null, signal);
      if (signal.aborted || answer.stopped) throw new AppError('cancelled', 'Cancelled.');
      const { parts, citations, found, model, seconds, way, searched, quotedInstead, untoldYears } = answer;
      const result: QuestionResult = {
        ...{ parts, citations, found, model, seconds },
        ...(way ? { way } : {}),
        ...(searched === undefined ? {} : { searched }),
        ...(quotedInstead ? { quotedInstead } : {}),
        ...(untoldYears ? { untoldYears } : {}),
      };
      return { state: 'done', reason: null, document: null, found, result };
    },
    more: async () => false,
    finish: async () => null,
    end(run) {
      if (models.get(run.id)) context.writing(-1);
      models.delete(run.id);
    },
  };
}

/** As a conversation answers it: over every file where only all of them together can, else from a table or passages. */
async function answered(
  context: EngineContext,
  question: string,
  model: ModelFile | null,
  signal: AbortSignal,
): Promise<Answer> {
  const mode = model ? 'generate' : 'extract';
  if (await wantsCollection(context, { question, mode })) {
    const scope = { folderIds: [], fileIds: [] };
    return answerOverCollection(context, { question, model, adapters: [], scope }, signal);
  }
  return rememberedAnswer(context, { question, model }, { signal, onStage: () => undefined, onText: () => undefined });
}
