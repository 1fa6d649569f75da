/** What is said of a run: how far it is, and why it rests. */

import type { BatchRun } from '../../preload/contract/shapes.ts';
import { formatCount, formatEstimate, formatTimeLeft } from '../format.ts';
import { facts } from '../languages/facts.ts';
import { plural } from '../languages/plural.ts';
import { t } from '../languages/translate.ts';
import { errorMessage } from './error-messages.ts';

export function runHeading({ kind, state, total }: BatchRun): string {
  const isQuestions = kind === 'questions';
  switch (state) {
    case 'proposed':
      return isQuestions
        ? plural(total, 'This takes a look at {n} question', 'This takes a look at {n} questions')
        : plural(total, 'This takes a look at {n} file', 'This takes a look at {n} files');
    case 'queued':
      return isQuestions
        ? plural(total, 'Waiting to go through {n} question', 'Waiting to go through {n} questions')
        : plural(total, 'Waiting to go through {n} file', 'Waiting to go through {n} files');
    case 'running':
      return isQuestions
        ? plural(total, 'Answering {n} question', 'Answering {n} questions')
        : plural(total, 'Going through {n} file', 'Going through {n} files');
    case 'paused':
      return t('Paused');
    case 'cancelled':
      return t('Stopped');
    case 'failed':
      return t('Could not be finished');
    case 'done':
      return isQuestions
        ? plural(total, '{n} question answered', '{n} questions answered')
        : plural(total, 'Went through {n} file', 'Went through {n} files');
  }
}

/** `212 of 500 files · 14 with something found · about 2 min left` */
export function runProgress(run: BatchRun): string {
  const { kind, state, total, found, failed, secondsLeft } = run;
  const isQuestions = kind === 'questions';
  const done = formatCount(run.done + run.failed + run.skipped);
  const parts = [
    isQuestions
      ? plural(total, '{done} of {n} question', '{done} of {n} questions', { done })
      : plural(total, '{done} of {n} file', '{done} of {n} files', { done }),
    isQuestions
      ? plural(found, '{n} answered from your files', '{n} answered from your files')
      : plural(found, '{n} found', '{n} found'),
    failed > 0 ? failedText(failed, isQuestions) : '',
    state === 'running' && secondsLeft !== null ? formatTimeLeft(secondsLeft) : '',
  ];
  return facts(parts);
}

function failedText(failed: number, isQuestions: boolean): string {
  return isQuestions
    ? plural(failed, '{n} failed', '{n} failed')
    : plural(failed, '{n} can’t be read', '{n} can’t be read');
}

/** Why it rests, and what to do; null when a person said so. */
export function restReason({ reason }: BatchRun): string | null {
  if (!reason) return null;
  const { sentence, next } = errorMessage(reason);
  return next ? `${sentence} ${next}` : sentence;
}

/** `about 4 min`, as an estimate before it begins. */
export function estimateText(seconds: number | null): string {
  if (seconds === null) return t('How long it takes is told after the first ones.');
  return t('It takes {time}.', { time: formatEstimate(seconds) });
}
