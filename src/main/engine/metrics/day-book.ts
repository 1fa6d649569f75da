/** The figures by day, bounded: what is kept, added to, and read back. Knows no file. */
import { type AppErrorCode, appErrorCodes } from '../../../preload/contract/errors.ts';
import type {
  CountName,
  IngestStage,
  MeteredProcess,
  MetricsDay,
  SlowRequest,
  TimeName,
} from '../../../preload/contract/metrics-shapes.ts';
import { addTime, emptyHistogram, figuresOf, type Histogram } from './histogram.ts';
import { metricsLimits } from './limits.ts';
import { countNames, ingestStages, processNames, timeNames } from './names.ts';

export type DayRecord = {
  readonly times: Partial<Record<TimeName, Histogram>>;
  readonly stages: Partial<Record<IngestStage, number>>;
  readonly counts: Partial<Record<CountName, number>>;
  readonly errors: Partial<Record<AppErrorCode, number>>;
  readonly processorSeconds: Partial<Record<MeteredProcess, number>>;
  readonly mostMemory: Partial<Record<MeteredProcess, number>>;
  mostWaiting: number;
};
export type DayBook = { readonly days: Record<string, DayRecord>; readonly slow: SlowRequest[] };

export const emptyBook = (): DayBook => ({ days: {}, slow: [] });
export const emptyDay = (): DayRecord => ({
  times: {},
  stages: {},
  counts: {},
  errors: {},
  processorSeconds: {},
  mostMemory: {},
  mostWaiting: 0,
});

/** `2026-11-28`, by this computer's clock. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The record of a day, made when it is missing; the oldest make room. */
export function dayIn(book: DayBook, at: number): DayRecord {
  const day = dayOf(at);
  const there = book.days[day];
  if (there) return there;
  const made = emptyDay();
  book.days[day] = made;
  for (const old of Object.keys(book.days).sort().slice(0, -metricsLimits.days)) delete book.days[old];
  return made;
}

export const add = <Name extends string>(to: Partial<Record<Name, number>>, name: Name, by: number): void => {
  to[name] = (to[name] ?? 0) + by;
};

export function addDuration(day: DayRecord, name: TimeName, milliseconds: number): void {
  const histogram = day.times[name] ?? emptyHistogram();
  day.times[name] = histogram;
  addTime(histogram, milliseconds);
}

/** Newest first, the oldest make room. */
export function addSlow(book: DayBook, request: SlowRequest): void {
  book.slow.unshift(request);
  book.slow.length = Math.min(book.slow.length, metricsLimits.slowRequests);
}

export function shownDay(day: string, record: DayRecord): MetricsDay {
  const times = Object.entries(record.times).map(([name, histogram]) => [name, figuresOf(histogram)] as const);
  return { ...record, day, times: Object.fromEntries(times) };
}

/**
 * A book as it was written; only names and numbers we know are taken over, so that a file somebody changed brings in nothing else.
 * Null when it is no book.
 */
export function readBook(text: string): DayBook | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // Cut off; the figures begin anew.
  }
  const { days, slow } = fields(value);
  if (typeof days !== 'object' || days === null || !Array.isArray(slow)) return null;
  const book = emptyBook();
  const named = Object.entries(fields(days)).filter(([day]) => /^\d{4}-\d\d-\d\d$/.test(day));
  for (const [day, record] of named.sort().slice(-metricsLimits.days)) book.days[day] = readDay(fields(record));
  for (const each of slow.slice(0, metricsLimits.slowRequests).map(fields)) {
    const { name } = each;
    const isKnown = timeNames.find((known) => known === name);
    if (isKnown) {
      const milliseconds = amount(each.milliseconds);
      book.slow.push({
        name: isKnown,
        at: amount(each.at),
        milliseconds,
        asked: amount(each.asked),
        found: amount(each.found),
      });
    }
  }
  return book;
}

function readDay(record: Readonly<Record<string, unknown>>): DayRecord {
  const times: DayRecord['times'] = {};
  for (const name of timeNames) {
    const given = fields(record.times)[name];
    if (given) times[name] = readHistogram(fields(given));
  }
  return {
    times,
    stages: amounts(record.stages, ingestStages),
    counts: amounts(record.counts, countNames),
    errors: amounts(record.errors, appErrorCodes),
    processorSeconds: amounts(record.processorSeconds, processNames),
    mostMemory: amounts(record.mostMemory, processNames),
    mostWaiting: amount(record.mostWaiting),
  };
}

/** Counts are those of its buckets, whatever it says. */
function readHistogram(given: Readonly<Record<string, unknown>>): Histogram {
  const numbers = Array.from({ length: metricsLimits.histogram.bounds + 1 }, (_, bucket) => String(bucket));
  const buckets = amounts(given.buckets, numbers) as Record<string, number>;
  const count = Object.values(buckets).reduce((sum, each) => sum + each, 0);
  return { count, sum: amount(given.sum), longest: amount(given.longest), buckets };
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const amount = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
function amounts<Name extends string>(value: unknown, names: readonly Name[]): Partial<Record<Name, number>> {
  const given = fields(value);
  const known = names.filter((name) => Object.hasOwn(given, name) && amount(given[name]) > 0);
  return Object.fromEntries(known.map((name) => [name, amount(given[name])])) as Partial<Record<Name, number>>;
}
