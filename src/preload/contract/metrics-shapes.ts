/** Docent's own figures over days: times, counts, memory; never a word of a document or a question. As in shapes.ts: plain, readonly, JSON-safe. */
import type { AppErrorCode } from './errors.ts';
import type { ProcessStatus } from './shapes.ts';

/** What is timed. `search`: meant · `search.typed`: while a person types · `answer.first`: until the first word · `document`: opening one. */
export type TimeName = 'search' | 'search.typed' | 'answer.first' | 'answer.whole' | 'document';
/** Steps of taking in a file, as the ingest's stopwatch has them. */
export type IngestStage = 'hash' | 'extract' | 'count' | 'chunk' | 'analyse' | 'store' | 'embed';
export type CountName =
  | 'requests'
  | 'tokens.read'
  | 'tokens.written'
  | 'vectors.hit'
  | 'vectors.miss'
  | 'answers.hit'
  | 'answers.miss';
export type MeteredProcess = ProcessStatus['name'];

/** Milliseconds; the quantiles are right to a tenth. */
export type TimeFigures = {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
};
export type MetricsDay = {
  /** `2026-11-28`, by this computer's clock. */
  readonly day: string;
  readonly times: Readonly<Partial<Record<TimeName, TimeFigures>>>;
  /** Milliseconds, waiting included. */
  readonly stages: Readonly<Partial<Record<IngestStage, number>>>;
  readonly counts: Readonly<Partial<Record<CountName, number>>>;
  readonly errors: Readonly<Partial<Record<AppErrorCode, number>>>;
  /** Seconds of processor time: what a battery feels. */
  readonly processorSeconds: Readonly<Partial<Record<MeteredProcess, number>>>;
  /** Most of a day: bytes of memory, files and passages waiting. */
  readonly mostMemory: Readonly<Partial<Record<MeteredProcess, number>>>;
  readonly mostWaiting: number;
};
/** How often something took up to `upTo` milliseconds, and longer than the row before. */
export type TimeSpread = readonly { readonly upTo: number; readonly count: number }[];
/** Something is slower than it was. */
export type Slowdown = {
  readonly name: TimeName;
  /** The first slow day. */
  readonly since: string;
  /** Medians in milliseconds. */
  readonly usual: number;
  readonly now: number;
};
/** A request that took long: how long and how much, never what was asked. */
export type SlowRequest = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: TimeName;
  readonly milliseconds: number;
  /** UTF-16 units that were asked, and what came of it: hits, citations. */
  readonly asked: number;
  readonly found: number;
};
export type MetricsOverview = {
  /** False: a person switched them off. */
  readonly kept: boolean;
  /** Oldest first; days without anything are left out. */
  readonly days: readonly MetricsDay[];
  readonly spreads: Readonly<Partial<Record<TimeName, TimeSpread>>>;
  readonly slowdowns: readonly Slowdown[];
  /** Newest first. */
  readonly slow: readonly SlowRequest[];
  /** Now: bytes of each process that runs, files and passages waiting. */
  readonly memory: Readonly<Partial<Record<MeteredProcess, number>>>;
  readonly waiting: { readonly files: number; readonly passages: number };
  /** Since the engine started, for programs that watch. */
  readonly sinceStart: {
    readonly seconds: number;
    readonly times: Readonly<
      Partial<Record<TimeName, { readonly count: number; readonly milliseconds: number; readonly spread: TimeSpread }>>
    >;
    readonly counts: MetricsDay['counts'];
    readonly errors: MetricsDay['errors'];
    readonly stages: MetricsDay['stages'];
    readonly processorSeconds: MetricsDay['processorSeconds'];
  };
};
