/** Long work over many files or questions: begun, watched, paused, gone on with, taken along. */
import { z } from 'zod';
import type { BatchEstimate, BatchItem, BatchRun, QuestionList } from './batch-shapes.ts';
import { scope } from './conversation-setup-requests.ts';
import type { Answer } from './conversation-shapes.ts';
import { id, nothing, path, questionText, route } from './route.ts';

/** Questions in one run. */
export const mostQuestions = 10_000;
const runId = z.object({ runId: id }).strict();
const mode = z.enum(['extract', 'generate']).default('extract');
const format = z.enum(['csv', 'json', 'markdown']);

export const batchRequests = {
  'batch.list': route(nothing).returns<readonly BatchRun[]>(),
  'batch.get': route(runId).returns<BatchRun>(),
  /** Items in order; `only` those with something found, newest first, or those that failed. */
  'batch.items': route(
    z
      .object({
        runId: id,
        only: z.enum(['found', 'failed']).optional(),
        from: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(100),
      })
      .strict(),
  ).returns<{ readonly items: readonly BatchItem[]; readonly total: number }>(),
  'batch.pause': route(runId).returns<null>(),
  /** Begins what was proposed, goes on with what was paused, stopped or ended early. */
  'batch.resume': route(runId).returns<null>(),
  /** Stops it; what was found so far is its answer. It can be gone on with. */
  'batch.cancel': route(runId).returns<null>(),
  /** Tries what failed once more. */
  'batch.retry': route(runId).returns<null>(),
  'batch.remove': route(runId).returns<null>(),
  /** The table of a run as text, in parts of whole rows; `next` null at the end. */
  'batch.export': route(z.object({ runId: id, format, from: z.number().int().min(0).default(0) }).strict()).returns<{
    readonly text: string;
    readonly next: number | null;
  }>(),
  /** Asks where to save that table (window only); null when closed, else the path. */
  'batch.save': route(z.object({ runId: id, format }).strict()).returns<string | null>(),

  /** A question over every file, without a conversation; an unfinished run of the same is gone on with. */
  'collection.start': route(
    z.object({ question: questionText.min(1), mode, modelPath: path.optional(), scope: scope.optional() }).strict(),
  ).returns<BatchRun>(),
  /** Whether a conversation would go over every file for it; false where a table answers, or a model would have to read more than a few unasked. */
  'collection.wanted': route(
    z.object({ question: questionText.min(1), mode, scope: scope.optional() }).strict(),
  ).returns<boolean>(),
  'collection.estimate': route(z.object({ question: questionText, mode }).strict()).returns<BatchEstimate>(),
  /** The answer of a run that is done or was stopped. */
  'collection.answer': route(runId).returns<Answer>(),

  /** Reads pasted lines, or CSV with or without headings. Rejects with `questions-invalid`, `questions-too-many`. */
  'questions.read': route(z.object({ text: z.string().max(20_000_000) }).strict()).returns<QuestionList>(),
  /** An unfinished run of the same questions is gone on with. */
  'questions.start': route(
    z
      .object({
        title: z.string().max(200).default(''),
        questions: z.array(questionText.min(1)).min(1).max(mostQuestions),
        mode,
        modelPath: path.optional(),
      })
      .strict(),
  ).returns<BatchRun>(),
  'questions.estimate': route(
    z.object({ questions: z.number().int().min(1).max(mostQuestions), mode }).strict(),
  ).returns<BatchEstimate>(),
} as const;
