/** What Docent does now, for the menu bar and the Dock: one line and how far it is. */
import type { LibraryStatus, PauseReason, WorkPlan } from '../../preload/contract/shapes.ts';
import { t } from './languages/translate.ts';

export type WorkLine = {
  readonly text: string;
  /** Of everything to be read, 0 to 1; null while there is nothing under way. */
  readonly share: number | null;
  /** What a person can do about it. */
  readonly action: 'pause' | 'resume' | 'now' | null;
};

const pauses = (): Readonly<Record<PauseReason, string>> => ({
  person: t('paused'),
  battery: t('resting on battery'),
  'low-power': t('resting in Low Power Mode'),
  heat: t('resting until it is cooler'),
  memory: t('resting: memory is short'),
  sleep: t('asleep'),
});
const slower = (): Readonly<Record<NonNullable<WorkPlan['slowed']>, string>> => ({
  battery: t('slower on battery'),
  'low-power': t('slower in Low Power Mode'),
  heat: t('slower: warm'),
  memory: t('slower: memory is short'),
});
/** Nobody can be asked to go on with no memory, or asleep. */
const cannotInsist: ReadonlySet<PauseReason> = new Set(['memory', 'sleep', 'heat']);

/** `status` null: the library is not open yet. */
export function workLine(status: LibraryStatus | null): WorkLine {
  if (status === null) return { text: t('Opening the library…'), share: null, action: null };
  if (status.problem !== null) return { text: t('The library needs a look'), share: null, action: null };
  const { waiting, reading, readable, ready } = status.counts;
  const left = waiting + reading;
  if (!status.working) {
    const text = status.files === 0 ? t('No files yet') : t('Files ready: {count}', { count: count(ready) });
    return { text, share: null, action: null };
  }
  const { paused, slowed, insisted } = status.plan;
  const share = shareDone(status, left + readable);
  const what =
    left > 0
      ? t('{left} of {files} files to read', { left: count(left), files: count(status.files) })
      : t('Indexing meaning, {share}', { share: percent(embedded(status)) });
  if (paused !== null) {
    const action = paused === 'person' ? 'resume' : cannotInsist.has(paused) ? null : 'now';
    return { text: t('{what}, {how}', { what, how: pauses()[paused] }), share, action };
  }
  if (slowed !== null && !insisted) {
    return {
      text: t('{what}, {how}', { what, how: slower()[slowed] }),
      share,
      action: slowed === 'memory' ? 'pause' : 'now',
    };
  }
  return { text: what, share, action: 'pause' };
}

/** `42%`, never 100% while something is left. */
export function percent(share: number): string {
  return `${Math.min(99, Math.floor(share * 100))}%`;
}

function shareDone(status: LibraryStatus, unsettled: number): number {
  if (status.files > 0 && unsettled > 0) return (status.files - unsettled) / status.files;
  return embedded(status);
}

function embedded({ embedding }: LibraryStatus): number {
  return embedding.total === 0 ? 0 : embedding.done / embedding.total;
}

const count = (number: number) => number.toLocaleString('en');
