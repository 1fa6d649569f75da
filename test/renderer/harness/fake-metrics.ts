/** A month of figures as a library of some size has them; searches are slower since four days ago. */
import type { MetricsDay, MetricsOverview, TimeFigures } from '../../../src/preload/contract/metrics-shapes.ts';

const days = 30;
/** Uneven but the same each time. */
const wave = (index: number, from: number, to: number) => from + ((to - from) * (1 + Math.sin(index * 1.7))) / 2;
const dayName = (index: number) => new Date(Date.UTC(2026, 9, 30 + index)).toISOString().slice(0, 10);

function fakeDay(index: number): MetricsDay {
  const slower = index >= days - 4 ? 2.4 : 1;
  const times = (median: number, count: number): TimeFigures => {
    const now = median * wave(index, 0.85, 1.15);
    return { count: Math.round(count * wave(index + 3, 0.4, 1.6)), median: now, p95: now * 3.1, longest: now * 7 };
  };
  return {
    day: dayName(index),
    times: {
      search: times(92 * slower, 45),
      'search.typed': times(14, 210),
      'answer.first': times(1900, 12),
      'answer.whole': times(9200, 12),
      document: times(140, 30),
    },
    stages: {
      hash: 2100,
      extract: wave(index, 8000, 95_000),
      count: 900,
      chunk: 1500,
      analyse: 5200,
      store: 7400,
      embed: wave(index + 1, 9000, 64_000),
    },
    counts: {
      requests: 1800,
      'tokens.read': 31_000,
      'tokens.written': 4200,
      'vectors.hit': 60,
      'vectors.miss': 55,
      'answers.hit': 2,
      'answers.miss': 11,
    },
    errors: index % 6 === 0 ? { 'model-failed': 1, 'document-gone': 3 } : {},
    processorSeconds: {
      engine: wave(index, 40, 190),
      'model-host': wave(index + 2, 60, 700),
      'extract-worker': wave(index + 1, 10, 260),
      'picture-worker': wave(index, 0, 340),
    },
    mostMemory: { engine: 412e6, 'model-host': 2.9e9 },
    mostWaiting: 40,
  };
}

export function fakeMetrics(): MetricsOverview {
  const spread = [12, 17, 24, 34, 48, 68, 96, 135, 191, 270, 382, 540, 764].map((upTo, index) => ({
    upTo,
    count: Math.round(420 * Math.exp(-((index - 6) ** 2) / 7)) + 3,
  }));
  return {
    kept: true,
    days: Array.from({ length: days }, (_, index) => fakeDay(index)),
    spreads: { search: spread },
    slowdowns: [{ name: 'search', since: dayName(days - 4), usual: 92, now: 224 }],
    slow: [
      { at: Date.UTC(2026, 10, 28, 9, 12), name: 'search', milliseconds: 2840, asked: 34, found: 10 },
      { at: Date.UTC(2026, 10, 27, 16, 40), name: 'answer.whole', milliseconds: 131_000, asked: 62, found: 4 },
    ],
    memory: { engine: 391e6, 'model-host': 2.7e9, 'extract-worker': 188e6 },
    waiting: { files: 12, passages: 30 },
    sinceStart: { seconds: 4100, times: {}, counts: {}, errors: {}, stages: {}, processorSeconds: {} },
  };
}
