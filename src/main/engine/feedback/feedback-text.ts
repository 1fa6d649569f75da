/** The facts of a feedback file as a person can read them before sending. Pure; only numbers, codes and names of our own go in. */
import type { ConfigReport } from '../../../preload/contract/config-shapes.ts';
import type { MetricsOverview } from '../../../preload/contract/metrics-shapes.ts';
import type { LibraryStatus } from '../../../preload/contract/shapes.ts';

export type FeedbackFacts = {
  readonly system: {
    readonly platform: string;
    readonly release: string;
    readonly node: string;
    readonly memoryBytes: number;
    readonly cores: number;
  };
  readonly status: LibraryStatus;
  readonly metrics: MetricsOverview;
  readonly config: ConfigReport;
};

/** Days told: what is going wrong now. */
const days = 7;
const mebibyte = 1024 * 1024;

export function feedbackText({ system, status, metrics, config }: FeedbackFacts): string {
  const { counts, files, members, chunks, embedding, plan, problem, working } = status;
  const outside = config.settings.filter(({ source }) => source !== null).map(({ name, from }) => `${name} (${from})`);
  return [
    ...section('This computer', {
      system: `${system.platform} ${system.release}, Node ${system.node}`,
      memory: `${Math.round(system.memoryBytes / mebibyte)} MB, ${system.cores} cores`,
    }),
    ...section('Library', {
      folders: status.folders.length,
      files: `${files}, and ${members} inside others`,
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
      passages: `${chunks}, ${embedding.done} of ${embedding.total} with meaning`,
      working: working ? `yes, ${plan.readers} readers${plan.paused ? `, paused: ${plan.paused}` : ''}` : 'no',
      problem: problem?.code ?? 'none',
    }),
    ...section('Settings from outside', {
      fixed: outside.join(', ') || 'none',
      problems: config.problems.length,
    }),
    ...section('Memory now, MB', inMegabytes(metrics.memory)),
    ...metrics.days.slice(-days).flatMap((day) => [
      ...section(day.day, {
        ...Object.fromEntries(
          Object.entries(day.times).map(([name, { count, median, p95, longest }]) => [
            name,
            `${count} times, median ${Math.round(median)} ms, 1 in 20 above ${Math.round(p95)} ms, longest ${Math.round(longest)} ms`,
          ]),
        ),
        ...day.counts,
        ...Object.fromEntries(Object.entries(day.errors).map(([code, count]) => [`failed: ${code}`, count])),
        ...Object.fromEntries(
          Object.entries(day.processorSeconds).map(([name, seconds]) => [
            `processor: ${name}`,
            `${Math.round(seconds)} s`,
          ]),
        ),
      }),
    ]),
    ...metrics.slowdowns.map(
      ({ name, since, usual, now }) =>
        `${name} slower since ${since}: ${Math.round(now)} instead of ${Math.round(usual)} ms`,
    ),
  ].join('\n');
}

function section(title: string, rows: Readonly<Record<string, string | number | undefined>>): string[] {
  return [title, ...Object.entries(rows).map(([name, value]) => `  ${name}: ${value ?? 0}`), ''];
}

const inMegabytes = (bytes: Readonly<Record<string, number | undefined>>) =>
  Object.fromEntries(Object.entries(bytes).map(([name, each]) => [name, Math.round((each ?? 0) / mebibyte)]));
