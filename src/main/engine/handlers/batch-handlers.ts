/** Long work over many files or questions, as the window and the command line steer it. */

import { mostQuestions } from '../../../preload/contract/batch-requests.ts';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { AnswerMode, BatchEstimate, BatchKind } from '../../../preload/contract/shapes.ts';
import { batchLimits } from '../batch/limits.ts';
import { readQuestionList } from '../batch/read-question-list.ts';
import { batchItem } from '../batch-item.ts';
import { filesInQuestion } from '../collection-question.ts';
import { wantsCollection } from '../collection-run.ts';
import { type CollectionRequest, itemsOf, modelFor } from '../collection-work.ts';
import type { EngineContext } from '../engine-context.ts';
import { exportBatch } from '../export-batch.ts';
import type { QuestionsRequest } from '../questions-work.ts';

type Routes =
  | `batch.${'list' | 'get' | 'items' | 'pause' | 'resume' | 'cancel' | 'retry' | 'remove' | 'export'}`
  | `collection.${'start' | 'wanted' | 'estimate' | 'answer'}`
  | `questions.${'read' | 'start' | 'estimate'}`;

const wholeLibrary = { folderIds: [], fileIds: [] } as const;

export function batchHandlers(context: EngineContext): Handlers<Routes> {
  const { batches } = context;
  const kept = context.personal.batches;

  /** As fast as such work went the last time. */
  async function estimate(kind: BatchKind, mode: AnswerMode, items: number, weight: number): Promise<BatchEstimate> {
    const pace = kept.paceOf(kind, mode);
    const model = mode === 'generate' ? (await modelFor(context, {})).name : null;
    return {
      items,
      characters: kind === 'collection' ? weight : 0,
      seconds: pace === null ? null : Math.ceil((pace * weight) / 1000),
      model,
    };
  }

  /** Goes on with an unfinished run of the same request, else begins one. */
  function startOrGoOn(kind: BatchKind, request: CollectionRequest | QuestionsRequest, begin: () => string) {
    const unfinished = kept.unfinished(kind, request);
    const runId = unfinished ?? begin();
    if (unfinished !== undefined) {
      batches.resume(unfinished);
      batches.goOn();
    }
    return batches.describe(runId);
  }

  return {
    'batch.list': async () => batches.list(),
    'batch.get': async ({ runId }) => batches.describe(runId),
    'batch.items': async ({ runId, ...query }) => {
      batches.describe(runId);
      const { items, total } = kept.items(runId, query);
      return { items: items.map((item) => batchItem(context, item)), total };
    },
    'batch.pause': async ({ runId }) => {
      await batches.pause(runId);
      return null;
    },
    'batch.resume': async ({ runId }) => {
      batches.resume(runId);
      return null;
    },
    'batch.cancel': async ({ runId }) => {
      await batches.cancel(runId);
      return null;
    },
    'batch.retry': async ({ runId }) => {
      batches.retry(runId);
      return null;
    },
    'batch.remove': async ({ runId }) => {
      const run = kept.get(runId);
      await batches.remove(runId);
      // Nobody will write that answer any more.
      if (run?.messageId && run.state !== 'done') {
        context.personal.conversations.finish(run.messageId, 'stopped', '', null, null, []);
        context.emit('conversations.changed', { conversationId: run.conversationId });
      }
      return null;
    },
    'batch.export': async ({ runId, format, from }) => {
      const run = batches.describe(runId);
      const { items, total } = kept.items(runId, { from, limit: batchLimits.exportRows });
      const next = from + items.length < total ? from + items.length : null;
      return {
        text: exportBatch(
          run.kind,
          format,
          items.map((item) => batchItem(context, item)),
          from === 0,
          next === null,
        ),
        next,
      };
    },
    'collection.wanted': (asked) => wantsCollection(context, asked),
    'collection.start': async ({ question, mode, modelPath, scope = wholeLibrary }) => {
      const model = mode === 'generate' ? await modelFor(context, { modelPath }) : null;
      const request: CollectionRequest = { question, mode, modelPath, adapters: [], scope };
      return startOrGoOn('collection', request, () =>
        batches.start(
          {
            ...{ kind: 'collection', title: question, request, mode, model: model?.name ?? null },
            conversationId: null,
            messageId: null,
          },
          itemsOf(filesInQuestion(context, question, scope)),
        ),
      );
    },
    'collection.estimate': async ({ question, mode }) => {
      const files = filesInQuestion(context, question, wholeLibrary);
      return estimate(
        'collection',
        mode,
        files.length,
        files.reduce((sum, { characters }) => sum + characters, 0),
      );
    },
    'collection.answer': async ({ runId }) => {
      batches.describe(runId);
      const run = kept.get(runId);
      if (run?.kind !== 'collection') throw new AppError('not-found', 'This run has no answer.');
      return batches.collectionAnswer(run, run.state === 'done' ? 'done' : 'cancelled');
    },
    'questions.read': async ({ text }) => readQuestionList(text, mostQuestions),
    'questions.start': async ({ title, questions, mode, modelPath }) => {
      const model = mode === 'generate' ? await modelFor(context, { modelPath }) : null;
      const request: QuestionsRequest = { questions, mode, modelPath };
      return startOrGoOn('questions', request, () =>
        batches.start(
          {
            ...{
              kind: 'questions',
              title: title.trim() || (questions[0] ?? ''),
              request,
              mode,
              model: model?.name ?? null,
            },
            ...{ conversationId: null, messageId: null },
          },
          questions.map((question, index) => ({ target: String(index), question, weight: 1 })),
        ),
      );
    },
    'questions.estimate': async ({ questions, mode }) => estimate('questions', mode, questions, questions),
  };
}
