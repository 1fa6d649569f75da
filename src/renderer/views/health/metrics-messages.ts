/** Docent's figures of itself in sentences a person understands. */
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type {
  IngestStage,
  MeteredProcess,
  MetricsDay,
  MetricsOverview,
  Slowdown,
  TimeName,
} from '../../../preload/contract/metrics-shapes.ts';
import { formatAmount, formatCount, formatDay, formatDuration, formatShare } from '../../format.ts';

export const timeWords: Readonly<Record<TimeName, string>> = {
  search: 'Searching',
  'search.typed': 'Searching while you type',
  'answer.first': 'The first word of an answer',
  'answer.whole': 'A whole answer',
  document: 'Opening a document',
};
export const processWords: Readonly<Record<MeteredProcess, string>> = {
  engine: 'Searching and storing',
  'model-host': 'Models',
  'extract-worker': 'Reading files',
  'picture-worker': 'Reading letters in pictures',
  'table-worker': 'Computing over tables',
};
export const stageWords: Readonly<Record<IngestStage, string>> = {
  hash: 'Comparing',
  extract: 'Reading',
  count: 'Counting',
  chunk: 'Cutting',
  analyse: 'Finding words',
  store: 'Storing',
  embed: 'Meaning',
};

/** A wait as a person says it. */
export function waitText(milliseconds: number): string {
  if (milliseconds < 10_000) return formatDuration(milliseconds);
  return milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} min`;
}

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });

/** Within a week by its name, else by its date. */
export function sinceText(day: string, last: string): string {
  const at = Date.parse(`${day}T12:00:00Z`);
  const days = (Date.parse(`${last}T12:00:00Z`) - at) / 86_400_000;
  if (days === 0) return 'today';
  return `since ${days < 7 ? weekday.format(at) : formatDay(day)}`;
}

export function slowdownText({ name, since, usual, now }: Slowdown, last: string): string {
  return `${timeWords[name]} is slower than usual ${sinceText(since, last)}: ${waitText(now)} instead of ${waitText(usual)}.`;
}

/** The same in a few words. */
export const slowdownShort = ({ name, since }: Slowdown, last: string): string =>
  `${timeWords[name]} slower than usual ${sinceText(since, last)}`;

/** The latest day's wait for something, in one sentence; null when nobody waited for it. */
export function waitSentence(days: readonly MetricsDay[], name: TimeName): string | null {
  const latest = days.findLast(({ times }) => times[name]);
  const figures = latest?.times[name];
  if (!latest || !figures) return null;
  const when = latest === days.at(-1) ? 'Lately' : `On ${formatDay(latest.day)}`;
  return `${when} half of them took less than ${waitText(figures.median)}, and 1 in 20 more than ${waitText(figures.p95)}.`;
}

export function sumOf(days: readonly MetricsDay[], of: (day: MetricsDay) => number | undefined): number {
  return days.reduce((sum, day) => sum + (of(day) ?? 0), 0);
}

/** The month in large figures. */
export function monthFigures({ days }: MetricsOverview): readonly { readonly label: string; readonly value: string }[] {
  const count = (name: keyof MetricsDay['counts']) => sumOf(days, ({ counts }) => counts[name]);
  const hits = count('vectors.hit') + count('answers.hit');
  const looks = hits + count('vectors.miss') + count('answers.miss');
  const errors = sumOf(days, (day) => Object.values(day.errors).reduce((sum, each) => sum + (each ?? 0), 0));
  return [
    { label: 'Searches', value: formatCount(sumOf(days, ({ times }) => times.search?.count)) },
    { label: 'Answers', value: formatCount(sumOf(days, ({ times }) => times['answer.whole']?.count)) },
    { label: 'Tokens read by models', value: formatCount(count('tokens.read')) },
    { label: 'Tokens written', value: formatCount(count('tokens.written')) },
    { label: 'Reused, not computed anew', value: looks === 0 ? '–' : formatShare(hits, looks) },
    { label: 'Failures', value: formatCount(errors) },
  ];
}

/** Failures of the month, most frequent first. */
export function errorRows({
  days,
}: MetricsOverview): readonly { readonly code: AppErrorCode; readonly count: number }[] {
  const sums = new Map<AppErrorCode, number>();
  for (const { errors } of days)
    for (const [code, count] of Object.entries(errors) as [AppErrorCode, number][])
      sums.set(code, (sums.get(code) ?? 0) + count);
  return [...sums].map(([code, count]) => ({ code, count })).toSorted((one, other) => other.count - one.count);
}

/** Seconds of processor time as a person feels them. */
export function workText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

export function waitingSentence({ waiting }: MetricsOverview): string {
  if (waiting.files + waiting.passages === 0) return 'Nothing waits to be read.';
  return `${formatAmount(waiting.files, 'file')} to read, ${formatAmount(waiting.passages, 'document')} to index by meaning.`;
}
