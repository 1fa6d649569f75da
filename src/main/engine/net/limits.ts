/** Numbers of network connections, with unit and reason. */
const second = 1000;
const mebibyte = 1024 * 1024;

export const netLimits = {
  /** Milliseconds until a server must have begun to answer, and that a body may stand still; mobile hotspots pause for some ten seconds. */
  answerMs: 20 * second,
  stallMs: 30 * second,
  /** Redirects followed: model sites lead to a content network in one or two. */
  redirects: 5,
  /** Attempts in a row at one mirror that bring nothing, before the next mirror is tried. */
  attempts: 4,
  /** Milliseconds a server may ask us to wait (`Retry-After`) before the next mirror is tried instead. */
  longestRetryAfterMs: 60 * second,
  /** Bytes the disk must have left beyond the download: macOS itself gets into trouble with less. */
  spareDiskBytes: 1024 * mebibyte,
  /** Bytes between two looks at the free space while downloading. */
  spaceLookBytes: 256 * mebibyte,
  /** Bytes read at once while what is there already is hashed. */
  hashReadBytes: 1 * mebibyte,
  /** Milliseconds between two progress reports: at most five a second. */
  progressMs: 200,
  /** Milliseconds of the past that the shown speed is an average of. */
  speedWindowMs: 8 * second,
  /** Milliseconds between attempts while there is no network; a person or a wake-up tries at once. */
  offlineRetryMs: { first: 5 * second, growth: 2, longest: 5 * 60 * second },
  update: {
    /** Bytes of a notice; ours have some six hundred. */
    bytes: 16 * 1024,
    /** Milliseconds for all of it, from the name's look-up to the last byte. */
    wholeMs: 15 * second,
    /** Milliseconds between two looks while the switch is on. */
    everyMs: 24 * 60 * 60 * second,
    /** Milliseconds a notice may be ahead of this clock: clocks differ, a day is more than any time zone set wrong. */
    clockMs: 24 * 60 * 60 * second,
  },
  /** Connections remembered for the Privacy page. */
  rememberedConnections: 500,
} as const;

export const localModelLimits = {
  /** Milliseconds a model server may say nothing: it may be loading a large model. */
  silentMs: 180 * second,
  /** Attempts after the first, while nothing has been written. */
  retries: 3,
  /** Tokens sent and written at most: what Ollama gives a model unless told otherwise. */
  contextTokens: 4096,
  /** Bytes of UTF-8 per token, for a guess that is rather too high in any script. */
  bytesPerToken: 3,
  /** UTF-16 units of one line of an answer; honest ones have some hundred. */
  longestLine: 1024 * 1024,
} as const;

export const apiLimits = {
  /** Port unless a person chooses another: in no list of well-known services, below the range systems hand out. */
  port: 8427,
  /** Bytes of a JSON body: a question takes 100,000 characters, a batch of 256 texts to embed some megabytes. */
  bodyBytes: 16 * mebibyte,
  /** Bytes of an upload: larger files are put into a folder of the library, not sent through a socket. */
  uploadBytes: 512 * mebibyte,
  /** Requests at once: 50 searches of a busy tool and some. */
  requests: 64,
  /** Requests per second in the long run, and how many may come at a stroke. */
  rate: { perSecond: 200, burst: 400 },
  /** Wrong tokens: guessing 256 bits is hopeless anyway, and logs stay short. */
  wrongTokens: { perSecond: 0.2, burst: 10 },
  /** Milliseconds a client may take for its headers, for its whole request (a large upload), and be silent between two. */
  headersMs: 10 * second,
  requestMs: 120 * second,
  idleSocketMs: 30 * second,
  /** Milliseconds a client may take nothing of an answer that is ready. */
  silentReaderMs: 60 * second,
  /** Milliseconds between two looks for clients that are too slow. */
  lookMs: 1 * second,
  /** Bytes of an upload's name, as file systems take. */
  nameBytes: 200,
} as const;
