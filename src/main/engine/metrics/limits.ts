/** Numbers of the figures Docent keeps of itself, with unit and reason. */
const second = 1000;
const minute = 60 * second;

export const metricsLimits = {
  histogram: {
    /** Milliseconds of the first bound: nothing a person waits for is shorter. */
    first: 1,
    /** From one bound to the next: four to a doubling, so that a quantile is right to a tenth. */
    growth: 2 ** 0.25,
    /** Bounds: the last is a quarter of an hour, longer than any answer. */
    bounds: 80,
  },
  /** Days kept: a month shows what changed after an update. */
  days: 30,
  /** Slow requests kept: enough to see a pattern. */
  slowRequests: 50,
  /** Milliseconds from which a request is slow, by what a person expects of it. */
  slowMs: {
    search: 2 * second,
    'search.typed': 1 * second,
    'answer.first': 20 * second,
    'answer.whole': 120 * second,
    document: 3 * second,
  },
  /** Milliseconds between two looks at memory, processor time and the queue: seldom enough to cost nothing. */
  sampleMs: 30 * second,
  /** Milliseconds between two writes: what a crash loses. */
  saveMs: minute,
  /** Bytes of the file at most; a month of everything has about 150,000. A larger one is not ours. */
  fileBytes: 2_000_000,
  slowdown: {
    /** Requests of a day that make its median worth something. */
    leastCount: 20,
    /** Days before that make up what is usual, at least and at most. */
    leastDays: 5,
    mostDays: 14,
    /** Slow: this many times the usual median … */
    factor: 1.5,
    /** … and this many of the usual deviations (median absolute deviation, scaled to a standard deviation) above it … */
    deviations: 3,
    deviationScale: 1.4826,
    /** … and this many milliseconds, because nobody feels less. */
    leastMs: 50,
    /** Days after which slow is the new usual: nobody wants to hear it for ever. */
    longestDays: 14,
  },
} as const;
