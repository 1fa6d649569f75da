/** Docent's figures as lines for a terminal. */
import type { MetricsOverview, TimeName } from '../../preload/contract/metrics-shapes.ts';
import { countText } from '../engine/collection/count-text.ts';

type Health = {
  readonly status: string;
  readonly problem: string | null;
  readonly files: number;
  readonly passages: number;
  readonly working: boolean;
  readonly metrics: MetricsOverview;
};

const names: Readonly<Record<TimeName, string>> = {
  search: 'search',
  'search.typed': 'search while typing',
  'answer.first': 'first word of an answer',
  'answer.whole': 'whole answer',
  document: 'opening a document',
};
const mebibyte = 1024 * 1024;

export function healthLines({ status, problem, files, passages, working, metrics }: Health): string[] {
  const { kept, days, slowdowns, memory } = metrics;
  const latest = days.at(-1);
  const times = Object.entries(latest?.times ?? {}) as [
    TimeName,
    NonNullable<(typeof days)[number]['times'][TimeName]>,
  ][];
  return [
    `${status}${problem ? ` [${problem}]` : ''}: ${countText(files, 'file')}, ${countText(passages, 'passage')}${working ? ', at work' : ''}`,
    ...Object.entries(memory).map(([name, bytes]) => `${name.padEnd(26)}${Math.round((bytes ?? 0) / mebibyte)} MB`),
    ...(kept ? [] : ['Figures are switched off.']),
    ...(latest ? [`${latest.day}:`] : []),
    ...times.map(
      ([name, { count, median, p95 }]) =>
        `${names[name].padEnd(26)}${Math.round(median)} ms usually, ${Math.round(p95)} ms at worst 1 in 20 (${count})`,
    ),
    ...Object.entries(latest?.errors ?? {}).map(([code, count]) => `${`failed: ${code}`.padEnd(26)}${count}`),
    ...slowdowns.map(
      ({ name, since, usual, now }) =>
        `${names[name]} is slower than usual since ${since}: ${Math.round(now)} ms instead of ${Math.round(usual)} ms`,
    ),
  ];
}
