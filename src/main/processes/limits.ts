/** Numbers of process supervision, with unit and reason. */
export const processLimits = {
  /** Crashes within `windowMs` that open the breaker: a third crash in a minute is not bad luck. */
  crashes: 3,
  /** Milliseconds. */
  windowMs: 60_000,
  /** Milliseconds a process may take to end by itself when closed, before SIGKILL. */
  closeMs: 1_500,
  /** Milliseconds a cancelled reader may take before it is killed; the promise to a person is 2 s. */
  cancelMs: 1_000,
  /** Milliseconds until a started process must have its channel. */
  portMs: 15_000,
  /** Readers at once; extraction is one core each, and the embedder wants the others. */
  maxReaders: 4,
  /** Milliseconds without load, text or prompt progress after which a chat model counts as hung; a large file on a slow disk loads that long. */
  chatSilentMs: 300_000,
  /** Milliseconds a stopped answer may take to come back with its text; the promise to a person is 2 s. */
  stopMs: 1_500,
  /** Milliseconds a model that was told to stop may go on before its process is killed; the person got the text long before. */
  deafMs: 20_000,
  /** Looks for the fresh process after a death, and milliseconds between them: the channel can close before the exit is known. */
  restartLooks: 100,
  restartLookMs: 20,
  /** The picture processes. */
  picture: {
    /** Milliseconds for one picture: a dense A3 scan that has to be read twice takes half of it on a slow machine. */
    pictureMs: 120_000,
    /** Milliseconds to look at a picture's header or to make a PNG of it; somebody waits for it. */
    inspectMs: 30_000,
    /** Pictures looked at together that may take as long as one: none of them takes all of it. */
    picturesPerLook: 4,
    /** Resident bytes of one process: the largest picture as colours and grey, and Tesseract beside it. */
    maxMemoryBytes: 1_600 * 1024 * 1024,
    /** Resident bytes above which a process starts afresh after its picture. */
    keepBytes: 700 * 1024 * 1024,
    /** Milliseconds between looks at its memory. */
    memoryCheckMs: 500,
    /** Pictures after which a process starts afresh: Tesseract learns from each page and native memory does not shrink. */
    picturesPerProcess: 200,
  },
  /** The process that computes over tables. */
  table: {
    /** Milliseconds for one question over a table: a person waits for it, and what takes longer is a join gone wild. */
    milliseconds: 5_000,
    /**
     * Resident bytes a statement may need beyond what the process held before: a sheet of 200,000 rows needs a third of it, a join of it with itself
     * all. The tables themselves, read with their places: 1.6 million cells took 700 MB. Looked at every so many milliseconds.
     */
    maxMemoryBytes: 512 * 1024 * 1024,
    maxTableBytes: 1024 * 1024 * 1024,
    memoryCheckMs: 50,
    /** Questions after which a process starts afresh. */
    usesPerProcess: 100,
  },
  /** Milliseconds the system may take to tell which of some files are in the cloud only, and bytes of its answer. */
  cloudProbeMs: 10_000,
  cloudProbeBytes: 1024 * 1024,
  /** Milliseconds an answer about memory pressure is good for, and a system tool may take. */
  memoryLookMs: 10_000,
  askMs: 2_000,
  /** What macOS has left when it speaks of some and of much memory pressure: below what slows reading, and what stops it. */
  somePressure: { share: 0.06, bytes: 700 * 1024 * 1024 },
  muchPressure: { share: 0.02, bytes: 200 * 1024 * 1024 },
} as const;
