/** Runs of the harness: a question over the collection that is half-way, and a list of questions that is done. */
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { BatchEstimate, BatchItem, BatchRun } from '../../../src/preload/contract/shapes.ts';
import { fakeAnswer } from './fake-answers.ts';
import { harnessNow } from './fake-library.ts';
import type { PdfPassage } from './pdf-passage.ts';

export function fakeRun(change: Partial<BatchRun> = {}): BatchRun {
  return {
    id: 'run-1',
    kind: 'collection',
    title: 'List every contract that ends in 2027',
    state: 'running',
    ...{ reason: null, mode: 'extract', model: null },
    ...{ total: 500, done: 208, failed: 4, skipped: 0, found: 14 },
    ...{ secondsLeft: 130, secondsWorked: 95 },
    ...{ conversationId: null, messageId: null, createdAt: harnessNow },
    ...change,
  };
}

function fakeItem(ordinal: number, change: Partial<BatchItem> = {}): BatchItem {
  return {
    ...{
      ordinal,
      state: 'done',
      title: `Service agreement ${ordinal}`,
      path: `Contracts/agreement-${ordinal}.pdf`,
      fileId: `file-${ordinal}`,
    },
    ...{ attempts: 1, reason: null, found: true, text: '“This agreement ends on 31 May 2027.”', citations: [] },
    ...change,
  };
}

export function createBatchFakes(passage: PdfPassage, given: readonly BatchRun[]) {
  const runs = new Map(given.map((run) => [run.id, run]));
  const known = (runId: string): BatchRun => {
    const run = runs.get(runId);
    if (!run) throw new AppError('not-found', 'No such run.');
    return run;
  };
  const become =
    (state: BatchRun['state']) =>
    ({ runId }: { readonly runId: string }) => {
      runs.set(runId, { ...known(runId), state });
      return null;
    };
  const estimate = (items: number): BatchEstimate => ({ items, characters: 0, seconds: items * 2, model: null });
  return {
    'batch.list': () => [...runs.values()],
    'batch.get': ({ runId }: { readonly runId: string }) => known(runId),
    'batch.items': () => ({ items: [fakeItem(1), fakeItem(2), fakeItem(3)], total: 3 }),
    'batch.pause': become('paused'),
    'batch.resume': become('running'),
    'batch.cancel': become('cancelled'),
    'batch.retry': become('running'),
    'batch.remove': ({ runId }: { readonly runId: string }) => {
      runs.delete(runId);
      return null;
    },
    'batch.export': () => ({ text: '', next: null }),
    'batch.save': () => null,
    'collection.wanted': () => false,
    'collection.start': () => fakeRun(),
    'collection.estimate': () => estimate(500),
    'collection.answer': () => fakeAnswer(passage),
    'questions.read': ({ text }: { readonly text: string }) => ({
      questions: text.split('\n').filter((line) => line.trim() !== ''),
      column: null,
      empty: 0,
    }),
    'questions.start': ({ questions }: { readonly questions: readonly string[] }) => {
      const run = fakeRun({
        id: `run-${runs.size + 1}`,
        kind: 'questions',
        title: questions[0] ?? '',
        total: questions.length,
      });
      runs.set(run.id, run);
      return run;
    },
    'questions.estimate': ({ questions }: { readonly questions: number }) => estimate(questions),
  };
}
