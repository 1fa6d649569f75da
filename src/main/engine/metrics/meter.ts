/** Counts and times into the book of days, and beside it what was counted since the engine started. */
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type {
  CountName,
  IngestStage,
  MeteredProcess,
  MetricsOverview,
  SlowRequest,
  TimeName,
} from '../../../preload/contract/metrics-shapes.ts';
import type { ProcessSample } from '../types.ts';
import { add, addDuration, addSlow, type DayBook, type DayRecord, dayIn, emptyDay, shownDay } from './day-book.ts';
import { type DayMedian, findSlowdown } from './find-slowdowns.ts';
import { figuresOf, merged, spreadOf } from './histogram.ts';
import { metricsLimits } from './limits.ts';
import { timeNames } from './names.ts';

type Waiting = MetricsOverview['waiting'];

export type Meter = ReturnType<typeof createMeter>;

export function createMeter(options: {
  readonly book: DayBook;
  readonly now: () => number;
  readonly isKept: () => boolean;
  /** A request that took long. */
  readonly onSlow: (request: SlowRequest) => void;
}) {
  const { now, isKept } = options;
  let { book } = options;
  const started = now();
  const since = emptyDay();
  const last = { stages: {} as Partial<Record<IngestStage, number>>, processor: new Map<MeteredProcess, number>() };
  let memory: Partial<Record<MeteredProcess, number>> = {};
  let waiting: Waiting = { files: 0, passages: 0 };
  let isChanged = false;

  /** Into the day of now and into what was since the start. */
  function record(into: (day: DayRecord) => void): void {
    if (!isKept()) return;
    isChanged = true;
    into(dayIn(book, now()));
    into(since);
  }

  function time(name: TimeName, milliseconds: number, size: { readonly asked: number; readonly found: number }): void {
    record((day) => addDuration(day, name, milliseconds));
    if (milliseconds < metricsLimits.slowMs[name] || !isKept()) return;
    const slow = { at: now(), name, milliseconds: Math.round(milliseconds), ...size };
    addSlow(book, slow);
    options.onSlow(slow);
  }

  return {
    time,
    count: (name: CountName, by = 1) => record((day) => add(day.counts, name, by)),
    error: (code: AppErrorCode) => record((day) => add(day.errors, code, 1)),
    /** Sums since the start of the engine; what has come since the look before is added to the day. */
    stages(sums: Readonly<Record<IngestStage, number>>): void {
      const grown = Object.entries(sums).filter(([name, sum]) => sum > (last.stages[name as IngestStage] ?? 0));
      if (grown.length > 0) {
        record((day) => {
          for (const [name, sum] of grown as [IngestStage, number][])
            add(day.stages, name, sum - (last.stages[name] ?? 0));
        });
      }
      last.stages = { ...sums };
    },
    processes(samples: readonly ProcessSample[], queue: Waiting): void {
      waiting = queue;
      memory = Object.fromEntries(samples.flatMap((each) => (each.memoryBytes ? [[each.name, each.memoryBytes]] : [])));
      const used = samples.map((each) => {
        const before = last.processor.get(each.name) ?? 0;
        const sum = each.processorSeconds ?? before;
        last.processor.set(each.name, sum);
        return { name: each.name, seconds: Math.max(0, sum - before) };
      });
      record((day) => {
        for (const { name, seconds } of used) if (seconds > 0) add(day.processorSeconds, name, seconds);
        for (const [name, bytes] of Object.entries(memory) as [MeteredProcess, number][])
          day.mostMemory[name] = Math.max(day.mostMemory[name] ?? 0, bytes);
        day.mostWaiting = Math.max(day.mostWaiting, queue.files + queue.passages);
      });
    },
    erase(): void {
      book = { days: {}, slow: [] };
      isChanged = false;
    },
    /** The book when something was added since it was taken last. */
    takeChanged(): DayBook | null {
      const changed = isChanged ? book : null;
      isChanged = false;
      return changed;
    },
    overview(): MetricsOverview {
      const days = Object.entries(book.days).sort(([one], [other]) => (one < other ? -1 : 1));
      const histograms = (name: TimeName) => days.flatMap(([, day]) => day.times[name] ?? []);
      const medians = (name: TimeName): DayMedian[] =>
        days.flatMap(([day, { times }]) => (times[name] ? [{ day, ...figuresOf(times[name]) }] : []));
      const told = timeNames.filter((name) => histograms(name).length > 0);
      return {
        kept: isKept(),
        days: days.map(([day, of]) => shownDay(day, of)),
        spreads: Object.fromEntries(told.map((name) => [name, spreadOf(merged(histograms(name)))])),
        slowdowns: told.flatMap((name) => findSlowdown(name, medians(name)) ?? []),
        slow: [...book.slow],
        memory,
        waiting,
        sinceStart: {
          seconds: (now() - started) / 1000,
          times: Object.fromEntries(
            Object.entries(since.times).map(([name, histogram]) => [
              name,
              { count: histogram.count, milliseconds: histogram.sum, spread: spreadOf(histogram) },
            ]),
          ),
          ...{ counts: { ...since.counts }, errors: { ...since.errors }, stages: { ...since.stages } },
          processorSeconds: { ...since.processorSeconds },
        },
      };
    },
  };
}
