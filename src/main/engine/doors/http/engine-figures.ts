/** The engine's figures since it started in Prometheus' text format; it counts whoever asked, window, command line and programs. */
import type { MetricsOverview } from '../../../../preload/contract/metrics-shapes.ts';
import { doorLimits } from '../limits.ts';
import { counter, family, gauge } from './prometheus-lines.ts';

const milliseconds = 1000;

export function engineFigures({ sinceStart, memory, waiting }: MetricsOverview): string[] {
  const { buckets } = doorLimits.http;
  const times = Object.entries(sinceStart.times).flatMap(([name, time]) => [
    ...buckets.map((bound) => {
      const within = time.spread.filter(({ upTo }) => upTo <= bound * milliseconds);
      return `docent_seconds_bucket{what="${name}",le="${bound}"} ${within.reduce((sum, each) => sum + each.count, 0)}`;
    }),
    `docent_seconds_bucket{what="${name}",le="+Inf"} ${time.count}`,
    `docent_seconds_sum{what="${name}"} ${time.milliseconds / milliseconds}`,
    `docent_seconds_count{what="${name}"} ${time.count}`,
  ]);
  const stages = Object.entries(sinceStart.stages).map(([stage, ms]) => [stage, (ms ?? 0) / milliseconds]);
  const processes = Object.entries(memory).map(
    ([name, bytes]) => `docent_process_memory_bytes{process="${name}"} ${bytes}`,
  );
  return [
    ...(times.length > 0 ? family('docent_seconds', 'histogram', 'Seconds a person waited.') : []),
    ...times,
    ...counter('docent_events_total', 'Requests, tokens and cache lookups.', 'what', sinceStart.counts),
    ...counter('docent_errors_total', 'Requests and answers that failed.', 'code', sinceStart.errors),
    ...counter('docent_ingest_seconds_total', 'Time of taking in files.', 'stage', Object.fromEntries(stages)),
    ...counter('docent_processor_seconds_total', 'Processor time.', 'process', sinceStart.processorSeconds),
    ...family('docent_process_memory_bytes', 'gauge', 'Resident memory.'),
    ...processes,
    ...gauge('docent_waiting_files', 'Files that wait to be read.', waiting.files),
    ...gauge('docent_waiting_documents', 'Documents that wait for their vectors.', waiting.passages),
  ];
}
