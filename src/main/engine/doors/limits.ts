/** Numbers of the doors for other programs, with unit and reason. */
const second = 1000;
const mebibyte = 1024 * 1024;

export const doorLimits = {
  /** Hits and documents per request: what a model can read of, and a page of a list. */
  hits: { usual: 10, most: 50 },
  documents: { usual: 100, most: 1000 },
  /** Documents and fields one request extracts, and UTF-16 units of a field's description: a model reads the answer whole. */
  extract: { documents: 20, fields: 60, words: 2000 },
  /** Folders named in one request. */
  folders: 100,
  /** Milliseconds between looks at a run over every file that a request waits for. */
  runLookMs: 50,
  mcp: {
    /** UTF-16 units of one message; the largest honest one is a question with a long text in it. */
    messageCharacters: 4 * mebibyte,
    /** Calls worked on at once; a client that sends more is told to wait. */
    calls: 16,
    /** Milliseconds without a call after which a library of our own is closed, so that the app can open it. */
    idleMs: 10 * second,
  },
  http: {
    /** Answers at once: a model writes one at a time, the rest wait in line. */
    answers: 8,
    /** Milliseconds between two signs of life while a model is silent: proxies give up after a minute. */
    keepAliveMs: 15 * second,
    /** Upper bounds of the duration histogram, seconds. */
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  },
} as const;
