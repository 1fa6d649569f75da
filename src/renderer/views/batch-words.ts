/** What is said of a run: how far it is, and why it rests. */
import type { BatchRun } from '../../preload/contract/shapes.ts';
import { formatAmount, formatCount, formatTimeLeft } from '../format.ts';
import { errorMessage } from './error-messages.ts';

const nouns = { collection: 'file', questions: 'question', extraction: 'file' } as const;

export function runHeading({ kind, state, total }: BatchRun): string {
  const all = formatAmount(total, nouns[kind]);
  switch (state) {
    case 'proposed':
      return `This takes a look at ${all}`;
    case 'queued':
      return `Waiting to go through ${all}`;
    case 'running':
      return kind === 'questions' ? `Answering ${all}` : `Going through ${all}`;
    case 'paused':
      return 'Paused';
    case 'cancelled':
      return 'Stopped';
    case 'failed':
      return 'Could not be finished';
    case 'done':
      return kind === 'questions' ? `${all} answered` : `Went through ${all}`;
  }
}

/** `212 of 500 files · 14 with something found · about 2 min left` */
export function runProgress(run: BatchRun): string {
  const { kind, state, total, done, failed, skipped, found, secondsLeft } = run;
  const parts = [
    `${formatCount(done + failed + skipped)} of ${formatAmount(total, nouns[kind])}`,
    kind === 'questions' ? `${formatCount(found)} answered from your files` : `${formatCount(found)} found`,
    failed > 0 ? `${formatCount(failed)} ${kind === 'questions' ? 'failed' : 'can’t be read'}` : '',
    state === 'running' && secondsLeft !== null ? formatTimeLeft(secondsLeft) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Why it rests, and what to do; null when a person said so. */
export function restReason({ reason }: BatchRun): string | null {
  if (!reason) return null;
  const { sentence, next } = errorMessage(reason);
  return next ? `${sentence} ${next}` : sentence;
}

/** `about 4 min`, as an estimate before it begins. */
export function estimateText(seconds: number | null): string {
  if (seconds === null) return 'How long it takes is told after the first ones.';
  return `It takes ${formatTimeLeft(seconds).replace(/ left$/, '')}.`;
}
