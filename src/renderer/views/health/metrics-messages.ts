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
import {
  formatCount,
  formatDay,
  formatDuration,
  formatHours,
  formatMinutes,
  formatSeconds,
  formatShare,
} from '../../format.ts';
import { dateFormat } from '../../languages/intl.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';

export const timeWords = (): Readonly<Record<TimeName, string>> => ({
  search: t('Searching'),
  'search.typed': t('Searching while you type'),
  'answer.first': t('The first word of an answer'),
  'answer.whole': t('A whole answer'),
  document: t('Opening a document'),
});
export const processWords = (): Readonly<Record<MeteredProcess, string>> => ({
  engine: t('Searching and storing'),
  'model-host': t('Models'),
  'extract-worker': t('Reading files'),
  'picture-worker': t('Reading letters in pictures'),
  'table-worker': t('Computing over tables'),
});
export const stageWords = (): Readonly<Record<IngestStage, string>> => ({
  hash: t('Comparing'),
  extract: t('Reading'),
  count: t('Counting'),
  chunk: t('Cutting'),
  analyse: t('Finding words'),
  store: t('Storing'),
  embed: t('Meaning'),
});

/** A wait as a person says it. */
export function waitText(milliseconds: number): string {
  if (milliseconds < 10_000) return formatDuration(milliseconds);
  return milliseconds < 120_000
    ? formatSeconds(Math.round(milliseconds / 1000))
    : formatMinutes(Math.round(milliseconds / 60_000));
}

/** Since when, within a week by the day's name, else by its date; null for today. */
function sinceText(day: string, last: string): string | null {
  const at = Date.parse(`${day}T12:00:00Z`);
  const days = (Date.parse(`${last}T12:00:00Z`) - at) / 86_400_000;
  if (days === 0) return null;
  return days < 7 ? dateFormat({ weekday: 'long', timeZone: 'UTC' }).format(at) : formatDay(day);
}

export function slowdownText({ name, since, usual, now }: Slowdown, last: string): string {
  const day = sinceText(since, last);
  const values = { what: timeWords()[name], now: waitText(now), usual: waitText(usual) };
  return day === null
    ? t('{what} is slower than usual today: {now} instead of {usual}.', values)
    : t('{what} is slower than usual since {day}: {now} instead of {usual}.', { ...values, day });
}

/** The same in a few words. */
export function slowdownShort({ name, since }: Slowdown, last: string): string {
  const day = sinceText(since, last);
  const what = timeWords()[name];
  return day === null
    ? t('{what} slower than usual today', { what })
    : t('{what} slower than usual since {day}', { what, day });
}

/** The latest day's wait for something, in one sentence; null when nobody waited for it. */
export function waitSentence(days: readonly MetricsDay[], name: TimeName): string | null {
  const latest = days.findLast(({ times }) => times[name]);
  const figures = latest?.times[name];
  if (!latest || !figures) return null;
  const waits = { median: waitText(figures.median), most: waitText(figures.p95) };
  return latest === days.at(-1)
    ? t('Lately half of them took less than {median}, and 1 in 20 more than {most}.', waits)
    : t('On {day} half of them took less than {median}, and 1 in 20 more than {most}.', {
        ...waits,
        day: formatDay(latest.day),
      });
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
    { label: t('Searches'), value: formatCount(sumOf(days, ({ times }) => times.search?.count)) },
    { label: t('Answers'), value: formatCount(sumOf(days, ({ times }) => times['answer.whole']?.count)) },
    { label: t('Tokens read by models'), value: formatCount(count('tokens.read')) },
    { label: t('Tokens written'), value: formatCount(count('tokens.written')) },
    { label: t('Reused, not computed anew'), value: looks === 0 ? '–' : formatShare(hits, looks) },
    { label: t('Failures'), value: formatCount(errors) },
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
  if (seconds < 90) return formatSeconds(Math.round(seconds));
  return seconds < 5400 ? formatMinutes(Math.round(seconds / 60)) : formatHours(seconds / 3600, 1);
}

export function waitingSentence({ waiting }: MetricsOverview): string {
  if (waiting.files + waiting.passages === 0) return t('Nothing waits to be read.');
  return t('{files} to read, {passages} to index by meaning.', {
    files: plural(waiting.files, '{n} file', '{n} files'),
    passages: plural(waiting.passages, '{n} document', '{n} documents'),
  });
}
