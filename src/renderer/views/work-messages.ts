/** What the machine lets Docent do now, as one sentence with the button that changes it. */
import type { LibraryStatus, PauseReason, WorkPlan } from '../../preload/contract/shapes.ts';
import { formatAmount, formatCount, formatTimeLeft } from '../format.ts';
import { isMac } from '../platform.ts';
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

const pause: WorkAction = { label: 'Pause', route: 'pause' };
const goOn: WorkAction = { label: 'Go On', route: 'resume' };
const indexNow: WorkAction = { label: 'Index Now', route: 'now' };

function pausedText(reason: PauseReason): string {
  const machine = isMac() ? 'the Mac' : 'the computer';
  const texts: Readonly<Record<PauseReason, string>> = {
    person: 'Paused by you.',
    battery: 'Paused: on battery.',
    'low-power': 'Paused: Low Power Mode is on.',
    heat: `Paused: ${machine} is hot and cools down.`,
    memory: 'Paused: memory is short. It goes on by itself.',
    sleep: `Paused while ${machine} sleeps.`,
  };
  return texts[reason];
}

function slowedText(reason: NonNullable<WorkPlan['slowed']>): string {
  const texts: Readonly<Record<NonNullable<WorkPlan['slowed']>, string>> = {
    battery: 'Slower: on battery',
    'low-power': 'Slower: Low Power Mode is on',
    heat: `Slower: ${isMac() ? 'the Mac' : 'the computer'} is warm`,
    memory: 'Slower: memory is short',
  };
  return texts[reason];
}

/** Nobody can be asked to read on with no memory, or asleep. */
const cannotInsist: ReadonlySet<PauseReason> = new Set(['memory', 'sleep']);

/** The sentence of the plan: what is done, or why nothing is, and what a person can do about it. */
export function planSentence({ plan }: Pick<LibraryStatus, 'plan'>): WorkSentence {
  if (plan.paused === 'person') return { text: pausedText('person'), tone: 'paused', action: goOn };
  if (plan.paused !== null) {
    return {
      text: pausedText(plan.paused),
      tone: 'paused',
      action: cannotInsist.has(plan.paused) ? pause : indexNow,
    };
  }
  const workers = formatAmount(plan.readers, 'process', 'processes');
  if (plan.slowed !== null) {
    const text = `${slowedText(plan.slowed)}, so ${workers} ${plan.readers === 1 ? 'reads' : 'read'}`;
    return { text, tone: 'slowed', action: plan.slowed === 'memory' ? pause : { ...indexNow, label: 'Full Speed' } };
  }
  return {
    text: plan.insisted ? `Reading now as you asked, with ${workers}` : `Reading with ${workers}`,
    tone: 'working',
    action: pause,
  };
}

/** `38 files/min · 210 pages/min · about 2 min left`; empty before there is a rate. */
export function rateText(status: LibraryStatus): string {
  // While it rests, the last minute's rates are old news.
  if (status.plan.paused !== null) return '';
  const parts: string[] = [];
  const { filesPerMinute, pagesPerMinute, secondsLeft } = status;
  if (filesPerMinute !== null) parts.push(`${formatCount(Math.round(filesPerMinute))} files/min`);
  if (pagesPerMinute !== null) parts.push(`${formatCount(Math.round(pagesPerMinute))} pages/min`);
  if (secondsLeft !== null) parts.push(formatTimeLeft(secondsLeft));
  return parts.join(' · ');
}

/** `OCR page 12 of 40` or `page 3 of 12`; only the step where a file has one part. */
export function currentText(current: CurrentReading): string {
  const ending = current.path.slice(current.path.lastIndexOf('.') + 1).toLowerCase();
  const part = partText(ending, current.unitsRead, current.units);
  if (current.step === 'recognising') return part === null ? 'OCR' : `OCR ${part}`;
  return part ?? 'reading';
}
