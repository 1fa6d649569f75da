/** Figures of the local API in Prometheus' text format: counts, times, sizes; never a word of a request. */
import type { MetricsOverview } from '../../../../preload/contract/metrics-shapes.ts';
import type { LibraryStatus } from '../../../../preload/contract/shapes.ts';
import { doorLimits } from '../limits.ts';
import { engineFigures } from './engine-figures.ts';
import { family, gauge } from './prometheus-lines.ts';

export type ApiMetrics = {
  /** `route`: of the list, so that nobody can make up names without end. */
  answered(route: string, status: number, seconds: number): void;
  text(status: LibraryStatus, overview: MetricsOverview): string;
};

type Row = { count: number; seconds: number; readonly buckets: number[] };

export function createApiMetrics(): ApiMetrics {
  const { buckets } = doorLimits.http;
  const started = performance.now();
  const statuses = new Map<string, number>();
  const times = new Map<string, Row>();
  return {
    answered(route, status, seconds) {
      const key = `route="${route}",status="${status}"`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
      const row = times.get(route) ?? { count: 0, seconds: 0, buckets: buckets.map(() => 0) };
      row.count += 1;
      row.seconds += seconds;
      for (const [index, bound] of buckets.entries())
        if (seconds <= bound) row.buckets[index] = (row.buckets[index] ?? 0) + 1;
      times.set(route, row);
    },
    text(status, overview) {
      const durations = [...times].flatMap(([route, row]) => [
        ...buckets.map(
          (bound, index) => `docent_api_seconds_bucket{route="${route}",le="${bound}"} ${row.buckets[index]}`,
        ),
        `docent_api_seconds_bucket{route="${route}",le="+Inf"} ${row.count}`,
        `docent_api_seconds_sum{route="${route}"} ${row.seconds}`,
        `docent_api_seconds_count{route="${route}"} ${row.count}`,
      ]);
      const states = Object.entries(status.counts).map(([state, count]) => `docent_files{state="${state}"} ${count}`);
      const lines = [
        ...family('docent_api_requests_total', 'counter', 'Requests answered.'),
        ...[...statuses].map(([key, count]) => `docent_api_requests_total{${key}} ${count}`),
        ...family('docent_api_seconds', 'histogram', 'Seconds until the last byte of an answer.'),
        ...durations,
        ...family('docent_files', 'gauge', 'Files of the library by state.'),
        ...states,
        ...gauge('docent_passages', 'Passages of the library.', status.chunks),
        ...gauge('docent_passages_embedded', 'Passages with their vector.', status.embedding.done),
        ...gauge('docent_working', 'Whether files are being read or embedded.', status.working ? 1 : 0),
        ...gauge('docent_memory_bytes', 'Resident memory of the engine.', process.memoryUsage.rss()),
        ...engineFigures(overview),
        ...gauge('docent_api_up_seconds', 'Seconds the API listens.', (performance.now() - started) / 1000),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
