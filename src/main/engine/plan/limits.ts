/** Numbers of the work plan, the queue's back-off and the breakers, with unit and reason. */
const second = 1000;
const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

export const planLimits = {
  /** Bytes of memory per reader: each may grow to 1 GB, rarely all at once, and a quarter of the machine is theirs. */
  memoryPerReader: 4 * gibibyte,
  /** Share of memory for reading as a whole; models, windows and the person's own work have the rest. */
  memoryShare: 0.25,
  /** Bytes a reader usually takes, and a picture worker with two languages loaded. */
  usualReader: 300 * mebibyte,
  pictureWorker: 400 * mebibyte,
  /** Readers at most: beyond that one SQLite writer and one embedder are what all wait for. */
  maxReaders: 8,
  /** Picture workers at most: an Ultra's performance cores. */
  maxPictureWorkers: 16,
  /** Cores that one reader takes with the chunking and storing it causes. */
  coresPerReader: 2,
  /** What an efficiency core is worth to letter recognition, in performance cores. */
  efficiencyShare: 0.5,
  /** Bytes free below which reading slows down, and below which it rests: swapping slows everything a person does. */
  lowMemory: 1 * gibibyte,
  leastMemory: 384 * mebibyte,
  /** The same as shares of all memory, for small machines; the smaller bound counts. */
  lowMemoryShare: 0.1,
  leastMemoryShare: 0.04,
  /** Milliseconds between looks at memory while it is scarce: nothing tells when it no longer is. */
  memoryLookMs: 10 * second,
  /** Passages per embedding request at full speed, and when slowed or on a machine with little memory. */
  embedBatch: 16,
  smallEmbedBatch: 8,
  smallMachine: 8 * gibibyte,
  /** Work that is done on battery as well: this many files of these bytes in all, and passages of this many documents. */
  smallFiles: 20,
  smallBytes: 20 * mebibyte,
  /** Milliseconds since a file was found or changed within which it counts as fresh. */
  freshMs: 60 * 60 * second,
  /** Documents that may wait for their vectors before reading waits for the embedder, and UTF-16 units of their text. */
  lagDocuments: 20_000,
  lagCharacters: 256 * mebibyte,
  /** Milliseconds a count of many waiting documents is good for. */
  countMs: 1 * second,
} as const;

export const retryLimits = {
  /** Milliseconds before the first repetition; each further one waits `growth` times as long, up to `longest`. */
  first: 1 * second,
  growth: 3,
  longest: 5 * 60 * second,
  /** Share by which a wait is varied at random, so that files of one failing disk don't return at once. */
  jitter: 0.25,
  /** Milliseconds: work that starts later than this from now is nothing to wait for. */
  horizon: 30 * second,
} as const;

export const breakerLimits = {
  /** Failures in a row, all of the machine's making, that open it. */
  failures: 3,
  /** Milliseconds it stays open before one trial, the first time and at most; each failed trial doubles it. */
  openMs: 10 * second,
  longestOpenMs: 5 * 60 * second,
} as const;

export const storePlanLimits = {
  /** Share of all memory that vectors may take: at a million passages the index as a whole stays under 500 MB on 8 to 24 GB. */
  heldShare: 1 / 72,
  /** Share of all memory for SQLite's page cache; the system's own cache of the file lies behind it. */
  pageCacheShare: 1 / 256,
  /** Bytes of page cache on small and very large machines: under the least, a search reads the upper levels of its trees again. */
  leastPageCache: 32 * mebibyte,
  mostPageCache: 512 * mebibyte,
} as const;

/** Measured on processes that run (`test/model/memory-plan.test.ts`), or read in llama.cpp, as said. */
export const modelMemoryLimits = {
  /** Bytes per number of the cache; 8 bits come with a 16-bit scale per 32 numbers (ggml's Q8_0). */
  bytesPerNumber: { f16: 2, q8_0: 34 / 32 },
  /** Bytes of cache per token for a model whose file is not there yet: what a 14 B model keeps, more than all smaller ones. */
  unknownCachePerToken: 160 * 1024,
  /** Share of the weights for computing, and bytes at least, for such a model. */
  unknownComputeShare: 0.06,
  leastUnknownCompute: 300 * mebibyte,
  /** Tokens of a prompt evaluated at once (llama.cpp's `n_ubatch`). */
  sliceTokens: 512,
  /** Copies of a token's numbers that live at the same time inside a layer. */
  copiesPerToken: 4,
  /** Bytes of the model process with llama.cpp in it: 92 MB of Node, the libraries, the vocabulary as the library keeps it. */
  llamaRuntime: 125 * mebibyte,
  /** The same with transformers.js and ONNX Runtime. */
  onnxRuntime: 155 * mebibyte,
  /** Times ONNX weights are in memory: as read, and laid out anew for the processor. */
  onnxWeightCopies: 2,
  /** Copies of a token's numbers that live at the same time inside ONNX Runtime. */
  onnxCopiesPerToken: 4.5,
  /** Width of an encoder nobody has looked into: that of the larger ones. */
  unknownWidth: 1024,
} as const;

export const memoryLimits = {
  /** Bytes left to macOS and to a browser, mail and the like: grows with the machine, as what people do on it does. */
  system: { fixedBytes: 2 * gibibyte, share: 1 / 8, mostBytes: 8 * gibibyte, mostShare: 0.5 },
  /** Shares of unified memory that Metal recommends to use at most, and up to where the smaller holds (see `graphicsBytes`). */
  graphics: { smallShare: 2 / 3, largeShare: 3 / 4, smallMachine: 36 * gibibyte },
  /** Bytes of the app's own processes: main, window with its helpers, engine. */
  appBytes: 600 * mebibyte,
  /** Bytes the vector index keeps per vector beside its numbers. */
  bytesPerVectorRow: 8,
  /** Tokens of context a chat gets: room for 12 passages and an answer; the model host's own number. */
  usualContextTokens: 8192,
  /** Shorter contexts that are tried when that does not fit; below the last an answer has too little to go by. */
  contextSteps: [6144, 4096, 2048],
  leastContextTokens: 512,
  /** Tokens of the longest text an encoder is given here. */
  encoderWindowTokens: 512,
  /** Share of the room that may be used before a machine that takes turns counts as tight. */
  comfortableShare: 0.85,
  /** Share of the room an embedder may take without leaving a chat model none. */
  encoderShare: 0.25,
} as const;
