/** A question another program asks, answered the way a conversation answers it: over every file where only all of them together can. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import type { RequestInput } from '../../../preload/contract/requests.ts';
import type { Answer } from '../../../preload/contract/shapes.ts';
import { doorLimits } from './limits.ts';
import type { ToolUse } from './tools/tool.ts';

/** Rejects with AppError; `cancelled` ends a run that was begun. */
export async function askLibrary(input: RequestInput<'answer.once'>, use: Omit<ToolUse, 'allowed'>): Promise<Answer> {
  const { access, signal, onText } = use;
  if (await goesOverFiles(input, use)) return answerOfRun(input, use);
  return onText ? access.ask(input, onText, signal) : access.request('answer.once', input, signal);
}

/** What was said before may be what is asked about, so that a question after it is answered as it was. */
async function goesOverFiles(
  { question, mode = 'extract', way = 'auto', scope, earlier = [], adapters = [] }: RequestInput<'answer.once'>,
  { access, signal }: Pick<ToolUse, 'access' | 'signal'>,
): Promise<boolean> {
  // A door that may read no folder asks nothing of all of them.
  if (scope && scope.folderIds.length + scope.fileIds.length === 0) return false;
  if (way !== 'auto' || earlier.length > 0 || adapters.length > 0 || question.trim() === '') return false;
  return access.request('collection.wanted', { question, mode, ...(scope ? { scope } : {}) }, signal);
}

async function answerOfRun(
  { question, mode = 'extract', scope }: RequestInput<'answer.once'>,
  { access, signal }: Pick<ToolUse, 'access' | 'signal'>,
): Promise<Answer> {
  let run = await access.request('collection.start', { question, mode, ...(scope ? { scope } : {}) }, signal);
  try {
    while (run.state === 'queued' || run.state === 'running') {
      await sleep(doorLimits.runLookMs, null, { signal });
      run = await access.request('batch.get', { runId: run.id }, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    await access.request('batch.cancel', { runId: run.id });
    throw new AppError('cancelled', 'Cancelled.');
  }
  if (run.state === 'done') return access.request('collection.answer', { runId: run.id }, signal);
  const { code, values } = run.reason ?? { code: 'cancelled' as const, values: {} };
  throw new AppError(
    code,
    `It rests after ${run.done} of ${run.total} files. The same question goes on from there.`,
    values,
  );
}
