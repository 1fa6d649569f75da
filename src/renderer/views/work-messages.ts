/** What the machine lets Docent do now, as one sentence with the button that changes it. */

import type { LibraryStatus, PauseReason, WorkPlan } from '../../preload/contract/shapes.ts';
import { formatCount, formatTimeLeft } from '../format.ts';
import { facts } from '../languages/facts.ts';
import { plural } from '../languages/plural.ts';
import { t } from '../languages/translate.ts';
import { type CurrentReading, partText } from './state-messages.ts';

export type WorkAction = {
  readonly label: string;
  readonly route: 'pause' | 'resume' | 'now';
};

export type WorkSentence = {
  readonly text: string;
  readonly tone: 'working' | 'paused' | 'slowed';
  readonly action: WorkAction;
};

const pause = (): WorkAction => ({ label: t('Pause'), route: 'pause' });
const goOn = (): WorkAction => ({ label: t('Go On'), route: 'resume' });
const indexNow = (): WorkAction => ({ label: t('Index Now'), route: 'now' });

function pausedText(reason: PauseReason): string {
  const texts: Readonly<Record<PauseReason, string>> = {
    person: t('Paused by you.'),
    battery: t('Paused: on battery.'),
    'low-power': t('Paused: Low Power Mode is on.'),
    heat: t('Paused: the Mac is hot and cools down.'),
    memory: t('Paused: memory is short. It goes on by itself.'),
    sleep: t('Paused while the Mac sleeps.'),
  };
  return texts[reason];
}

function slowedText(reason: NonNullable<WorkPlan['slowed']>): string {
  const texts: Readonly<Record<NonNullable<WorkPlan['slowed']>, string>> = {
    battery: t('Slower: on battery'),
    'low-power': t('Slower: Low Power Mode is on'),
    heat: t('Slower: the Mac is warm'),
    memory: t('Slower: memory is short'),
  };
  return texts[reason];
}

/** Nobody can be asked to read on with no memory, or asleep. */
const cannotInsist: ReadonlySet<PauseReason> = new Set(['memory', 'sleep']);

/** The sentence of the plan: what is done, or why nothing is, and what a person can do about it. */
export function planSentence({ plan }: Pick<LibraryStatus, 'plan'>): WorkSentence {
  if (plan.paused === 'person') return { text: pausedText('person'), tone: 'paused', action: goOn() };
  if (plan.paused !== null) {
    return {
      text: pausedText(plan.paused),
      tone: 'paused',
      action: cannotInsist.has(plan.paused) ? pause() : indexNow(),
    };
  }
  if (plan.slowed !== null) {
    const text = plural(plan.readers, '{reason}, so {n} process reads', '{reason}, so {n} processes read', {
      reason: slowedText(plan.slowed),
    });
    return {
      text,
      tone: 'slowed',
      action: plan.slowed === 'memory' ? pause() : { ...indexNow(), label: t('Full Speed') },
    };
  }
  return {
    text: plan.insisted
      ? plural(
          plan.readers,
          'Reading now as you asked, with {n} process',
          'Reading now as you asked, with {n} processes',
        )
      : plural(plan.readers, 'Reading with {n} process', 'Reading with {n} processes'),
    tone: 'working',
    action: pause(),
  };
}

/** `38 files/min · 210 pages/min · about 2 min left`; empty before there is a rate. */
export function rateText(status: LibraryStatus): string {
  // While it rests, the last minute's rates are old news.
  if (status.plan.paused !== null) return '';
  const parts: string[] = [];
  const { filesPerMinute, pagesPerMinute, secondsLeft } = status;
  if (filesPerMinute !== null)
    parts.push(t('{filesPerMinute} files/min', { filesPerMinute: formatCount(Math.round(filesPerMinute)) }));
  if (pagesPerMinute !== null)
    parts.push(t('{pagesPerMinute} pages/min', { pagesPerMinute: formatCount(Math.round(pagesPerMinute)) }));
  if (secondsLeft !== null) parts.push(formatTimeLeft(secondsLeft));
  return facts(parts);
}

/** `OCR page 12 of 40` or `page 3 of 12`; only the step where a file has one part. */
export function currentText(current: CurrentReading): string {
  const ending = current.path.slice(current.path.lastIndexOf('.') + 1).toLowerCase();
  const part = partText(ending, current.unitsRead, current.units);
  if (current.step === 'recognising') return part === null ? 'OCR' : t('OCR {part}', { part });
  return part ?? t('reading');
}
