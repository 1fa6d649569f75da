/** Every number of the engine, with its unit and its reason. */
const second = 1000;
const mebibyte = 1024 * 1024;

export const limits = {
  files: {
    /** Files in one folder registration; more are listed as too many rather than silently cut. */
    maxFiles: 2_000_000,
    /** Bytes; a PDF is held whole in the reader's memory, whose bound is 1 GB. */
    maxPdfBytes: 700 * mebibyte,
    /** Bytes per read of a file; small enough to cancel within a second on a slow disk. */
    readBytes: 4 * mebibyte,
  },
  extract: {
    /** UTF-16 code units of one document (about 1 GB in memory as UTF-16 at most twice over). */
    maxCharacters: 512 * mebibyte,
    /** Uncompressed per compressed bytes: an honest document stays under 100. */
    maxExpansion: 200,
    /** Milliseconds for one unit (page, slide, section) without any item arriving. */
    unitMs: 30 * second,
    /** Resident bytes of one reader process. */
    maxMemoryBytes: 1024 * mebibyte,
    /** Milliseconds between looks at a reader's memory. */
    memoryCheckMs: 1 * second,
    /** Files a reader process handles before a fresh one takes over (native memory does not shrink). */
    filesPerProcess: 500,
    /** Process deaths after which a file is quarantined. */
    killsToQuarantine: 2,
    /** UTF-16 units of plain text per unit, so that one huge log is committed in parts. */
    textUnitCharacters: 200_000,
  },
  chunk: {
    /** Tokens; kept under the embedder's window. Chosen by test/eval. */
    targetTokens: 200,
    /** Tokens of sentences repeated from the chunk before. */
    overlapTokens: 30,
    /** Tokens of the context line (title and heading path). */
    contextTokens: 40,
  },
  embed: {
    /** Texts per request: cancel waits for one request at most. */
    batch: 16,
    /** Milliseconds before a silent model host counts as hung. */
    requestMs: 120 * second,
  },
  search: {
    /** UTF-16 units of a query; longer is almost always a pasted document. */
    maxQueryCharacters: 10_000,
    /** Distinct query terms used, rarest first. */
    maxTerms: 64,
    /** Candidates from each part before fusion. */
    candidates: 200,
    /** Constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009). */
    fusionConstant: 60,
  },
  answer: {
    /** Passages handed to the answer stage. */
    passages: 12,
    /** Milliseconds between saves of a streaming message: what a crash may cost. */
    saveMs: 500,
    /** Tokens a model may write in one answer. */
    maxTokens: 512,
  },
  ingest: {
    /** Milliseconds a claimed job stays ours without a sign of life. */
    leaseMs: 5 * 60 * second,
    /** Attempts at a file that fails without killing its reader. */
    maxAttempts: 3,
    /** Milliseconds between progress events. */
    progressMs: 100,
    /** Hours a vanished file stays hidden before it is erased. */
    tombstoneHours: 24,
  },
  supervision: {
    /** Crashes within the window that open the breaker. */
    crashes: 3,
    /** Milliseconds. */
    windowMs: 60 * second,
    /** Milliseconds a cancelled process may take before it is killed. */
    cancelMs: 2 * second,
  },
  document: {
    /** Blocks per `document.blocks` reply. */
    blocks: 2_000,
  },
} as const;
